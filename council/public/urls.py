"""The public addresses (contract 2); once public, an address keeps its meaning for ever."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def _unbuilt(request: HttpRequest, **_: str) -> HttpResponse:
    return HttpResponse(status=404)


urlpatterns = [
    path("committees/", _unbuilt, name="committees"),
    path("committees/<slug:committee>/", _unbuilt, name="committee"),
    path("committees/<slug:committee>/<str:day>/", _unbuilt, name="meeting"),
    path("committees/<slug:committee>/<str:day>/<slug:item>/", _unbuilt, name="item"),
    path("councillors/<slug:councillor>/", _unbuilt, name="councillor"),
    path("decisions/<int:pk>/", _unbuilt, name="decision"),
]
