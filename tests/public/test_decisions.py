"""The register holds every published decision of every committee and can be narrowed."""

import csv
import datetime
import io

import pytest
from lxml import html

from council.models import Committee, Confirmation, DecisionEntry, NamedVote, Resolution, Vote
from council.public.decision_filters import DecisionFilterSet
from council.public.decision_table import HEADINGS
from council.public.views import decisions
from council.search import register as register_of_decisions
from council.search import upkeep
from tests.models.factories import (
    make_committee,
    make_councillor,
    make_item,
    make_meeting,
    make_resolution,
)
from tests.public.asking import queries_of

pytestmark = pytest.mark.django_db


def register(client, **parameters):
    response = client.get("/decisions/", parameters)
    assert response.status_code == 200
    return response.content.decode()


def decide(text, *, committee="Roads Panel", date=datetime.date(2025, 3, 4), **values):
    body = Committee.objects.filter(name=committee).first() or make_committee(name=committee)
    meeting = make_meeting(published=True, committee=body, date=date)
    return make_resolution(item=make_item(meeting=meeting), text=text, **values)


def test_a_decision_stands_with_its_words_outcome_vote_and_committee(client):
    decision = decide("That the bridge be mended.", outcome="agreed")
    Vote.objects.create(resolution=decision, in_favour=7, against=2)
    page = register(client)
    assert "That the bridge be mended." in page
    assert "Roads Panel" in page
    assert "7 for, 2 against" in page
    assert decision.get_absolute_url() in page


def test_the_newest_meeting_comes_first(client):
    decide("That the old be kept.", date=datetime.date(2020, 1, 7))
    decide("That the new be bought.", date=datetime.date(2024, 1, 9))
    page = register(client)
    assert page.index("That the new be bought.") < page.index("That the old be kept.")


@pytest.mark.parametrize(
    "parameters",
    [
        {"committee": "roads-panel"},
        {"outcome": "agreed"},
        {"kind": "motion"},
        {"year": "2025"},
        {"since": "2025-01-01"},
        {"q": "bridge"},
        {"councillor": "jose-arkwright"},
        {"body": "scrutiny"},
        {"municipal": "2024-25"},
        {"reference": "la 2025 0173"},
        {"vote": "stated"},
        {"vote": "divided"},
        {"approval": "approved"},
        {"q": "bridge", "committee": "roads-panel", "year": "2025"},
    ],
)
def test_a_filter_keeps_what_it_names_and_leaves_out_the_rest(client, parameters):
    josé = make_councillor(name="José Arkwright")
    make_committee(name="Roads Panel", kind="scrutiny")
    bridge = decide(
        "That the bridge be mended.", outcome="agreed", kind="motion", seconder=josé, reference="LA/2025/0173"
    )
    Vote.objects.create(resolution=bridge, in_favour=7, against=2)
    bridge.item.meeting.correct(approval="approved")
    decide(
        "That the pond be drained.",
        committee="Parks Panel",
        date=datetime.date(2023, 5, 6),
        outcome="refused",
    )
    page = register(client, **parameters)
    assert "That the bridge be mended." in page
    assert "That the pond be drained." not in page


@pytest.mark.parametrize(
    ("counts", "divided"),
    [
        ({"in_favour": 7, "against": 2}, True),
        ({"in_favour": 7, "against": 0}, False),
        ({"in_favour": 7}, False),
        ({"against": 7, "in_favour": 0}, False),
        ({"in_favour": 7, "abstain": 2}, False),
        ({"unanimous": True}, False),
        ({"casting": "The Chair voted for."}, True),
        ({"unanimous": False}, True),
    ],
)
def test_a_vote_is_divided_where_the_minutes_state_both_sides(client, counts, divided):
    Vote.objects.create(resolution=decide("That the bridge be mended."), **counts)
    page = register(client, vote="divided")
    assert ("That the bridge be mended." in page) == divided


