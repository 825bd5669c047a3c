"""What a person corrects is marked, recorded with who and why, and never deleted."""

import re

import pytest
from django.urls import reverse

from council.models import AgendaItem, Attendance, Meeting, Resolution
from tests.models.factories import (
    make_attendance,
    make_councillor,
    make_document,
    make_item,
    make_meeting,
    make_resolution,
)

pytestmark = pytest.mark.django_db


def sent_back(response, **changes):
    """The fields of the change form as a browser would send them, with some changed."""
    context = response.context
    data = dict(_values(context["adminform"].form)) | {"seen": context.get("seen", "")}
    for inline in context["inline_admin_formsets"]:
        data |= _values(inline.formset.management_form)
        for form in inline.formset.forms:
            data |= _values(form)
    return {**data, **changes}


def _values(form):
    values = {field.html_name: field.value() for field in form}
    return {
        name: re.sub(r"\r?\n", "\r\n", str(value))
        for name, value in values.items()
        if value is not None and value is not False
    }


def change(desk, row, **changes):
    """Open the change page of a row, change some fields and press Save."""
    address = reverse(f"admin:council_{row._meta.model_name}_change", args=[row.pk])
    response = desk.post(address, sent_back(desk.get(address), **changes))
    if response.status_code != 302:
        raise AssertionError(response.context["errors"])
    row.refresh_from_db()
    return row


@pytest.fixture
def item():
    paragraphs = [
        {"kind": "text", "label": None, "text": "A report was heard.", "lines": [11, 11]},
        {"kind": "bullet", "label": "(a)", "text": "the grit was short", "lines": [12, 13]},
    ]
    return make_item(meeting=make_meeting(), origin="document", paragraphs=paragraphs)


def test_saving_without_a_change_marks_and_records_nothing(desk, item):
    make_resolution(item=item, parts=[{"label": "(a)", "text": "Go."}], text="First.\nSecond.")
    change(desk, item)
    for row in (item, item.resolutions.get()):
        assert row.corrected_fields == []
        assert row.history.count() == 1


def test_a_corrected_value_is_marked_and_recorded_with_who_and_why(desk, clerk):
    meeting = make_meeting(origin="document", venue="Town Hal")
    change(desk, meeting, venue="Town Hall")
    entry = meeting.history.first()
    assert (meeting.venue, meeting.corrected_fields) == ("Town Hall", ["venue"])
    assert (entry.history_user, entry.history_change_reason) == (clerk, "Corrected at the clerk's desk")


def test_the_history_page_shows_who_changed_what_from_what(desk):
    meeting = make_meeting(venue="Town Hal")
    change(desk, meeting, venue="Town Hall", chair_as_written="B Tallowick")
    page = desk.get(reverse("admin:council_meeting_history", args=[meeting.pk])).content.decode()
    assert "petra" in page
    assert "Town Hal &rarr; Town Hall" in page
    assert "nothing &rarr; B Tallowick" in page


def test_a_corrected_person_in_the_attendance_is_marked(desk):
    meeting = make_meeting()
    row = make_attendance(meeting=meeting, origin="document", status="present")
    change(desk, meeting, **{"attendance-0-status": "apologies"})
    row.refresh_from_db()
    assert (row.status, row.corrected_fields) == ("apologies", ["status"])
    assert meeting.corrected_fields == []


def test_a_person_added_to_the_attendance_is_marked_as_added_and_comes_last(desk):
    meeting = make_meeting()
    make_attendance(meeting=meeting, origin="document", position=4)
    added = {
        "attendance-TOTAL_FORMS": "2",
        "attendance-1-name_as_written": "C Newcome",
        "attendance-1-status": "present",
        "attendance-1-kind": "officer",
    }
    change(desk, meeting, **added)
    row = Attendance.objects.get(name_as_written="C Newcome")
    assert (row.origin, row.position) == ("person", 5)


def test_a_row_that_was_read_is_taken_out_and_not_deleted(desk):
    meeting = make_meeting()
    row = make_attendance(meeting=meeting, origin="document")
    change(desk, meeting, **{"attendance-0-removed": "on"})
    row.refresh_from_db()
    assert (row.removed, row.corrected_fields) == (True, ["removed"])
    assert desk.get(reverse("admin:council_attendance_delete", args=[row.pk])).status_code == 403


