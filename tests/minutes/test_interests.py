"""Who declared an interest, of what kind, and who left; and the words that say that nobody did."""

import pytest

from council.minutes import parse
from council.minutes.lines import Document, Line

PRESENT = "Present: Councillors A Moss (Chair), P Lund, J Reay, Edwin Carver and Marta Carver"


def minutes(*rows: str):
    heading = (
        "Kelby District Council",
        "Minutes of the Finance Committee held on Tuesday 20 January 2026 at 7 pm",
    )
    printed = [
        *heading,
        PRESENT,
        "1. Apologies",
        "None.",
        "2. Declarations of interest",
        *rows,
        "3. Minutes",
        "RESOLVED: That they be signed.",
    ]
    lines = tuple(Line(number, row, blank_before=True) for number, row in enumerate(printed, start=1))
    return parse(Document("text/plain", lines))


def interests(*rows: str) -> list[tuple]:
    return [(each.name, each.kind, each.left_room) for each in minutes(*rows).items[1].interests]


DECLARED = {
    "Councillor Moss declared a disclosable pecuniary interest in item 5 and left the room.": [
        ("Moss", "disclosable pecuniary", True)
    ],
    "Councillors Lund and Reay each declared a personal but not prejudicial interest in item 5.": [
        ("Lund", "personal but not prejudicial", None),
        ("Reay", "personal but not prejudicial", None),
    ],
    "Councillor Lund – personal and prejudicial interest – item 4": [
        ("Lund", "personal and prejudicial", None)
    ],
    "Cllr A Moss – Item 5 – Disclosable Pecuniary Interest – owns the land": [
        ("A Moss", "Disclosable Pecuniary", None)
    ],
    "A personal interest was declared by Councillor Lund in item 4, as a governor.": [
        ("Lund", "personal", None)
    ],
    "Having declared an interest in item 4, Councillor Reay left the Chamber.": [("Reay", None, True)],
    "Edwin and Marta Carver declared a personal interest in item 6.": [
        ("Edwin Carver", "personal", None),
        ("Marta Carver", "personal", None),
    ],
    "Jane Poole, Head of Finance, declared an interest in item 9 and left the room.": [
        ("Jane Poole", None, True)
    ],
    "Cllr Lund declared an ORI in item 4. She remained in the room and did not vote.": [
        ("Lund", "ORI", False)
    ],
    "Councillor Moss declared a ‘significant other interest’ in item 4.": [
        ("Moss", "significant other", None)
    ],
}
NONE_DECLARED = (
    ["There were no declarations of interest."],
    ["None."],
    ["No Member present declared any interest."],
    ["To receive declarations of interest.", "None declared."],
    ["Datganiadau o Fuddiant", "None."],
    ["Members were invited to declare any interests in the items of business, but there were none made."],
)
NOT_DECLARED = (
    "All Members declared an interest in item 4.",
    "Members were reminded to declare any disclosable pecuniary interest.",
    "Councillor Reay declared that she had been lobbied on application 1/02.",
)


@pytest.mark.parametrize("words", DECLARED)
def test_a_declaration(words):
    assert interests(words) == DECLARED[words]


def test_a_list_under_a_heading():
    assert interests(
        "Members declared personal interests in minute 81 as follows:", "Lund - Governor of Kelby School"
    ) == [("Lund", "personal", None)]


def test_a_table():
    assert interests(
        "Councillor\tMinute\tNature", "Cllr Moss\t12\tPersonal", "Cllr Reay\t13\tDPI – left the room"
    ) == [
        ("Moss", "personal", None),
        ("Reay", "DPI", True),
    ]


@pytest.mark.parametrize("rows", NONE_DECLARED)
def test_that_there_were_none_is_stated(rows):
    read = minutes(*rows)
    assert read.items[1].interests == ()
    assert "items.2.interests" in read.stated_none


@pytest.mark.parametrize("words", NOT_DECLARED)
def test_other_words_declare_nothing_for_anybody(words):
    read = minutes(words)
    assert read.items[1].interests == ()
    assert "items.2.interests" not in read.stated_none


def test_a_correction_of_earlier_minutes_declares_nothing():
    told = "The minutes were corrected to show that Councillor Lund declared a personal interest in item 4."
    assert minutes(told).items[1].interests == ()
    assert len(minutes(told.replace("to show that", "and")).items[1].interests) == 1