@pytest.mark.parametrize(("options", "divided"), [(("for", "against"), True), (("for", "abstain"), False)])
def test_named_votes_are_shown_by_option_and_divide_where_they_stand_on_both_sides(client, options, divided):
    decision = decide("That the bridge be mended.")
    for name, option in zip(("Cllr Aspin", "Cllr Brook"), options, strict=True):
        NamedVote.objects.create(resolution=decision, name_as_written=name, option=option)
    page = register(client, vote="named")
    assert "For (1): Cllr Aspin" in page
    assert "The minutes do not state a vote" not in page
    assert ("That the bridge be mended." in register(client, vote="divided")) == divided


def test_a_decision_without_a_vote_says_that_none_is_stated(client):
    decide("That the bridge be mended.")
    assert "The minutes do not state a vote." in register(client)
    assert "That the bridge be mended." not in register(client, vote="stated")


def test_minutes_that_a_later_meeting_confirmed_are_approved(client):
    decision = decide("That the bridge be mended.")
    assert "That the bridge be mended." in register(client, approval="unconfirmed")
    meeting = decision.item.meeting
    later = make_meeting(published=True, committee=meeting.committee, date=datetime.date(2025, 5, 6))
    Confirmation.objects.create(meeting=later, date=meeting.date)
    assert "That the bridge be mended." in register(client, approval="approved")
    assert "That the bridge be mended." not in register(client, approval="unconfirmed")


@pytest.mark.parametrize("status", ["cancelled", "scheduled"])
def test_what_a_meeting_that_was_not_held_decided_is_neither_approved_nor_unconfirmed(client, status):
    decision = decide("That the bridge be mended.")
    decision.item.meeting.correct(status=status)
    assert "That the bridge be mended." in register(client)
    for approval in ("approved", "unconfirmed"):
        assert "That the bridge be mended." not in register(client, approval=approval)
        assert "That the bridge be mended." not in register(client, approval=approval, q="bridge")
    decision.item.meeting.correct(status="held")
    assert "That the bridge be mended." in register(client, approval="unconfirmed")


def test_the_outcome_is_shown_as_classed_and_as_written(client):
    decide("That the bridge be mended.", outcome="agreed", outcome_as_written="carried nem con")
    assert "as written: “carried nem con”" in register(client)


def test_a_vote_that_is_taken_back_leaves_the_divided_ones(client):
    decision = decide("That the bridge be mended.")
    vote = Vote.objects.create(resolution=decision, in_favour=7, against=2)
    vote.delete()
    assert "That the bridge be mended." not in register(client, vote="divided")
    Vote.objects.create(resolution=decision, in_favour=7, against=2, removed=True)
    assert "That the bridge be mended." not in register(client, vote="divided")


def test_the_register_follows_every_change_of_the_record():
    josé = make_councillor(name="José Arkwright")
    decision = decide("That the bridge be mended.", mover=josé)
    decision.item.meeting.correct(date=datetime.date(2025, 3, 5))
    decision.correct(kind="motion")
    assert upkeep.differing_decisions() == []
    josé.delete()
    assert DecisionEntry.objects.get().mover is None
    decision.item.meeting.withdraw(reason="Published in error.")
    assert not DecisionEntry.objects.exists()
    assert upkeep.differing_decisions() == []


def test_an_entry_that_is_wrong_or_missing_is_found_and_made_good():
    item = decide("That the bridge be mended.").item
    DecisionEntry.objects.update(outcome="lost")
    assert upkeep.differing_decisions() == [item.pk]
    DecisionEntry.objects.all().delete()
    assert upkeep.differing_decisions() == [item.pk]
    upkeep.rebuild()
    assert upkeep.differing_decisions() == []


def test_several_years_are_joined(client):
    for year in (2022, 2023, 2024):
        decide(f"That it be done in {year}.", date=datetime.date(year, 6, 1))
    page = register(client, year=["2022", "2024"])
    assert "2 decisions" in page
    assert "done in 2023" not in page