def test_linking_an_officer_to_a_councillor_is_refused_with_a_sentence(desk):
    meeting = make_meeting()
    make_attendance(meeting=meeting, kind="officer")
    councillor = make_councillor(council=meeting.committee.council)
    address = reverse("admin:council_meeting_change", args=[meeting.pk])
    data = sent_back(desk.get(address), **{"attendance-0-councillor": councillor.pk})
    response = desk.post(address, data)
    assert response.status_code == 200
    assert "Only a councillor can be linked" in response.content.decode()


def test_paragraphs_are_one_text_separated_by_blank_lines(desk, item):
    page = desk.get(reverse("admin:council_agendaitem_change", args=[item.pk])).content.decode()
    assert "A report was heard.\n\nthe grit was short</textarea>" in page


def test_a_new_paragraph_has_no_lines_and_the_others_keep_theirs(desk, item):
    change(desk, item, paragraphs="A report was heard.\r\n\r\nA vote was taken.\r\n\r\nthe grit was short")
    assert [(p["text"], p["kind"], p["lines"]) for p in item.paragraphs] == [
        ("A report was heard.", "text", [11, 11]),
        ("A vote was taken.", "text", None),
        ("the grit was short", "bullet", [12, 13]),
    ]
    assert item.corrected_fields == ["paragraphs"]


def test_a_paragraph_edited_in_place_keeps_its_label_and_lines(desk, item):
    change(desk, item, paragraphs="A report was heard.\r\n\r\nthe salt was short")
    assert item.paragraphs[1] == {
        "kind": "bullet",
        "label": "(a)",
        "text": "the salt was short",
        "lines": [12, 13],
    }


def test_a_paragraph_moved_keeps_its_lines(desk, item):
    change(desk, item, paragraphs="the grit was short\r\n\r\nA report was heard.")
    assert [p["lines"] for p in item.paragraphs] == [[12, 13], [11, 11]]


def test_restricting_an_item_says_what_the_public_sees(desk, item):
    change(desk, item, restriction="exempt", restriction_paragraphs="3, 5", public_title="Land at Mill Lane")
    assert (item.restriction, item.restriction_paragraphs) == ("exempt", ["3", "5"])
    page = desk.get(reverse("admin:council_agendaitem_change", args=[item.pk])).content.decode()
    assert "Land at Mill Lane</strong><br>exempt information  3, 5" in page
    assert "No other words of this item." in page


def test_a_decision_is_corrected_with_its_parts(desk, item):
    resolution = make_resolution(item=item, origin="document", parts=[{"label": "(a)", "text": "Go."}])
    change(desk, resolution, parts="(a) | Go.\r\n(b) | Come back.", outcome="agreed")
    assert resolution.parts == [{"label": "(a)", "text": "Go."}, {"label": "(b)", "text": "Come back."}]
    assert resolution.corrected_fields == ["outcome", "parts"]


def test_a_vote_that_the_minutes_do_not_count_stays_empty(desk, item):
    resolution = make_resolution(item=item)
    counts = {"vote-TOTAL_FORMS": "1", "vote-0-in_favour": "7"}
    change(desk, resolution, **counts)
    assert (resolution.vote.in_favour, resolution.vote.against) == (7, None)


def test_an_item_added_to_a_published_meeting_gets_its_address(desk):
    meeting = make_meeting(published=True)
    make_item(meeting=meeting)
    page = f"{reverse('admin:council_agendaitem_add')}?meeting={meeting.pk}"
    response = desk.get(page)
    desk.post(page, sent_back(response, title="Any other business", number="2"))
    added = AgendaItem.objects.get(title="Any other business")
    assert (added.slug, added.position, added.origin) == ("2", 2, "person")


def test_a_decision_added_to_a_published_meeting_becomes_citable(desk):
    item = make_item(meeting=make_meeting(published=True))
    added = {
        "resolutions-TOTAL_FORMS": "1",
        "resolutions-0-kind": "decision",
        "resolutions-0-text": "That it be so.",
        "resolutions-0-outcome": "agreed",
    }
    change(desk, item, **added)
    assert Resolution.objects.get().first_published_at is not None


def test_a_name_with_a_script_in_it_is_shown_as_words(desk):
    meeting = make_meeting(chair_as_written="<script>alert(1)</script>")
    make_attendance(meeting=meeting, name_as_written="<script>alert(2)</script>")
    page = desk.get(reverse("admin:council_meeting_change", args=[meeting.pk])).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(2)" in page


