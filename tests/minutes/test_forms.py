"""Ways of printing that few clerks use."""

import pytest

from council.minutes import read
from council.minutes.forms import in_known_forms
from council.minutes.lines import Document, Line

HEAD = "Kelby Town Council\n\nMinutes of the meeting held on 24 April 2026 at 7.00 pm in the Old Library\n\n"
END = "\n\n1. Apologies\n\nNone.\n\n2. Finance\n\nThe report was noted.\n"


def known(*lines: str) -> list[str]:
    document = Document("text/plain", tuple(Line(number, line) for number, line in enumerate(lines, 1)))
    return [line.text for line in in_known_forms(document).lines]


@pytest.mark.parametrize("mark", ["“", "”", '"', "〃", ",,"])
def test_a_ditto_mark_stands_for_the_title_above(mark: str):
    assert known("Councillor Ann Reay", f"{mark} Nan Cole", f"{mark} Mr Tom Lund") == [
        "Councillor Ann Reay",
        "Councillor Nan Cole",
        "Councillor Mr Tom Lund",
    ]


def test_a_quotation_below_anything_else_stays():
    assert known(
        "He read aloud:", "“ The hedge is to be cut.”", "Councillor Reay", "spoke", "“ Well done”"
    ) == [
        "He read aloud:",
        "“ The hedge is to be cut.”",
        "Councillor Reay",
        "spoke",
        "“ Well done”",
    ]


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("Present: Councillors; Moss, Reay and Lund", "Present: Councillors Moss, Reay and Lund"),
        (
            "PRESENT Cllrs; Moss (Chair item 2 onward) Bampton Smith, Reay",
            "PRESENT Cllrs Moss (Chair item 2 onward), Bampton Smith, Reay",
        ),
        ("Councillors; Moss; Reay; Lund", "Councillors; Moss; Reay; Lund"),
        (
            "PRESENT: COUNCILLORS P. REAY CATHAOIRLEACH, A. MOSS AND B. LUND (32)",
            "PRESENT: COUNCILLORS P. REAY (CATHAOIRLEACH), A. MOSS and B. LUND",
        ),
        (
            "Present: A Moss. Public Present : Tom Lund",
            "Present: A Moss. Members of the public: Tom Lund",
        ),
    ],
)
def test_lists_in_forms_of_their_own(printed: str, read_as: str):
    assert known(printed) == [read_as]


def test_who_listened_is_no_member():
    text = "Present: Cllrs; C Moss, T Rush & P Toft. Public Present : Councillors Karen Lund & Steve Knight. In Attendance : Ann Minn (Town Clerk)"
    people = read((HEAD + text + END).encode(), "x.txt").attendance
    assert [each.name for each in people if each.status == "present"] == ["C Moss", "T Rush", "P Toft"]


def test_a_row_whose_second_cell_is_a_paragraph():
    rows = "Date: / 8 June 2026\nTime: / 7.30pm\nVenue: / Wharf Hall\nPresent: / Councillors Swift (Chairman), Bow, A Wild\nC10/45 /\n\nApologies for Absence\n\nNone.\nC10/46 /\n\nOpen Forum\n\nA resident spoke.\nC10/47 / Finance\nThe report was noted.\n"
    items = read(f"Kelby Town Council\n\n{rows}".encode(), "x.txt").items
    assert [(each.number, each.title) for each in items] == [
        ("C10/45", "Apologies for Absence"),
        ("C10/46", "Open Forum"),
        ("C10/47", "Finance"),
    ]
