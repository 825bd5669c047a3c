"""The addresses of search, councillors, the register of decisions, the calendar and what can be subscribed to."""

from django.urls import path

from . import feeds
from .views import (
    attendance,
    calendar,
    committee_attendance,
    compare,
    corrections,
    councillor_lists,
    councillors,
    decisions,
    exports,
    search,
    suggest,
)

urlpatterns = [
    path("search/", search.Search.as_view(), name="search"),
    path("search/help/", search.search_help, name="search_help"),
    path("search/filters/", search.Narrow.as_view(), name="search_filters"),
    path("search/filters/<slug:facet>/", search.Narrow.as_view(), name="search_facet"),
    path("search/results.csv", exports.search_csv, name="search_csv"),
    path("search/feed.atom", feeds.SearchFeed(), name="search_feed"),
    path("suggest/", suggest.suggest, name="suggest"),
    path("suggest/councillors/", suggest.suggest_councillors, name="suggest_councillors"),
    path("decisions/", decisions.DecisionList.as_view(), name="decisions"),
    path("decisions/decisions.csv", decisions.as_csv, name="decisions_csv"),
    path("decisions/feed.atom", feeds.DecisionsFeed(), name="decisions_feed"),
    path("councillors/", councillors.CouncillorList.as_view(), name="councillors"),
    path("councillors/compare/", compare.compare, name="compare"),
    path("councillors/<slug:councillor>/", councillors.councillor, name="councillor"),
    path(
        "councillors/<slug:councillor>/attendance/",
        attendance.councillor_attendance,
        name="councillor_attendance",
    ),
    path("councillors/<slug:councillor>/votes/", councillor_lists.votes, name="councillor_votes"),
    path("councillors/<slug:councillor>/interests/", councillor_lists.interests, name="councillor_interests"),
    path(
        "councillors/<slug:councillor>/attendance.csv",
        attendance.councillor_attendance_csv,
        name="councillor_attendance_csv",
    ),
    path("councillors/<slug:councillor>/feed.atom", feeds.CouncillorFeed(), name="councillor_feed"),
    path("councillors/<slug:councillor>.ics", calendar.councillor_ics, name="councillor_ics"),
    path("calendar/", calendar.this_month, name="calendar_today"),
    path("calendar/<int:year>/", calendar.year, name="calendar_year"),
    path("calendar/<int:year>/<int:month>/", calendar.month, name="calendar"),
    path("calendar.ics", calendar.everything_ics, name="calendar_ics"),
    path("meetings.ics", calendar.meetings_ics, name="meetings_ics"),
    path("meetings/feed.atom", feeds.MeetingsFeed(), name="meetings_feed"),
    path(
        "committees/<slug:committee>/attendance/",
        committee_attendance.committee_attendance,
        name="committee_attendance",
    ),
    path(
        "committees/<slug:committee>/attendance.csv",
        committee_attendance.committee_attendance_csv,
        name="committee_attendance_csv",
    ),
    path("committees/<slug:committee>.ics", calendar.committee_ics, name="committee_ics"),
    path("committees/<slug:committee>/feed.atom", feeds.CommitteeFeed(), name="committee_feed"),
    path("committees/<slug:committee>/<day:day>.ics", calendar.meeting_ics, name="meeting_ics"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections.atom", feeds.CorrectionsFeed(), name="corrections_feed"),
    path("feed.atom", feeds.EverythingFeed(), name="feed"),
]
