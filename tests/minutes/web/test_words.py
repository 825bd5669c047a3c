"""The words by which a page is taken apart: labels, icons, furniture, agenda text, titles, meetings."""

import pytest

from council.minutes.web.agenda_text import is_title, proposes, reports, split_title
from council.minutes.web.furniture import cut_text, is_furniture, is_notice, without_icons
from council.minutes.web.labels import behind_label, label_of, split_at_labels
from council.minutes.web.named import is_body, is_council, named_meeting


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Minutes:", "minutes"),
        ("Decisions:", "decision"),
        ("Supporting documents:", "documents"),
        ("Additional documents:", "documents"),
        ("Cofnodion:", "minutes"),
        ("Penderfyniad:", "decision"),
        ("Dogfennau ychwanegol:", "documents"),
    ],
)
def test_labels_are_known_in_both_languages(text, label):
    assert label_of(text) == label


@pytest.mark.parametrize(
    "text", ["Minutes", "The minutes:", "Decision", "Minutes: none", "Reasons:", "DECISION"]
)
def test_titles_and_sentences_are_no_labels(text):
    assert label_of(text) is None


def test_a_flattened_row_is_cut_at_its_labels():
    assert list(split_at_labels("Parking Decision: Noted. Minutes: It was noted.")) == [
        (None, "Parking"),
        ("decision", "Noted."),
        ("minutes", "It was noted."),
    ]
    assert behind_label("Minutes: None.") == len("Minutes:")
    assert behind_label("Minutes:") == behind_label("The minutes: none") == 0


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        ("Harbour Wall PDF 1 MB", "Harbour Wall"),
        ("Minutes pdf icon PDF 214 KB", "Minutes"),
        ("Panel review, item 6. PDF 174 KB View as HTML (6./1) 21 KB", "Panel review, item 6."),
        ("Storage of 40 KB files", "Storage of 40 KB files"),
        ("The PDF of 12 May", "The PDF of 12 May"),
    ],
)
def test_icons_and_sizes_leave_a_title(shown, title):
    assert without_icons(shown) == title


@pytest.mark.parametrize(
    "text",
    [
        "Share this item",
        "• Share this item",
        "View directions",
        "- View the background to item 8.",
        "... view the full minutes text for item 3",
        "You are here - Home : Council : Agenda item",
        "This site uses cookies to collect information.",
        "Skip to main content",
    ],
)
def test_furniture_is_known(text):
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "The shared item was withdrawn.",
        "Members viewed the directions given by the Secretary of State.",
        "Home energy in council houses",
        "The biscuits and cookies stall was refused.",
        "Media relations protocol",
    ],
)
def test_words_of_the_minutes_are_no_furniture(text):
    assert not is_furniture(text)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Most Council meetings can be viewed on the Council's YouTube channel.", True),
        ("To report any issues with the information below please email the clerk.", True),
        ("The Chair said that the recording had been lost.", False),
        ("Members asked whether the figures could be found in the report.", False),
    ],
)
def test_a_notice_above_the_items_is_known(text, is_one):
    assert is_notice(text) is is_one


def test_only_the_text_that_is_cut_is_named():
    assert cut_text("… view the full minutes text for item 3") == "minutes"
    assert cut_text(" ...  view the full agenda text for item 3.") == "agenda"
    assert cut_text("The full minutes text for item 3 was read out.") is None


@pytest.mark.parametrize(
    "text",
    [
        "To receive any declarations of interest.",
        "Members are asked to declare any interests.",
        "Any county councillor may ask a question.",
        "The Committee is asked to RESOLVE that the plan be approved.",
        "If necessary to consider passing the following: RESOLVED that the public be excluded",
        "Derbyn unrhyw ymddiheuriadau",
    ],
)
def test_agenda_text_proposes(text):
    assert proposes(text)
    assert not is_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "Apologies were received from Councillor Lund.",
        "The Chair welcomed everybody.",
        "RESOLVED that the plan be approved.",
        "None.",
        "There were no urgent items.",
    ],
)
def test_minutes_report(text):
    assert reports(text)
    assert not proposes(text)


@pytest.mark.parametrize(
    "text", ["Total Place", "Torbridge Road", "Minutes", "Members' Allowances", "Question from Mr Ely"]
)
def test_titles_are_titles(text):
    assert is_title(text)
    assert not reports(text)


@pytest.mark.parametrize(
    ("words", "title", "rest"),
    [
        ("Declarations of Interest To receive any.", "Declarations of Interest", "To receive any."),
        ("CODE OF CONDUCT - INTERESTS Members are asked", "CODE OF CONDUCT - INTERESTS", "Members are asked"),
        ("To note the report.", "", "To note the report."),
        ("Road to Nowhere", "Road to Nowhere", ""),
        (
            "Preliminary Matters The Authority is requested to consider the following:",
            "Preliminary Matters",
            "The Authority is requested to consider the following:",
        ),
        (
            "Emergency Evacuation Procedure Visitors and members of the public are advised",
            "Emergency Evacuation Procedure",
            "Visitors and members of the public are advised",
        ),
        (
            "Declarations of Interest Members to declare any interest as appropriate",
            "Declarations of Interest",
            "Members to declare any interest as appropriate",
        ),
        (
            "The Cabinet is asked to note The report of the Director",
            "",
            "The Cabinet is asked to note The report of the Director",
        ),
    ],
)
def test_the_title_ends_where_the_agenda_text_begins(words, title, rest):
    assert split_title(words) == (title, rest)


@pytest.mark.parametrize(
    ("text", "committee", "council", "item"),
    [
        ("Cabinet - Thursday, 12th February, 2026 10.00 am", "Cabinet", None, None),
        (
            "Cabinet - Thursday, 12th February, 2026 10.00 am - Kelby Borough Council",
            "Cabinet",
            "Kelby Borough Council",
            None,
        ),
        (
            "Moved from 6th October 2025, Cabinet - Thursday, 12th February, 2026 2.00 pm",
            "Cabinet",
            None,
            None,
        ),
        (
            "Meeting of Children, Families and Education Committee, Thursday, 12th February, 2026 7.00 pm (Item 8.)",
            "Children, Families and Education Committee",
            None,
            "8",
        ),
        ("Meeting: 12/02/2026 - Cabinet (Item 12)", "Cabinet", None, "12"),
        ("Decided at meeting: 12/02/2026 - Executive Board", "Executive Board", None, None),
    ],
)
def test_a_line_names_the_meeting(text, committee, council, item):
    named = named_meeting(text)
    assert named is not None
    assert (named.committee, named.council, named.item, str(named.day.value)) == (
        committee,
        council,
        item,
        "2026-02-12",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The minutes of the Cabinet held on 12 February 2026",
        "Publication date: 12/02/2026",
        "Minutes - 12 February 2026",
        "Council Tax 2026/27 from 1 April 2026",
        "Councillor Moss was thanked on 12 February 2026 for her years on the Audit Committee",
    ],
)
def test_other_dates_name_no_meeting(text):
    assert named_meeting(text) is None


def test_bodies_councils_and_people_are_told_apart():
    assert is_body("Planning Committee")
    assert not is_body("Cabinet Member for Planning")
    assert is_council("Kelby Borough Council")
    assert not is_council("Council")
