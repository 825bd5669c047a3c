"""Tables of contents, and numbered lists that are none."""

import pytest

from council.minutes import read
from council.minutes.contents import without_contents
from council.minutes.lines import Document, Line

TABLE = [
    "1 DECLARATION OF OPENING 3",
    "2. ATTENDANCE AND APOLOGIES ............ 3",
    "3 PUBLIC QUESTION TIME 4",
    "4 MINUTES 4",
    "4.1 ORDINARY MEETING 5 4.2 SPECIAL MEETING 6",
    "5 REPORTS – 9",
    "6 CLOSURE\t12",
]
BUSINESS = ["1 DECLARATION OF OPENING", "Cr Marsh opened the meeting at 3.00 pm."]


def document(*texts: str) -> Document:
    return Document("text/plain", tuple(Line(number, text) for number, text in enumerate(texts, start=1)))


def left(*texts: str) -> list[str]:
    return [line.text for line in without_contents(document(*texts)).lines if not line.furniture]


def test_a_table_of_contents_is_furniture_with_the_heads_of_its_pages():
    assert left("MINUTES", *TABLE[:4], "2 Minutes of the Council", *TABLE[4:], *BUSINESS) == [
        "MINUTES",
        *BUSINESS,
    ]


@pytest.mark.parametrize(
    "texts",
    [
        (*TABLE, "Cr Marsh opened the meeting."),
        (*TABLE[:5], *BUSINESS),
        (*TABLE[::-1], *BUSINESS),
        ("1 Apologies 3 were received", *BUSINESS),
    ],
)
def test_what_does_not_come_again_is_few_or_has_falling_pages_stays(texts):
    assert left(*texts) == list(texts)


NOTICE = "No responsibility whatsoever is implied or accepted by the Shire of Kelby for any act, omission or statement or intimation occurring during a meeting, and nobody should act upon it before the written outcome is known to them.\n"


def test_a_disclaimer_and_the_notices_below_it_are_no_items():
    text = f"Shire of Kelby\nOrdinary Council\nTuesday 16 June 2026\nMINUTES\nDISCLAIMER\n{NOTICE}ATTACHMENTS\nAttachments are in the agenda.\n"
    body = "1. OFFICIAL OPENING\n\nThe President opened the meeting at 4.00pm.\n\n2. APOLOGIES\n\nNil.\n"
    assert [each.title for each in read((text + body).encode(), "x.txt").items] == [
        "OFFICIAL OPENING",
        "APOLOGIES",
    ]
    assert read(text.encode(), "x.txt").items == ()


def test_a_disclaimer_that_is_an_item_stays():
    text = "Kelby Town Council\n\nMinutes of the meeting held on 16 June 2026\n\nPresent: Cllr A Moss\n\nAPOLOGIES\n\nNone.\n\nMINUTES\n\nThe minutes were agreed.\n\nDISCLAIMER\n\nThe notice was read.\n\nFINANCE\n\nThe report was noted.\n"
    assert [each.title for each in read(text.encode(), "x.txt").items] == [
        "APOLOGIES",
        "MINUTES",
        "DISCLAIMER",
        "FINANCE",
    ]