def test_the_same_committee_day_and_sitting_twice_is_a_sentence_beside_the_form(desk):
    first = make_meeting()
    second = make_meeting(committee=first.committee)
    address = reverse("admin:council_meeting_change", args=[second.pk])
    response = desk.post(address, sent_back(desk.get(address), date=first.date.isoformat()))
    assert "Meeting with this Committee, Date and Sitting already exists." in response.content.decode()


def test_a_correction_of_the_date_settles_its_problem(desk):
    meeting = make_meeting()
    document = make_document(meeting=meeting)
    document.problems.create(code="dates", path="date", message="Two dates were found.", blocking=True)
    page = reverse("admin:council_meeting_change", args=[meeting.pk])
    assert "Two dates were found." in desk.get(page).content.decode().split("Agenda items")[0]
    change(desk, meeting, date="2025-06-02")
    assert "Two dates were found." not in desk.get(page).content.decode().split("Agenda items")[0]


def test_every_correction_is_recorded(desk, item):
    change(desk, item, title="Gritting")
    assert AgendaItem.objects.unrecorded() == []
    assert Meeting.objects.unrecorded() == []


def test_a_corrected_spelling_is_linked_to_its_councillor(desk):
    meeting = make_meeting()
    councillor = make_councillor(council=meeting.committee.council, name="B Tallowick", confirmed=True)
    row = make_attendance(meeting=meeting, name_as_written="B Tallowikc", origin="document")
    change(desk, meeting, **{"attendance-0-name_as_written": "B Tallowick"})
    row.refresh_from_db()
    assert row.councillor == councillor


def test_a_link_that_a_person_set_stays(desk):
    meeting = make_meeting()
    councillor = make_councillor(council=meeting.committee.council, name="Barbara Smith", confirmed=True)
    row = make_attendance(meeting=meeting, name_as_written="B Tallowick", origin="document")
    change(desk, meeting, **{"attendance-0-councillor": councillor.pk})
    row.refresh_from_db()
    assert (row.councillor, row.corrected_fields) == (councillor, ["councillor"])


def test_who_saves_second_is_told_before_anything_of_the_first_is_overwritten(desk, client, clerk):
    meeting = make_meeting(venue="Town Hall")
    row = make_attendance(meeting=meeting, status="present")
    address = reverse("admin:council_meeting_change", args=[meeting.pk])
    opened_first, opened_second = desk.get(address), desk.get(address)
    desk.post(address, sent_back(opened_first, **{"attendance-0-status": "apologies"}))
    refused = desk.post(address, sent_back(opened_second, venue="Moot Hall"))
    row.refresh_from_db()
    meeting.refresh_from_db()
    assert "petra changed this after you opened it" in refused.content.decode()
    assert (row.status, meeting.venue) == ("apologies", "Town Hall")
    desk.post(address, sent_back(refused))
    meeting.refresh_from_db()
    assert meeting.venue == "Moot Hall"


@pytest.mark.parametrize(
    ("written", "stands", "traces"),
    [
        (["A new one.", "{0}", "{1}", "{2}"], ["p4", "p1", "p2", "p3"], {}),
        (["{0} Of fog.", "{1}", "{2}"], ["p1", "p2", "p3"], {}),
        (["{0}", "{2} Or nearly."], ["p1", "p3"], {"p2": ""}),
        (["Other words altogether.", "{1}", "{2}"], ["p4", "p2", "p3"], {"p1": ""}),
        (["{0} {1}", "{2}"], ["p1", "p3"], {"p2": "1#p1"}),
        (["{2}", "{0}", "{1}"], ["p3", "p1", "p2"], {}),
    ],
)
def test_paragraphs_that_a_clerk_edits_keep_their_anchors_and_none_comes_to_mean_others(
    desk, written, stands, traces
):
    said = ["A report was heard on the roads.", "The grit was short in March.", "Nobody was sorry about it."]
    found = make_item(
        meeting=make_meeting(published=True),
        paragraphs=[
            {"kind": "text", "label": None, "text": text, "lines": [n, n], "anchor": f"p{n}"}
            for n, text in enumerate(said, start=1)
        ],
    )
    changed = change(desk, found, paragraphs="\n\n".join(text.format(*said) for text in written))
    assert [each["anchor"] for each in changed.paragraphs] == stands
    assert {each["anchor"]: each["now_at"] for each in changed.former_anchors} == traces
