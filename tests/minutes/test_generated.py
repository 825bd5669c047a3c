"""Documents that nobody wrote: whatever comes, no crash, and every line is used once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from council.minutes import parse
from council.minutes.lines import Document, Line
from council.minutes.values import LINE_USES

WORDS = st.sampled_from(
    [
        "Present:",
        "Councillors",
        "Councillor",
        "A",
        "Moss",
        "(Chair)",
        "Apologies",
        "RESOLVED",
        "Resolved:",
        "That",
        "be",
        "noted",
        "the",
        "report",
        "of",
        "and",
        ",",
        ".",
        ";\n",
        "",
        "",
        "",
        "1.",
        "2.",
        "31/27",
        "(a)",
        "(i)",
        "<AI1>",
        "</AI1>",
        "<TRAILER_SECTION>",
        "9",
        "June",
        "2026",
        "at",
        "2.00",
        "pm",
        "in",
        "Council",
        "Committee",
        "Minutes",
        "held",
        "on",
        "FOR",
        "(3)\n",
        "",
        "",
        "",
        "Against:",
        "moved",
        "seconded",
        "by",
        "excluded",
        "public",
        "paragraph",
        "3",
        "Schedule",
        "12A",
        "closed",
        "None.",
        "declared",
        "interest",
        "\t",
        "•",
        "PART",
        "II",
    ]
)
ROWS = st.lists(WORDS, min_size=1, max_size=14).map(" ".join) | st.text(max_size=80)
DOCUMENTS = st.lists(
    st.tuples(
        ROWS, st.booleans(), st.sampled_from([None, "1.", "(a)", "•"]), st.sampled_from([None, "page", "web"])
    ),
    max_size=40,
)


def document(rows: list[tuple[str, bool, str | None, str | None]]) -> Document:
    lines = (
        Line(number, text, blank_before=blank, label=label, furniture=furniture)
        for number, (text, blank, label, furniture) in enumerate(rows, start=1)
    )
    return Document("text/plain", tuple(lines))


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS)
def test_every_visible_line_is_used_once(rows):
    given_document = document(rows)
    minutes = parse(given_document)
    visible = [line.number for line in given_document.lines if line.shown.strip()]
    assert [used.line for used in minutes.text] == visible
    assert {used.used_as for used in minutes.text} <= set(LINE_USES)


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_the_same_lines_give_the_same_values(rows):
    assert parse(document(rows)) == parse(document(rows))


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_every_value_has_lines_of_the_document(rows):
    minutes = parse(document(rows))
    for item in minutes.items:
        assert 1 <= item.lines[0] <= item.lines[1] <= len(rows)
        for decision in item.resolutions:
            assert item.lines[0] <= decision.lines[0] <= decision.lines[1] <= item.lines[1]