def test_a_decision_that_is_not_public_is_not_in_the_register(client):
    make_resolution(item=make_item(meeting=make_meeting()), text="That the draft be kept.")
    make_resolution(item=make_item(restriction="exempt"), text="That the land be sold.")
    make_resolution(removed=True, text="That this be taken out.")
    page = register(client)
    assert "0 decisions" in page
    assert "That the" not in page


@pytest.mark.parametrize(
    "name",
    [
        "committee",
        "council",
        "body",
        "outcome",
        "kind",
        "vote",
        "approval",
        "year",
        "municipal",
        "since",
        "until",
        "councillor",
    ],
)
def test_an_unknown_value_is_an_error_and_nothing_is_listed(client, name):
    decide("That the bridge be mended.")
    page = register(client, **{name: "soup"})
    assert f'id="id_{name}_error"' in page
    assert "That the bridge be mended." not in page


def test_the_register_says_which_kinds_of_decision_it_holds(client):
    page = register(client)
    assert "decisions, recommendations, motions and amendments" in page
    assert "It does not hold" in page


def test_a_search_that_finds_nothing_says_so(client):
    decide("That the bridge be mended.")
    assert "No published decision matches" in register(client, q="volcano")


def test_a_search_that_cannot_be_made_says_why(client):
    decide("That the bridge be mended.")
    page = register(client, q="-bridge")
    assert "Nothing was searched" in page
    assert "No published decision matches" not in page


def test_the_queries_of_the_register_do_not_grow_with_it(client):
    decide("That one thing be done.")
    client.get("/decisions/?q=first")
    few = queries_of(client, "/decisions/")
    for day in range(1, 25):
        decide("That another thing be done.", date=datetime.date(2024, 2, day))
    client.get("/decisions/?q=again")
    assert queries_of(client, "/decisions/") == few <= 8


def table(client, **parameters):
    response = client.get("/decisions/decisions.csv", parameters)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/csv")
    text = b"".join(response).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_table_has_a_row_for_each_decision_with_the_vote_and_where_it_stands(client, settings):
    decision = decide(
        "That (a) the bridge be mended.",
        parts=[{"label": "(a)", "text": "the bridge be mended."}, {"label": "(b)", "text": "it be painted."}],
        outcome="agreed",
        outcome_as_written="Carried",
        first_line=31,
        last_line=33,
        moved_by_as_written="Cllr Aspin",
    )
    Vote.objects.create(resolution=decision, in_favour=7, against=0)
    (row,) = table(client)
    assert row["id"] == str(decision.pk)
    assert row["uid"] == str(decision.uid)
    assert (row["date"], row["committee"]) == ("2025-03-04", "Roads Panel")
    assert (row["outcome"], row["outcome_as_written"]) == ("agreed", "Carried")
    assert row["text"].splitlines() == ["That (a) the bridge be mended.", "(b) it be painted."]
    assert (row["for"], row["against"], row["abstain"], row["unanimous"]) == ("7", "0", "", "")
    assert row["source_lines"] == "31-33"
    assert row["address"] == f"http://testserver{decision.get_absolute_url()}"
    assert row["minutes_status"] == "unconfirmed"
    assert row["licence"] == settings.COUNCIL_LICENCE


def test_the_table_keeps_to_the_filters_and_the_order_of_the_page(client):
    for year in (2022, 2024, 2023):
        decide(f"That it be done in {year}.", date=datetime.date(year, 6, 1))
    assert [row["date"][:4] for row in table(client, since="2023-01-01")] == ["2024", "2023"]
    assert [row["date"][:4] for row in table(client, q="done", year="2022")] == ["2022"]


def test_a_cell_that_a_spreadsheet_would_run_is_disarmed(client):
    decide('=HYPERLINK("https://evil.example")', moved_by_as_written="@Aspin")
    (row,) = table(client)
    assert row["text"].startswith("'=HYPERLINK")
    assert row["mover"] == "'@Aspin"


