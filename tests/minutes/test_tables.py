"""Rows of tables in an item's text: one paragraph each; layouts and lists stay what they are."""

from council.minutes import parse
from council.minutes.lines import Document, Line

HEAD = (
    "Kelby District Council",
    "Finance Committee",
    "20 January 2026 at 7 pm",
    "Present: Councillor A Moss",
)


def paragraphs(*item: dict) -> list[tuple[str, str, tuple[int, int]]]:
    """The paragraphs of an item after its title: kind, text and lines."""
    rows = [*({"text": text} for text in HEAD), {"text": "1. Budget", "bold": 1.0}, *item]
    rows.append({"text": "2. Minutes", "bold": 1.0})
    lines = tuple(Line(number, **{"blank_before": True} | row) for number, row in enumerate(rows, start=1))
    minutes = parse(Document("text/html", lines))
    return [(each.kind, each.text, each.lines) for each in minutes.items[0].paragraphs]


def cell(text: str, row: int, column: int, *, table: int = 1) -> dict:
    return {"text": text, "table": table, "row": row, "column": column}


def test_a_row_is_one_paragraph_with_its_cells_apart():
    assert paragraphs(
        cell("Service", 1, 1), cell("2025/26", 1, 2), cell("Housing", 2, 1), cell("£4  m", 2, 2)
    ) == [("table", "Service | 2025/26", (6, 7)), ("table", "Housing | £4 m", (8, 9))]


def test_paragraphs_of_one_cell_are_one_cell():
    (row,) = paragraphs(cell("Housing", 1, 1), cell("rents", 1, 1), cell("£4 m", 1, 2))
    assert row == ("table", "Housing rents | £4 m", (6, 8))


def test_a_number_in_the_last_cell_is_not_the_number_of_the_next_row():
    texts = [
        text
        for _, text, _ in paragraphs(
            cell("Road", 1, 1), cell("162", 1, 2), cell("Bridge", 2, 1), cell("15", 2, 2)
        )
    ]
    assert texts == ["Road | 162", "Bridge | 15"]


def test_a_frame_of_one_column_is_text():
    assert [kind for kind, _, _ in paragraphs(cell("The report ran to ten pages.", 1, 1))] == ["text"]


def test_rows_set_with_tabs_are_a_table_from_two_rows_on():
    assert [kind for kind, _, _ in paragraphs({"text": "Rents\t£4 m"}, {"text": "Rates\t£2 m"})] == [
        "table"
    ] * 2
    assert [kind for kind, _, _ in paragraphs({"text": "Rents\t£4 m"})] != ["table"]


def test_a_list_with_tabs_is_no_table():
    kinds = {kind for kind, _, _ in paragraphs({"text": "(a)\tthe rents;"}, {"text": "(b)\tthe rates;"})}
    assert "table" not in kinds


def test_a_sentence_behind_a_tab_is_no_table():
    long = "Minute 12\tThe Committee considered at length what might be done about the rents of the garages in the town."
    assert {kind for kind, _, _ in paragraphs({"text": long}, {"text": long})} == {"text"}


def test_the_table_that_lays_out_number_and_title_is_not_data():
    lines = [Line(number, text, blank_before=True) for number, text in enumerate(HEAD, start=1)] + [
        Line(5, "1.", table=1, row=1, column=1),
        Line(6, "Budget", table=1, row=1, column=2),
        Line(7, "The budget was discussed.", table=1, row=2, column=2),
        Line(8, "2.", table=1, row=3, column=1),
        Line(9, "Minutes", table=1, row=3, column=2),
    ]
    minutes = parse(Document("text/html", tuple(lines)))
    assert [(each.kind, each.text) for each in minutes.items[0].paragraphs] == [
        ("text", "The budget was discussed.")
    ]


def test_a_resolution_in_a_table_stays_a_resolution():
    kinds = [
        kind for kind, _, _ in paragraphs(cell("RESOLVED", 1, 1), cell("That the budget be approved.", 1, 2))
    ]
    assert kinds == ["resolution"]
