"""The public addresses (contract 2); once public, an address keeps its meaning for ever."""

from django.urls import include, path, register_converter

from .addresses import DayConverter
from .views import (
    about,
    committees,
    coverage,
    decision,
    glossary,
    home,
    identifier,
    items,
    meetings,
    minutes,
    report,
    years,
)

register_converter(DayConverter, "day")

MEETING = "committees/<slug:committee>/<day:day>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("meetings/", years.meetings, name="meetings"),
    path("meetings/<int:year>/", years.meetings_year, name="meetings_year"),
    path("committees/", committees.committees, name="committees"),
    path("committees/<slug:committee>/", committees.committee, name="committee"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{MEETING}source/", minutes.source, name="source"),
    path(f"{MEETING}source/page-<int:page>.png", minutes.page_picture, name="page_picture"),
    path(f"{MEETING}original/", minutes.original, name="original"),
    path(f"{MEETING}<slug:item>/", items.item, name="item"),
    path("decisions/<int:pk>/", decision.decision, name="decision"),
    path("id/<uuid:uid>/", identifier.identifier, name="identifier"),
    path("report/", report.report, name="report"),
    path("report/thanks/", report.report_taken, name="report_taken"),
    path("glossary/", glossary.glossary, name="glossary"),
    path("about/", about.about, name="about"),
    path("about/coverage/", coverage.coverage, name="coverage"),
    path("about/accessibility/", about.accessibility, name="accessibility"),
    path("", include("council.public.urls_finding")),
]
