"""Pages of one decision, and of one matter at several meetings."""

import pytest

from .test_pages import codes, page, titles

FACTS = ("Decision status: Recommendations Approved", "Is Key decision?: Yes", "Is subject to call in?: Yes")
DATES = ("Publication date: 04/03/2026", "Date of decision: 03/03/2026", "Effective from: 12/03/2026")


@pytest.mark.parametrize(
    ("maker", "committee"),
    [
        ("Cabinet", "Cabinet"),
        ("Executive Cabinet", "Executive Cabinet"),
        ("Licensing Sub-Committee", "Licensing Sub-Committee"),
        ("Council", "Council"),
        ("Cabinet Member for Housing", None),
        ("Portfolio Holder for Transport", None),
        ("Director of Place", None),
        ("Leader of the Council", None),
    ],
)
def test_a_body_is_a_committee_and_a_person_is_none(maker, committee):
    minutes = page(
        "Decision details",
        "Garage Sites",
        f"Decision Maker: {maker}",
        *FACTS,
        "Decision:",
        "That the sites be sold.",
        *DATES,
    )
    assert (minutes.document_kind, minutes.committee, minutes.date) == ("decisions", committee, "2026-03-03")
    assert titles(minutes) == [(None, "Garage Sites")]


def test_the_labels_name_nobody_and_the_status_decides_nothing():
    minutes = page(
        "Decision details", "Garage Sites", "Decision Maker: Cabinet", *FACTS, "Purpose:", "To sell two sites.",
        "Contact: Jo Bly, Lighting Manager", "Report author: Sam Rowe", *DATES, "Wards affected: Mill Hill;",
    )  # fmt: skip
    assert minutes.attendance == ()
    assert minutes.items[0].resolutions == ()


def test_purpose_decision_and_reasons_without_their_labels_are_told_apart():
    minutes = page(
        "Decision Maker: Cabinet", *FACTS, "To present the final report of the group.", "That the report be approved.",
        "To settle what is to be done next.", "Report author: Sam Rowe", *DATES,
    )  # fmt: skip
    item = minutes.items[0]
    assert [paragraph.kind for paragraph in item.paragraphs][:2] == ["agenda_text", "resolution"]
    assert [each.text for each in item.resolutions] == ["That the report be approved."]
    assert ("title_lost", "items.1.title") in codes(minutes)


def test_the_newest_meeting_of_a_matter_is_read_and_the_others_are_named():
    minutes = page(
        "Issue - meetings", "Leisure Centre", "Meeting: 24/03/2026 - Cabinet (Pre May) (Item 12a)", "12a Leisure Centre PDF 5 MB",
        "Minutes:", "It was noted.", "Meeting: 12/02/2026 - Scrutiny Committee (Item 6)", "Minutes:", "Councillor A Moss declared a personal interest.",
    )  # fmt: skip
    assert (minutes.committee, minutes.date) == ("Cabinet (Pre May)", "2026-03-24")
    assert titles(minutes) == [("12a", "Leisure Centre")]
    assert [(other.committee, other.date) for other in minutes.other_meetings] == [
        ("Scrutiny Committee", "2026-02-12")
    ]
    assert minutes.items[0].interests == ()


def test_one_meeting_of_a_matter_is_no_problem():
    minutes = page(
        "Issue - meetings",
        "Leisure Centre",
        "Meeting: 24/03/2026 - Cabinet (Item 12)",
        "12 Leisure Centre",
        "Minutes:",
        "It was discussed.",
    )
    assert codes(minutes) == []


def test_a_list_of_published_decisions_gives_an_item_for_each_and_no_day_of_a_meeting():
    minutes = page(
        "Decisions published", "04/03/2026 - Street Lighting ref: 1234    Recommendations Approved", "To award the contract.",
        "Decision Maker: Director of Place", "Decision published: 05/03/2026", "Decision:", "That the contract be awarded.",
        "02/03/2026 - Grant to the Scouts ref: 1233    Recommendations Approved", "Decision Maker: Head of Parks", "Effective from: 02/03/2026",
    )  # fmt: skip
    assert titles(minutes) == [(None, "Street Lighting"), (None, "Grant to the Scouts")]
    assert [[each.text for each in item.resolutions] for item in minutes.items] == [
        ["That the contract be awarded."],
        [],
    ]
    assert (minutes.document_kind, minutes.date, minutes.attendance) == ("decisions", None, ())


def test_the_outcome_of_a_system_decides_nothing_and_what_was_told_is_no_decision():
    minutes = page(
        "Decision details", "Opening Remarks", "Decision Maker: Planning Committee", "Outcome: Recommendations Approved", *FACTS[1:],
        "(1) The Chair advised that a film was being made.", "(2) The Chair drew attention to the exits.", *DATES,
    )  # fmt: skip
    assert minutes.items[0].resolutions == ()
    assert [paragraph.kind for paragraph in minutes.items[0].paragraphs] == ["text", "text"]


def test_an_entry_of_a_plan_of_decisions_is_no_meeting():
    minutes = page(
        "The Cabinet Member approved the new plan.", "The reasons for this decision can be found in the notice attached below.", "Decision type: Key",
        "Decision status: Implemented", "Wards affected: (All Wards);", "Notice of proposed decision first published: 08/06/2026",
        "Decision due: 1 May 2026 by Cabinet Member for Housing", "Lead member: Councillor Gavin Elsing",
    )  # fmt: skip
    assert (minutes.document_kind, minutes.date, minutes.committee, minutes.venue) == (
        "other",
        None,
        None,
        None,
    )
    assert minutes.attendance == ()
    assert codes(minutes)[0] == ("title_lost", "items.1.title")
