"""Tables of contents, and numbered lists that are none."""

import pytest

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
