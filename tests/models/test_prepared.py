"""Prepared querysets answer like the querysets that they were made from, for every value told."""

import datetime

import pytest
from django.db.models import Count, Exists, F, OuterRef

from council.models import (
    AgendaItem,
    Meeting,
    Prepared,
    PreparedForKeys,
    Resolution,
    Withheld,
    given_day,
    given_key,
)
from tests.models.factories import make_committee, make_item, make_meeting, make_resolution

pytestmark = pytest.mark.django_db


def days(number):
    return [datetime.date(2026, 3, day) for day in range(1, number + 1)]


def test_each_run_answers_for_the_values_told_then():
    prepared = Prepared(lambda: Meeting.objects.filter(committee=given_key("committee")))
    first, second = make_committee(), make_committee()
    meetings = {each: make_meeting(committee=each) for each in (first, second)}
    assert prepared(committee=first.pk) == [meetings[first]]
    assert prepared(committee=second.pk) == [meetings[second]]
    assert prepared(committee=0) == []


def test_a_run_sees_what_was_written_since_the_last():
    prepared = Prepared(lambda: Meeting.objects.published())
    assert prepared() == []
    meeting = make_meeting(published=True)
    assert prepared.first() == meeting
    meeting.withdraw(reason="Published in error.")
    assert prepared.first() is None


def test_days_are_told_as_dates_and_subqueries_are_told_too():
    early, late = (make_item(meeting=make_meeting(date=day)).meeting for day in days(2))
    has_items = AgendaItem.objects.filter(meeting=OuterRef("pk"), meeting__date__gte=given_day("since"))
    prepared = Prepared(lambda: Meeting.objects.filter(Exists(has_items)))
    assert prepared(since=late.date) == [late]
    assert set(prepared(since=early.date)) == {early, late}


def test_a_stretch_is_a_slice():
    meetings = [make_meeting(date=day) for day in days(5)]
    prepared = Prepared(lambda: Meeting.objects.order_by("date"))
    assert prepared.stretch(1, 3) == meetings[1:3]
    assert prepared.rows()[3:9] == meetings[3:]
    assert prepared.stretch(2, 2) == []


def test_related_rows_annotations_and_tuples_arrive_as_from_the_queryset(django_assert_num_queries):
    item = make_item()
    make_resolution(item=item)
    counted = Prepared(
        lambda: (
            AgendaItem.objects.select_related("meeting__committee")
            .annotate(decisions=Count("resolutions"))
            .filter(pk=given_key("item"))
        )
    )
    with django_assert_num_queries(1):
        found = counted.first(item=item.pk)
        assert (found.meeting.committee, found.decisions) == (item.meeting.committee, 1)
    assert Prepared(lambda: AgendaItem.objects.values_list("pk", "title"))() == [(item.pk, item.title)]


def test_what_the_public_querysets_withhold_stays_withheld():
    item = make_item(meeting=make_meeting(published=True))
    found = Prepared(lambda: AgendaItem.objects.published())()[0]
    assert found.shown_title == item.title
    with pytest.raises(Withheld):
        _ = found.paragraphs


@pytest.mark.parametrize("number", [0, 1, 25, 26, 401])
def test_any_number_of_keys_is_answered(number):
    item = make_item()
    keys = [make_resolution(item=item).pk for _ in range(min(number, 30))]
    missing = range(max(keys, default=0) + 1, max(keys, default=0) + 1 + number - len(keys))
    prepared = PreparedForKeys(lambda keys: Resolution.objects.filter(pk__in=keys))
    assert sorted(row.pk for row in prepared([*keys, *missing])) == keys


def test_a_number_that_no_column_can_hold_finds_nothing():
    make_meeting()
    assert Prepared(lambda: Meeting.objects.filter(pk=given_key("key")))(key=10**30) == []


def test_constants_with_signs_that_mean_something_in_sql_stay_what_they_are():
    titles = ["50% of Members' allowances: :p0", "100%s", '"?" or %% -- \\']
    items = [make_item(title=title) for title in titles]
    for item, title in zip(items, titles, strict=True):
        prepared = Prepared(
            lambda title=title: AgendaItem.objects.filter(title=title, meeting__gte=given_key("x"))
        )
        assert prepared(x=0) == [item]
        assert Prepared(lambda title=title: AgendaItem.objects.filter(title=title))() == [item]
        beginning = Prepared(lambda title=title: AgendaItem.objects.filter(title__startswith=title[:5]))
        assert beginning.stretch(0, 5) == [item]


def test_a_value_that_is_told_once_stands_in_several_places_and_others_beside_it():
    early, late = (make_meeting(date=day) for day in days(2))
    one_day = Prepared(lambda: Meeting.objects.filter(date__gte=given_day("on"), date__lte=given_day("on")))
    assert one_day(on=early.date) == [early]
    between = Prepared(
        lambda: Meeting.objects.filter(date__gte=given_day("since"), date__lt=given_day("until"))
    )
    assert between(since=early.date, until=late.date) == [early]
    assert between(since=late.date, until=late.date) == []


def test_rows_are_made_as_the_queryset_makes_them():
    item = make_item()
    told = AgendaItem.objects.filter(pk=item.pk)
    assert Prepared(lambda: told.values_list("title", flat=True))() == [item.title]
    (named,) = Prepared(lambda: told.values_list("pk", "meeting__date", named=True))()
    assert (named.pk, named.meeting__date) == (item.pk, item.meeting.date)
    (plain,) = Prepared(lambda: told.annotate(day=F("meeting__date")).values_list("day", "paragraphs"))()
    assert plain == (item.meeting.date, item.paragraphs)


def test_what_takes_a_second_query_is_refused():
    with pytest.raises(TypeError):
        Prepared(lambda: Meeting.objects.prefetch_related("items"))()
    with pytest.raises(TypeError):
        Prepared(lambda: Meeting.objects.values("pk"))()
