"""Pages of a portal that lost the titles of items, and documents that have them."""

from council.minutes import read
from council.minutes.lines import Document, Line
from council.minutes.portal import with_movers_apart

HEAD = "Town of Kelby\n\nCouncil Meeting Minutes\n\nMarch 3, 2026\n\nMembers Present:\n  • Mayor John Moss\n  • Councillor Ann Reay\n\n"


def titles(text: str) -> list[tuple[str | None, str]]:
    return [(item.number, item.title) for item in read((HEAD + text).encode(), "x.txt").items]


def test_movers_stand_apart_from_the_name():
    lines = ("  • Moved byAnn Reay", "    Seconded by:Bob Lund", "Moved by the Chair", "Carried")
    told = with_movers_apart(Document("text/plain", tuple(map(Line, range(1, 5), lines))))
    assert [line.text for line in told.lines] == [
        "Moved by: Ann Reay",
        "Seconded by: Bob Lund",
        "Moved by the Chair",
        "Carried",
    ]


def test_a_document_without_glued_movers_stays():
    plain = Document("text/plain", (Line(1, "Moved by Ann Reay"), Line(2, "Seconded by Bob Lund")))
    assert with_movers_apart(plain) is plain


def test_numbers_whose_titles_were_lost():
    text = "1.\n\nThe Mayor called the meeting to order.\n\n2.\n\n  • Moved byAnn Reay\n\n    THAT the agenda be approved.\n\n    Carried\n\n2.1\nBoat ramp\n\nThe Clerk explained.\n\n3.\n\nThere was none.\n"
    assert titles(text) == [
        ("1", "Untitled item"),
        ("2", "Untitled item"),
        ("2.1", "Boat ramp"),
        ("3", "Untitled item"),
    ]


def test_titles_that_were_not_lost():
    text = "1.\nCall to Order\n\nThe Mayor called the meeting to order.\n\n2.\nAgenda\n\n  • Moved byAnn Reay\n\n    THAT the agenda be approved.\n\n    Carried\n\n3.\nDelegations\n\nThere were none.\n"
    assert titles(text) == [("1", "Call to Order"), ("2", "Agenda"), ("3", "Delegations")]
