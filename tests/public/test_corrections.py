"""Corrections tell what kind of change was made and when, and never the words before or after."""

import datetime

import pytest
from django.utils import timezone
from lxml import etree, html

from council.models import AgendaItem, Correction, Meeting, NextMeeting, correction, public_changes
from tests.models.factories import make_clerk, make_document, make_item, make_meeting, make_resolution
from tests.public.asking import queries_of

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def published_item(**values):
    """An item of a meeting that a clerk published as clerks do."""
    item = make_item(meeting=make_meeting(), **values)
    item.meeting.publish(by=make_clerk())
    item.refresh_from_db()
    return item


def told(client):
    """Each correction on the page: its heading, and the lines under it."""
    page = html.fromstring(client.get("/corrections/").content.decode())
    return [
        (
            " ".join(card.find("h2").text_content().split()),
            [" ".join(line.text_content().split()) for line in card.xpath("./ul/li")],
        )
        for card in page.xpath('//ul[@class="cards"]/li')
    ]


def entries(client):
    response = client.get("/corrections.atom")
    assert response.status_code == 200
    return etree.fromstring(response.content).xpath("//a:entry", namespaces=ATOM)


def test_what_is_published_for_the_first_time_is_no_correction(client):
    decision = make_resolution(item=make_item(meeting=make_meeting()))
    decision.correct(text="That it be done at once.")
    decision.item.meeting.publish(by=make_clerk())
    assert told(client) == []
    assert (
        "Nothing that was published has been changed or withdrawn since."
        in client.get("/corrections/").content.decode()
    )


def test_a_change_says_of_what_it_is_and_never_the_words(client):
    item = published_item(title="Canarywort before")
    AgendaItem.objects.get(pk=item.pk).correct(title="Canarywort after", number="9")
    ((heading, lines),) = told(client)
    assert str(item.meeting.committee) in heading
    assert lines == ["Agenda items, changed (1): number, title"]
    assert "canarywort" not in client.get("/corrections/").content.decode().lower()
    assert "canarywort" not in client.get("/corrections.atom").content.decode().lower()


def test_changes_of_a_day_to_a_meeting_are_told_together(client):
    item = published_item()
    item.correct(title="Another title")
    decision = make_resolution(item=item)
    decision.correct(outcome="lost", text="That it be not done.")
    item.meeting.correct(venue="Town Hall")
    ((_heading, lines),) = told(client)
    assert lines == [
        "The meeting, changed (1): venue",
        "Agenda items, changed (1): title",
        "Decisions, added (1)",
        "Decisions, changed (1): text, outcome",
    ]


def test_the_first_correction_of_the_meeting_itself_is_told(client):
    meeting = published_item().meeting
    meeting.correct(venue="Town Hall")
    assert [lines for _heading, lines in told(client)] == [["The meeting, changed (1): venue"]]


def test_what_is_taken_out_is_said_to_be(client):
    item = published_item()
    item.correct(removed=True)
    assert [lines for _heading, lines in told(client)] == [["Agenda items, taken out (1)"]]


def test_of_a_restricted_item_only_its_public_side_is_told(client):
    item = published_item(restriction="exempt", title="Canarywort")
    decision = make_resolution(item=item, text="That the depot be sold.")
    decision.correct(text="That the depot be let.")
    item.correct(title="Other", paragraphs=[])
    assert told(client) == []
    item.correct(public_title="Lease of a building")
    assert [lines for _heading, lines in told(client)] == [["Agenda items, changed (1): public title"]]


def test_an_item_that_was_made_private_is_said_to_be_and_its_decisions_are_not_told_of(client):
    item = published_item()
    make_resolution(item=item).correct(text="That the depot be let.")
    item.correct(restriction="exempt")
    assert [lines for _heading, lines in told(client)] == [["Agenda items, made private (1)"]]


def test_a_private_item_whose_ground_changes_stays_private_and_no_more_is_said(client):
    item = published_item(restriction="exempt")
    item.correct(restriction="confidential")
    assert told(client) == []
    item.correct(restriction="")
    assert [lines for _heading, lines in told(client)] == [["Agenda items, opened to the public (1)"]]


def test_a_new_reading_that_says_the_same_is_no_correction(client):
    item = published_item()
    again = [{**paragraph, "lines": [12, 14], "anchor": "p9"} for paragraph in item.paragraphs]
    item.correct(paragraphs=again, first_line=12)
    assert told(client) == []


def test_several_changes_of_one_item_count_as_one(client):
    item = published_item()
    item.correct(title="Another title")
    item.correct(title="A third title", number="9")
    assert [lines for _heading, lines in told(client)] == [["Agenda items, changed (1): number, title"]]


def test_the_clerks_note_is_no_correction(client):
    published_item().meeting.correct(clerks_note="Ask about the depot.")
    assert told(client) == []


def test_a_withdrawal_stands_with_its_public_reason_and_no_words_of_the_record(client):
    item = published_item(title="Canarywort")
    item.meeting.withdraw(reason="It was published before the call-in ended.")
    page = client.get("/corrections/").content.decode()
    assert "Withdrawn" in page
    assert "It was published before the call-in ended." in page
    (entry,) = entries(client)
    assert entry.xpath("a:title/text()", namespaces=ATOM)[0].startswith("Withdrawn: ")
    assert "call-in ended" in entry.xpath("a:summary/text()", namespaces=ATOM)[0]