def test_a_table_of_too_many_decisions_is_refused_with_the_reason(client, monkeypatch):
    monkeypatch.setattr(decisions, "MOST_IN_A_TABLE", 1)
    decide("That the bridge be mended.")
    assert len(table(client)) == 1
    decide("That the pond be drained.", committee="Parks Panel")
    response = client.get("/decisions/decisions.csv")
    assert response.status_code == 400
    assert "choose a year, a committee or another filter" in response.content.decode()


def test_a_table_with_an_unknown_value_says_what_is_wrong(client):
    response = client.get("/decisions/decisions.csv?outcome=soup")
    assert response.status_code == 400
    assert "outcome: “soup” is not an outcome" in response.content.decode()


def test_a_decision_that_is_not_public_is_not_in_the_table(client):
    make_resolution(item=make_item(meeting=make_meeting()), text="That the draft be kept.")
    make_resolution(item=make_item(restriction="exempt"), text="That the land be sold.")
    assert table(client) == []


def test_the_words_of_very_many_items_are_looked_up_in_the_newest_and_the_page_says_so(client, monkeypatch):
    monkeypatch.setattr(DecisionFilterSet, "MOST_ITEMS", 1)
    decide("That the old bridge be mended.", date=datetime.date(2020, 1, 7))
    decide("That the new bridge be mended.", date=datetime.date(2024, 1, 9))
    page = register(client, q="bridge")
    assert "these are the decisions of the newest 1." in page
    assert "That the new bridge be mended." in page
    assert "That the old bridge be mended." not in page


def test_a_register_too_long_to_page_through_says_that_there_is_more(client, monkeypatch):
    monkeypatch.setattr(decisions, "MOST_COUNTED", 1)
    decide("That the bridge be mended.")
    assert "More than" not in register(client)
    decide("That the pond be drained.", committee="Parks Panel")
    page = register(client)
    assert "More than 1 decisions" in page
    assert "choose a year or a committee to reach the others" in page


def test_a_page_of_the_register_keeps_the_order_of_the_minutes(client):
    meeting = make_meeting(published=True, date=datetime.date(2025, 3, 4))
    for position in (3, 1, 2):
        make_resolution(item=make_item(meeting=meeting, position=position), text=f"That it be {position}.")
    page = register(client)
    assert page.index("That it be 1.") < page.index("That it be 2.") < page.index("That it be 3.")


def test_the_oldest_decisions_come_first_where_that_is_asked_in_the_order_of_the_minutes(client):
    for day in (4, 5):
        meeting = make_meeting(published=True, date=datetime.date(2025, 3, day))
        for number in (1, 2):
            make_resolution(item=make_item(meeting=meeting), text=f"That it be {day}.{number}.")
    shown = html.fromstring(register(client, order="oldest"))
    text = shown.text_content()
    said = [f"That it be {each}." for each in ("4.1", "4.2", "5.1", "5.2")]
    assert sorted(said, key=text.index) == said
    orders = {link.text: link for link in shown.find_class("orders")[0]}
    assert orders["Oldest first"].get("aria-current") == "true"
    assert orders["Newest first"].get("href") == "/decisions/"
    assert dict(shown.forms[0].form_values())["order"] == "oldest"
    assert shown.xpath("//a[contains(@href, '.csv')]/@href") == ["/decisions/decisions.csv?order=oldest"]
    table = b"".join(client.get("/decisions/decisions.csv?order=oldest")).decode()
    assert sorted(said, key=table.index) == said


def test_an_unknown_order_is_an_error_beside_a_field_with_the_orders(client):
    make_resolution(item=make_item())
    shown = html.fromstring(register(client, order="best"))
    assert "“best” is not a choice here" in shown.xpath("string(//p[@id='id_order_error'])")
    assert shown.xpath("//select[@name='order']/option/@value") == ["newest", "oldest"]


def test_every_filter_and_column_is_in_the_guide_to_the_data(settings):
    guide = (settings.BASE_DIR / "docs" / "data.md").read_text()
    names = [*DecisionFilterSet.base_filters, *HEADINGS]
    values = [
        value for choices in (Resolution.Kind, Resolution.Outcome, Committee.Kind) for value in choices.values
    ]
    assert not [name for name in (*names, *values) if f"`{name}`" not in guide]


