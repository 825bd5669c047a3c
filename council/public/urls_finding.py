"""The public addresses that help to find: search, councillors, the register of decisions, calendar and feeds."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path


def _unbuilt(request: HttpRequest, **_: str) -> HttpResponse:
    raise Http404


urlpatterns = [
    path("search/", _unbuilt, name="search"),
    path("councillors/", _unbuilt, name="councillors"),
    path("councillors/<slug:councillor>/", _unbuilt, name="councillor"),
    path("decisions/", _unbuilt, name="decisions"),
    path("calendar/", _unbuilt, name="calendar_today"),
    path("calendar/<int:year>/<int:month>/", _unbuilt, name="calendar"),
]