def test_what_was_never_public_is_not_told_of(client):
    item = make_item(meeting=make_meeting())
    item.correct(title="Another title")
    assert told(client) == []
    assert not Correction.objects.exists()


def test_an_entry_keeps_its_identifier_through_the_day_and_tells_when_it_changed(client):
    item = published_item()
    item.correct(title="Another title")
    (before,) = entries(client)
    item.correct(title="A third title")
    (after,) = entries(client)
    assert [each.findtext("a:id", namespaces=ATOM) for each in (before, after)] == [
        before.findtext("a:id", namespaces=ATOM)
    ] * 2
    assert after.findtext("a:updated", namespaces=ATOM) >= before.findtext("a:updated", namespaces=ATOM)


def test_a_change_past_the_history_of_the_row_is_noted_for_the_meeting(client):
    item = published_item()
    AgendaItem.objects.filter(pk=item.pk).update(title="Another title")
    assert Correction.objects.get().meeting == item.meeting
    assert timezone.now() - Correction.objects.get().at < datetime.timedelta(minutes=1)


def test_what_was_changed_out_of_sight_is_told_as_of_the_new_publication_and_as_it_then_stands(client):
    item = published_item()
    item.meeting.withdraw(reason="Published in error.")
    AgendaItem.objects.get(pk=item.pk).correct(title="Another title")
    AgendaItem.objects.get(pk=item.pk).correct(title=item.title, number="9")
    make_item(meeting=item.meeting).correct(removed=True)
    make_item(meeting=item.meeting).correct(title="A third title")
    item.meeting.publish(by=make_clerk())
    again = Meeting.history.filter(publication="published").latest("history_date").history_date
    changes = {(each.model, each.what, each.fields, each.at) for each in public_changes([item.meeting.pk])}
    assert changes == {
        (AgendaItem, "changed", ("number",), again),
        (AgendaItem, "added", (), again),
    }


def test_a_withdrawal_keeps_its_day_whatever_is_changed_at_the_desk_since(client):
    meeting = published_item().meeting
    meeting.withdraw(reason="Published in error.")
    day = timezone.now() - datetime.timedelta(days=3)
    Meeting.history.filter(publication="withdrawn").update(history_date=day)
    Meeting.history.exclude(publication="withdrawn").update(history_date=day - datetime.timedelta(days=1))
    (before,) = entries(client)
    assert before.findtext("a:updated", namespaces=ATOM).startswith(f"{day:%Y-%m-%dT%H:%M:%S}")
    meeting.correct(clerks_note="Ask about the depot.")
    (after,) = entries(client)
    assert after.findtext("a:updated", namespaces=ATOM) == before.findtext("a:updated", namespaces=ATOM)


def test_what_no_reader_sees_pushes_no_correction_off_the_list(client):
    first = published_item()
    first.correct(title="Another title")
    for _ in range(25):
        published_item().meeting.correct(clerks_note="Ask about the depot.")
    assert [lines for _heading, lines in told(client)] == [["Agenda items, changed (1): title"]]


def test_a_change_of_what_corrections_never_tell_is_not_noted():
    item = published_item()
    NextMeeting.objects.create(meeting=item.meeting, date=datetime.date(2030, 1, 1))
    make_document(meeting=item.meeting)
    assert not Correction.objects.exists()
    item.correct(title="Another title")
    assert Correction.objects.get().meeting == item.meeting


def test_a_correction_is_told_beside_long_minutes_that_nobody_changed(monkeypatch):
    monkeypatch.setattr(correction, "_VERSIONS_OF_A_PAGE", 6)
    meeting = make_meeting()
    *_, last = [make_item(meeting=meeting) for _ in range(10)]
    meeting.publish(by=make_clerk())
    last.refresh_from_db()
    last.correct(title="Another title")
    assert [each.row for each in public_changes([meeting.pk])] == [last.pk]


def test_a_row_whose_history_is_too_long_to_be_read_whole_is_not_called_new(monkeypatch):
    item = published_item()
    for number in range(9):
        item.correct(title=f"Title {number}")
    monkeypatch.setattr(correction, "_VERSIONS_OF_A_PAGE", 6)
    assert {(each.what, each.fields) for each in public_changes([item.meeting_id])} == {
        ("changed", ("title",))
    }


def test_many_corrections_are_in_pages(client):
    for _ in range(25):
        published_item().correct(title="Another title")
    assert len(told(client)) == 20
    page = html.fromstring(client.get("/corrections/?page=2").content.decode())
    assert len(page.xpath('//ul[@class="cards"]/li')) == 5
    assert page.xpath('//a[@rel="prev"]/@href')


@pytest.mark.parametrize("page", ["0", "21", "soup", "-1", "²", "01", "00001" + "9" * 30, "9" * 5000])
def test_a_page_that_the_list_has_not_is_not_found_with_the_reason(client, page):
    response = client.get("/corrections/", {"page": page})
    assert response.status_code == 404
    assert "This list has the pages 1 to 20" in response.content.decode()


def test_the_queries_of_the_corrections_do_not_grow(client):
    published_item().correct(title="Another title")
    client.get("/corrections/")
    Meeting.objects.first().correct(venue="Town Hall")
    few = queries_of(client, "/corrections/")
    for _ in range(10):
        published_item().correct(title="Another title")
    assert queries_of(client, "/corrections/") == few <= 8