def test_filling_the_register_after_an_upgrade_is_begun_again_where_it_was_broken_off(monkeypatch):
    for _ in range(101):
        make_resolution(item=make_item(meeting=make_meeting(published=True)))
    DecisionEntry.objects.all().delete()
    fill = register_of_decisions.difference
    batches = iter([fill])
    monkeypatch.setattr(register_of_decisions, "difference", lambda said: next(batches)(said))
    with pytest.raises((StopIteration, RuntimeError)):
        register_of_decisions.fill_where_missing()
    assert not DecisionEntry.objects.exists()
    monkeypatch.undo()
    register_of_decisions.fill_where_missing()
    assert DecisionEntry.objects.count() == 101


@pytest.mark.parametrize(
    "narrowed", [{"municipal": "2024-25"}, {"councillor": "amy-lark"}, {"approval": "approved"}]
)
def test_words_and_another_filter_look_through_what_the_filter_leaves(client, monkeypatch, narrowed):
    monkeypatch.setattr(DecisionFilterSet, "MOST_ITEMS", 1)
    amy = make_councillor(name="Amy Lark")
    older = decide("That the old bridge be mended.", date=datetime.date(2024, 6, 4), mover=amy)
    older.item.meeting.approval = "approved"
    older.item.meeting.save()
    decide("That the new bridge be mended.", date=datetime.date(2025, 6, 3))
    page = register(client, q="bridge", **narrowed)
    assert "That the old bridge be mended." in page
    assert "That the new bridge be mended." not in page
    assert "are looked through" not in page


@pytest.mark.parametrize("query", ["vote=bogus&vote=named", "since=2025-01-01&since=2025-02-01", "q=a&q=b"])
def test_several_values_where_one_has_room_are_refused(client, query):
    decide("That the bridge be mended.")
    page = register_at(client, query)
    assert "The address gives several values here: keep one of them." in page
    assert "That the bridge be mended." not in page


@pytest.mark.parametrize("query", ["vote=&reference=LA1&reference=LA1", "kind=motion&kind=decision"])
def test_the_same_value_twice_and_several_of_a_list_are_taken(client, query):
    decide("That the bridge be mended.", reference="LA/1")
    page = register_at(client, query)
    assert "The address gives several values" not in page
    assert "That the bridge be mended." in page


def register_at(client, query):
    response = client.get(f"/decisions/?{query}", follow=True)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("reference", ["--", "/ _", "№"])
def test_a_reference_without_letters_and_figures_is_refused(client, reference):
    decide("That the bridge be mended.")
    page = register(client, reference=reference)
    assert "is not a reference: give its letters and figures" in page
    assert "That the bridge be mended." not in page


def test_a_field_that_one_reader_filled_in_is_blank_for_the_next(client):
    decide("That the bridge be mended.", outcome="agreed")
    chosen, blank = (
        html.fromstring(register(client, **given)).get_element_by_id("id_outcome").value
        for given in ({"outcome": "agreed"}, {})
    )
    assert (chosen, blank) == ("agreed", "")


@pytest.mark.parametrize(
    ("years", "found"),
    [
        ({"year": "2025", "municipal": "2024-25"}, ["spring"]),
        ({"year": "2025", "municipal": "2025-26"}, ["autumn"]),
        ({"year": "2025", "municipal": "2024-25", "since": "2025-04-01"}, []),
        ({"year": ["2025", "2024"], "municipal": "2024-25", "outcome": "agreed"}, ["winter", "spring"]),
    ],
)
def test_years_and_days_given_together_leave_what_lies_in_all_of_them(client, years, found):
    for season, date in (("winter", (2024, 12, 3)), ("spring", (2025, 3, 4)), ("autumn", (2025, 10, 7))):
        decide(f"That the {season} be awaited.", date=datetime.date(*date), outcome="agreed")
    page = register(client, **years)
    shown = [season for season in ("winter", "spring", "autumn") if f"That the {season} be awaited." in page]
    assert shown == found
