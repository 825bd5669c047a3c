"""Where a title ends and its text begins, in one paragraph, and paragraphs that are titles as a whole or not at all."""

import pytest

from council.minutes.titles import Title, read_title

RUN_IN = [
    (
        "CHAIRMAN'S REMARKS - The Chairman thanked the officers.",
        "CHAIRMAN'S REMARKS",
        "The Chairman thanked the officers.",
    ),
    (
        "Highways: It was reported that the sign had gone.",
        "Highways",
        "It was reported that the sign had gone.",
    ),
    ("Finance. The clerk had paid the rates.", "Finance", "The clerk had paid the rates."),
    (
        "To approve the Minutes of the Meeting held on 4 February 2026 Resolved: that the Minutes be approved.",
        "To approve the Minutes of the Meeting held on 4 February 2026",
        "Resolved: that the Minutes be approved.",
    ),
    (
        "To receive reports, questions and comments as follows: a County Councillor: none.",
        "To receive reports, questions and comments as follows",
        "a County Councillor: none.",
    ),
    ("Apologies - T Siggers", "Apologies", "T Siggers"),
    ("Apologies: None", "Apologies", "None"),
    ("Correspondence None.", "Correspondence", "None."),
    ("Planning none received", "Planning", "none received"),
    ("APOLOGIES FOR ABSENCE Cllr Mrs S Weetman.", "APOLOGIES FOR ABSENCE", "Cllr Mrs S Weetman."),
    (
        "POLICE REPORT - PC Smith attended and spoke of thefts.",
        "POLICE REPORT",
        "PC Smith attended and spoke of thefts.",
    ),
    (
        "FINANCE - (a) Accounts. It was proposed that they be paid.",
        "FINANCE",
        "(a) Accounts. It was proposed that they be paid.",
    ),
    ("PLAY AREAS a. The reports have come.", "PLAY AREAS", "a. The reports have come."),
    (
        "Swimming Pools: Annual Report: The Head of Leisure said little.",
        "Swimming Pools: Annual Report",
        "The Head of Leisure said little.",
    ),
    ("Urgent items • The ford was flooded.", "Urgent items", "The ford was flooded."),
    (
        "Urgent items as allowed by the Mayor • The ford was flooded.",
        "Urgent items as allowed by the Mayor",
        "The ford was flooded.",
    ),
    (
        "MINUTES OF THE LAST MEETING RESOLVED - That they be signed.",
        "MINUTES OF THE LAST MEETING",
        "RESOLVED - That they be signed.",
    ),
    (
        "Consent Agenda Moved by Councillor Gill That the items be approved.",
        "Consent Agenda",
        "Moved by Councillor Gill That the items be approved.",
    ),
]
WHOLE = [
    "Minutes - 11 May 2026",
    "MINUTES - 11 MAY 2026",
    "Date of Next Meeting - Thursday 9 July 2026 at 7.30pm",
    "Notice of Motion: Winter Fuel",
    "24/01187/FUL - LAND REAR OF 6 TANNERY LANE",
    "Minutes of the Meeting held on 6th December 2026",
    "Capital Programme (Quarter 3) 2026/27",
    "Report of the Director of Place",
    "Town Deal: Second Year Programme",
    "To consider quotations for the repair of the clock and to agree a contractor",
    "Petitions received (Cab.9.3.2027/4)",
    "MEMBERS' DECLARATIONS OF DISCLOSABLE INTEREST(s)",
]
SENTENCES = [
    "The Chairman outlined what the papers were about and the Council noted them.",
    "members of the public had complained.",
    "That the report be noted.",
    "Mr Pearce gave a detailed presentation on the life of the bee.",
]


@pytest.mark.parametrize(("text", "title", "body"), RUN_IN)
def test_a_title_ends_where_its_sentence_begins(text, title, body):
    assert read_title(text) == Title(title, body)


@pytest.mark.parametrize("text", WHOLE)
def test_dates_and_second_parts_belong_to_the_title(text):
    assert read_title(text) == Title(text)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_has_no_title(text):
    assert read_title(text) is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "To comment on applications received The Clerk said that none had come.",
            "To comment on applications received",
        ),
        (
            "Proposal for a memorial beside the chapel The stone was thought too tall.",
            "Proposal for a memorial beside the chapel",
        ),
    ],
)
def test_a_title_that_only_its_sentence_parts_from_the_text_is_not_sure(text, title):
    found = read_title(text)
    assert found is not None
    assert (found.text, found.sure) == (title, False)


def test_bold_type_parts_a_title_from_its_text():
    assert read_title("Bus shelter 3 quotations had come in.", bold=11) == Title(
        "Bus shelter", "3 quotations had come in."
    )


def test_a_bullet_ends_a_title():
    assert (
        read_title("MAYORAL EVENTS ➢ 20th Jan – Golden Wedding ➢ 30th Jan – Birthday").text
        == "MAYORAL EVENTS"
    )
    assert read_title("MAYORAL EVENTS > 20th Jan").text == "MAYORAL EVENTS > 20th Jan"


def test_a_dash_before_the_decision_ends_a_title_without_a_space():
    title = "Confirmation of the Minutes of Thursday 21st May 2026"
    assert read_title(f"{title}– RESOLVED that the minutes be accepted.").text == title
    assert read_title("Footpath 12– Mill Lane").text == "Footpath 12– Mill Lane"
