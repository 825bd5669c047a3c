"""Each filter offers its values with the number of results that each would leave."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from council.models import Confirmation, Mention, NamedVote, Vote
from council.search import FIELDS, Filters, find, results, upkeep
from tests.models.factories import (
    make_committee,
    make_councillor,
    make_item,
    make_meeting,
    make_resolution,
)

pytestmark = pytest.mark.django_db


def counted(name: str, q: str = "gritting", **filters) -> dict:
    return dict(find(q, Filters(**filters)).facets(name)[name].counts)


def found(q: str = "gritting", **filters) -> set[int]:
    return {hit.item.pk for hit in find(q, Filters(**filters))[:100]}


def item_of(day: str, **values):
    date = datetime.date.fromisoformat(day)
    return make_item(meeting=make_meeting(date=date, published=True, **values))


def test_a_facet_has_a_filter_of_the_same_values():
    make_item()
    for name, facet in find("gritting").facets().items():
        for value, count in facet.counts:
            assert find("gritting", Filters(**{FIELDS[name]: (value,)})).count() == count, name


@pytest.mark.parametrize("q", ["", "gritting"])
class TestFacets:
    def test_kinds_of_committee(self, q):
        scrutiny = make_item(meeting=make_meeting(committee=make_committee(kind="scrutiny"), published=True))
        council = make_item(meeting=make_meeting(committee=make_committee(kind="council"), published=True))
        assert counted("body", q) == {"scrutiny": 1, "council": 1}
        assert found(q, bodies=("scrutiny",)) == {scrutiny.pk}
        assert found(q, bodies=("scrutiny", "council")) == {scrutiny.pk, council.pk}
        assert found(q, bodies=("joint",)) == set()
        council.meeting.committee.kind = "joint"
        council.meeting.committee.save()
        assert counted("body", q) == {"scrutiny": 1, "joint": 1}
        assert found(q, bodies=("joint",)) == {council.pk}

    def test_municipal_years_run_from_may_to_april(self, q):
        april, may, march = (item_of(day).pk for day in ("2025-04-30", "2025-05-01", "2026-03-31"))
        assert counted("municipal_year", q) == {2025: 2, 2024: 1}
        assert found(q, municipal_years=(2025,)) == {may, march}
        assert found(q, municipal_years=(2024, 2025)) == {april, may, march}
        assert found(q, municipal_years=(2025,), years=(2025,)) == {may}
        assert found(q, municipal_years=(2025,), since=datetime.date(2026, 1, 1)) == {march}
        assert found(q, municipal_years=(2025,), years=(2024,)) == set()
        assert found(q, municipal_years=(0, 9999, 10**9)) == set()

    def test_years_are_counted_newest_first(self, q):
        for day in ("2023-01-01", "2025-01-01", "2023-02-01"):
            item_of(day)
        assert find(q).facets("year")["year"].counts == ((2025, 1), (2023, 2))

    def test_kinds_of_item(self, q):
        make_item()
        make_item(kind="motion")
        make_item(kind="apologies")
        assert counted("kind", q) == {"business": 1, "motion": 1}
        assert counted("kind", q, procedural=True) == {"business": 1, "motion": 1, "apologies": 1}
        assert counted("kind", q, kinds=("apologies",)) == {"business": 1, "motion": 1, "apologies": 1}

    def test_outcomes_of_any_decision_on_the_item(self, q):
        item = make_resolution(outcome="noted").item
        make_resolution(item=item, outcome="agreed")
        taken_out = make_resolution(item=item, outcome="lost")
        assert counted("outcome", q) == {"agreed": 1, "lost": 1, "noted": 1}
        taken_out.correct(removed=True)
        assert counted("outcome", q) == {"agreed": 1, "noted": 1}
        item.correct(restriction="exempt")
        assert counted("outcome", q) == {}

    def test_councillors_whom_the_minutes_name(self, q):
        one, two = make_councillor(), make_councillor()
        make_resolution(mover=one, seconder=two)
        Mention.objects.create(item=make_item(), name_as_written="A", councillor=one)
        Mention.objects.create(item=make_item(), name_as_written="An Officer")
        assert counted("councillor", q) == {one.pk: 2, two.pk: 1}

    def test_a_facet_leaves_its_own_filter_out_and_keeps_the_others(self, q):
        one, two = item_of("2024-06-01"), item_of("2025-06-01")
        item_of("2025-07-01")
        committees = tuple(item.meeting.committee_id for item in (one, two))
        assert counted("year", q, years=(2024,), committees=committees) == {2024: 1, 2025: 1}
        assert counted("committee", q, years=(2025,), committees=committees[:1]).keys() > {committees[1]}
        assert found(q, years=(2024,), committees=committees) == {one.pk}


class TestVotes:
    @pytest.mark.parametrize(
        ("vote", "marks"),
        [
            ({"in_favour": 5}, {"counted"}),
            ({"in_favour": 5, "against": 0, "abstain": 2}, {"counted"}),
            ({"in_favour": 5, "against": 3}, {"counted", "divided"}),
            ({"unanimous": True}, set()),
            ({"unanimous": False}, {"divided"}),
            ({"casting": "The Chair for"}, {"divided"}),
            ({}, set()),
            ({"in_favour": 5, "against": 3, "removed": True}, set()),
        ],
    )
    def test_a_vote_counts_as_what_the_minutes_state(self, vote, marks):
        Vote.objects.create(resolution=make_resolution(), **vote)
        assert set(counted("vote")) == marks

    def test_named_votes(self):
        decision = make_resolution()
        NamedVote.objects.create(resolution=decision, name_as_written="A", option="for")
        assert counted("vote") == {"named": 1}
        NamedVote.objects.create(resolution=decision, name_as_written="B", option="against")
        assert counted("vote") == {"divided": 1, "named": 1}
        assert found(votes=("divided",)) == found(votes=("named", "counted")) == {decision.item_id}
        assert found(votes=("counted",)) == set()

    def test_sides_taken_on_two_decisions_are_no_divided_vote(self):
        item = make_item()
        for option in ("for", "against"):
            decision = make_resolution(item=item)
            NamedVote.objects.create(resolution=decision, name_as_written="A", option=option)
        assert counted("vote") == {"named": 1}

    def test_a_corrected_vote_is_counted_anew(self):
        vote = Vote.objects.create(resolution=make_resolution(), in_favour=5)
        vote.correct(against=1)
        assert counted("vote") == {"counted": 1, "divided": 1}
        vote.delete()
        assert counted("vote") == {}


class TestApproval:
    @pytest.mark.parametrize(
        ("approval", "counts"),
        [
            ("unconfirmed", {"unconfirmed": 1}),
            ("final_unconfirmed", {"unconfirmed": 1}),
            ("approved", {"approved": 1}),
            ("approved_with_amendment", {"approved": 1}),
            ("corrected", {"approved": 1}),
        ],
    )
    def test_as_a_clerk_recorded_it(self, approval, counts):
        make_item(meeting=make_meeting(published=True, approval=approval))
        assert counted("approval") == counts

    def test_minutes_of_a_meeting_that_was_not_held_are_neither(self):
        make_item(meeting=make_meeting(published=True, status="cancelled"))
        assert counted("approval") == {}

    @pytest.fixture
    def earlier(self):
        return item_of("2025-06-02")

    @pytest.fixture
    def later(self, earlier):
        date = datetime.date(2025, 9, 1)
        return make_meeting(published=True, committee=earlier.meeting.committee, date=date)

    def confirm(self, later, **values):
        return Confirmation.objects.create(**{"meeting": later, "date": datetime.date(2025, 6, 2), **values})

    def test_as_the_minutes_of_a_later_meeting_say(self, earlier, later):
        assert counted("approval") == {"unconfirmed": 1}
        self.confirm(later)
        assert counted("approval") == {"approved": 1}
        assert found(approvals=("approved",)) == {earlier.pk}
        assert found(approvals=("unconfirmed",)) == set()
        assert upkeep.differing_entries() == []

    def unpublish(self, confirmation):
        confirmation.meeting.withdraw(reason="Published in error.")

    def take_out(self, confirmation):
        confirmation.correct(removed=True)

    def delete(self, confirmation):
        confirmation.delete()

    def delete_the_meeting(self, confirmation):
        confirmation.meeting.delete()

    def say_another_day(self, confirmation):
        confirmation.correct(date=datetime.date(2025, 6, 3))

    def say_another_committee(self, confirmation):
        confirmation.correct(committee_as_written="Quite Another Committee")

    def move_the_meeting(self, confirmation):
        confirmation.meeting.correct(committee=make_committee())

    def restrict_the_words(self, confirmation):
        make_item(meeting=confirmation.meeting, first_line=1, withheld_to=20, restriction="exempt", title="X")

    @pytest.mark.parametrize(
        "change",
        [
            unpublish,
            take_out,
            delete,
            delete_the_meeting,
            say_another_day,
            say_another_committee,
            move_the_meeting,
            restrict_the_words,
        ],
    )
    def test_a_confirmation_that_is_gone_confirms_no_longer(self, earlier, later, change):
        confirmation = self.confirm(later, first_line=5, last_line=5)
        change(self, confirmation)
        assert counted("approval") == {"unconfirmed": 1}
        assert upkeep.differing_entries() == []

    def test_a_confirmation_in_minutes_that_are_published_later(self, earlier, later):
        later.withdraw(reason="Published in error.")
        self.confirm(later)
        assert counted("approval") == {"unconfirmed": 1}
        later.publication = "published"
        later.save()
        assert counted("approval") == {"approved": 1}

    def test_a_meeting_that_moves_to_the_day_that_is_confirmed(self, earlier, later):
        self.confirm(later, date=datetime.date(2025, 6, 3))
        assert counted("approval") == {"unconfirmed": 1}
        earlier.meeting.correct(date=datetime.date(2025, 6, 3))
        assert counted("approval") == {"approved": 1}

    def test_of_another_committee_of_the_same_name_it_confirms_nothing(self, earlier, later):
        other = make_meeting(published=True, date=datetime.date(2025, 9, 1))
        self.confirm(other)
        assert counted("approval") == {"unconfirmed": 1}


def test_of_very_many_results_the_newest_are_counted_and_the_reader_can_be_told(monkeypatch):
    monkeypatch.setattr(results, "MOST_COUNTED", 3)
    days = ("2021-06-01", "2022-06-01", "2023-06-01", "2024-06-01")
    for day in days[:3]:
        item_of(day)
    search = find("gritting")
    assert (search.count(), search.are_more) == (3, False)
    assert search.facets("year")["year"].newest is None
    item_of(days[3])
    search = find("gritting")
    assert (search.count(), search.are_more, len(search[:10])) == (3, True, 3)
    facet = search.facets("year")["year"]
    assert (facet.newest, facet.counts) == (3, ((2024, 1), (2023, 1), (2022, 1)))


def test_facets_are_asked_for_singly_and_share_what_they_are_counted_of():
    make_item()
    make_committee()
    with CaptureQueriesContext(connection) as queries:
        find("gritting").facets("year", "kind", "outcome", "councillor")
    assert len([each for each in queries if "search" in each["sql"]]) <= 2
    assert set(find("gritting").facets("year")) == {"year"}
    assert set(find("gritting").facets()) == set(FIELDS)
