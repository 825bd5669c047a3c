"""PDF: rows by their place on the paper, and what repeats at its edges."""

import pytest

from council.minutes.extract import extract
from council.minutes.lines import Unreadable

PICTURE = "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"


def texts(data: bytes) -> list[str]:
    return [line.text for line in extract(data, "minutes.pdf").lines]


def test_a_number_and_its_title_beyond_a_gap_are_one_line_with_a_tab(pdf):
    page = [(90, 700, "1. "), (126, 700, "Apologies"), (90, 680, "None were received.")]
    assert texts(pdf(page)) == ["1.\tApologies", "None were received."]


def test_two_columns_of_names_are_read_row_by_row(pdf):
    page = [(90, 700, "A Wray"), (90, 680, "B Holt"), (300, 700, "C Marsh"), (300, 680, "D Fell")]
    assert texts(pdf(page)) == ["A Wray\tC Marsh", "B Holt\tD Fell"]


def test_words_drawn_apart_are_joined_with_one_space_and_close_ones_without(pdf):
    page = [
        (90, 700, "Resolved:"),
        (142, 700, "That"),
        (90, 680, "Min"),
        (107.5, 680, "utes"),
        (90, 660, "Hall"),
        (108, 660, "."),
    ]
    assert texts(pdf(page)) == ["Resolved: That", "Minutes", "Hall."]


def test_raised_letters_stay_on_their_line_and_tiny_markers_on_their_own(pdf):
    page = [(90, 700, "The 9"), (119, 704, "th", 7), (130, 700, "June"), (90, 697, "<AI1>", 1)]
    assert texts(pdf(page)) == ["The 9th June", "<AI1>"]


def test_text_drawn_twice_for_boldness_is_read_once(pdf):
    assert texts(pdf([(90, 700, "Budget"), (90.3, 700, "Budget")])) == ["Budget"]


def test_lines_know_page_place_boldness_and_space_before(pdf):
    page = [
        (90, 700, "Resolved:", 11, "F2"),
        (145, 700, "That"),
        (90, 686, "the report"),
        (90, 672, "be noted."),
        (126, 640, "Next"),
    ]
    first, second, _, last = extract(pdf(page), "minutes.pdf").lines
    assert (first.page, first.left, first.bold_prefix, 0 < first.bold < 1) == (1, 90.0, 9, True)
    assert (second.bold, second.blank_before) == (0.0, False)
    assert (last.left, last.blank_before) == (126.0, True)


def three_pages(pdf, head: str = "Moors Panel 9 June {}", foot: str = "{}"):
    return pdf(
        *(
            [
                (90, 770, head.format(number)),
                (90, 700 - number, f"Body {number}"),
                (90, 120, f"Low {number}"),
                (300, 30, foot.format(number)),
            ]
            for number in (1, 2, 3)
        )
    )


def test_what_repeats_at_the_edges_is_page_furniture(pdf):
    lines = extract(three_pages(pdf), "minutes.pdf").lines
    assert [line.text for line in lines if line.furniture is None] == [
        "Body 1", "Low 1", "Body 2", "Low 2", "Body 3", "Low 3",
    ]  # fmt: skip
    assert {(line.origin, line.furniture) for line in lines if line.text.startswith("Moors")} == {
        ("header", "page")
    }
    assert {line.origin for line in lines if line.text in {"1", "2", "3"}} == {"footer"}


@pytest.mark.parametrize("number", ["1", "- 1 -", "Page 1", "Page 1 of 1", "1 of 6", "Moors Panel, page 1"])
def test_the_number_of_a_page_alone_at_its_edge_is_furniture(pdf, number):
    *_, last = extract(pdf([(90, 700, "Body"), (300, 30, number)]), "minutes.pdf").lines
    assert (last.text, last.furniture) == (number, "page")


@pytest.mark.parametrize(
    "text", ["93/26", "2.", "Page 7 of the report was corrected by the Clerk.", "1843", "Resolved"]
)
def test_other_lines_at_the_edge_are_not_furniture(pdf, text):
    *_, last = extract(pdf([(90, 700, "Body"), (300, 30, text)]), "minutes.pdf").lines
    assert last.furniture is None


def test_a_line_said_again_at_another_height_is_not_furniture(pdf):
    pages = [[(90, 770 - 20 * number, "Resolved:"), (90, 500, f"Body {number}")] for number in (0, 1)]
    assert {line.furniture for line in extract(pdf(*pages), "minutes.pdf").lines} == {None}


def test_a_scan_is_a_document_with_a_blocking_problem(pdf):
    document = extract(pdf([], []), "minutes.pdf")
    assert (document.lines, document.pages) == ((), 2)
    assert [(each.code, each.blocking) for each in document.problems] == [("no_text", True)]


def test_a_blank_page_between_pages_of_text_is_no_problem(pdf):
    assert extract(pdf([(90, 700, "Body")], []), "minutes.pdf").problems == ()


def test_a_page_that_is_a_picture_is_told_of(pdf):
    document = extract(pdf([(90, 700, "Body")], [PICTURE]), "minutes.pdf")
    assert [(each.code, each.blocking) for each in document.problems] == [("pages_without_text", False)]
    assert document.problems[0].message.endswith("not read: 2.")


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_seen(pdf, turned):
    drawn = {
        90: "0 1 -1 0 100 90 Tm (1.) Tj ET BT /F1 11 Tf 0 1 -1 0 100 130 Tm (Budget) Tj ET BT /F1 11 Tf 0 1 -1 0 130 90 Tm (Close) Tj",
        180: "-1 0 0 -1 500 100 Tm (1.) Tj ET BT /F1 11 Tf -1 0 0 -1 460 100 Tm (Budget) Tj ET BT /F1 11 Tf -1 0 0 -1 500 130 Tm (Close) Tj",
        270: "0 -1 1 0 500 700 Tm (1.) Tj ET BT /F1 11 Tf 0 -1 1 0 500 660 Tm (Budget) Tj ET BT /F1 11 Tf 0 -1 1 0 470 700 Tm (Close) Tj",
    }[turned]
    assert texts(pdf([f"BT /F1 11 Tf {drawn} ET"], page_extra=f"/Rotate {turned}")) == ["1.\tBudget", "Close"]


def test_text_beside_the_paper_is_not_read_and_counted_as_hidden(pdf):
    document = extract(pdf([(90, 700, "Body"), (90, 2000, "Secret"), (-900, 700, "Secret")]), "minutes.pdf")
    assert [line.text for line in document.lines] == ["Body"]
    assert [(each.code, each.message[:2]) for each in document.problems] == [("hidden_text", "2 ")]


def test_an_encrypted_pdf_is_refused(pdf):
    secret = "00" * 32
    encrypt = f"/ID [<{'11' * 16}> <{'11' * 16}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{secret}> /U <{secret}> >>"
    with pytest.raises(Unreadable, match="password"):
        extract(pdf([(90, 700, "Body")], encrypt=encrypt), "minutes.pdf")


def test_a_pdf_with_a_page_that_is_none_is_refused_by_its_number(pdf):
    data = pdf([(90, 700, "Body")], [(90, 700, "More")]).replace(
        b"7 0 obj\n<< /Type /Page ", b"7 0 obj\n<< /Tipe /Page "
    )
    data = data.replace(b"7 0 obj", b"9 0 obj")
    with pytest.raises(Unreadable, match="Page 2 of this PDF is damaged"):
        extract(data, "minutes.pdf")


def test_a_pdf_of_too_many_pages_is_refused(pdf):
    with pytest.raises(Unreadable, match="501 pages"):
        extract(pdf(*([[]] * 501)), "minutes.pdf")


def test_two_hundred_pages_are_read(pdf):
    document = extract(pdf(*([(90, 400, f"Body {number}")] for number in range(200))), "minutes.pdf")
    assert (document.pages, len(document.lines), document.lines[-1].page) == (200, 200, 200)


PROSE = [
    "The Clerk reported that the well had been cleaned and that",
    "the water was clear again, for the first time since the",
    "flood of the spring, and the Parish was grateful to all",
    "those who had lent a hand and a pump to the work there.",
]


def numbered(first: int, rows: list[str], *, left: float = 60) -> list[tuple]:
    places = [(700 - 15 * place, first + place, row) for place, row in enumerate(rows)]
    return [piece for y, number, row in places for piece in ((left, y, str(number)), (90, y, row))]


def test_numbers_that_count_the_lines_in_the_margin_are_left_out(pdf):
    rows = ["1. Well", *PROSE, *PROSE, *PROSE]
    assert texts(pdf(numbered(1, rows), numbered(14, PROSE))) == [*rows, *PROSE]


def test_numbers_that_count_items_in_the_margin_stay(pdf):
    titles = [f"Matter of {name}" for name in ("wells", "roads", "trees", "walls", "bins", "fords")]
    page = numbered(1, [*titles, *titles])
    assert texts(pdf(page))[:2] == ["1\tMatter of wells", "2\tMatter of roads"]


def test_the_column_below_action_is_read_behind_the_paragraph_beside_it(pdf):
    page = [
        *[(90, 760, "Item"), (420, 760, "Action")],
        *[(90, 730, "1. Repair of the"), (420, 730, "Town"), (90, 715, "Old Well"), (420, 715, "Warden")],
        *[(90, 685, PROSE[0]), (90, 670, PROSE[1]), (420, 670, "Clerk"), (90, 655, "flood.")],
        (90, 620, "2. Close"),
    ]
    assert texts(pdf(page)) == [
        *["Item", "Action", "1. Repair of the", "Old Well", "Town Warden"],
        *[PROSE[0], PROSE[1], "flood.", "Clerk", "2. Close"],
    ]


def test_initials_in_the_margin_are_known_by_the_prose_beside_them(pdf):
    prose = [(90, 610 - 15 * place, row) for place, row in enumerate(PROSE * 4)]
    page = [
        *[(90, 670, "1. Old Well"), (450, 670, "HM"), (90, 640, "2. Fords"), (450, 640, "TW")],
        *prose,
        *[(90, 355, "3. Close"), (450, 355, "HM")],
    ]
    read = texts(pdf(page))
    assert read[:4] == ["1. Old Well", "HM", "2. Fords", "TW"]
    assert read[-2:] == ["3. Close", "HM"]


def test_a_table_of_names_and_wards_has_no_column_of_actions(pdf):
    names = [("A Moss", "Dale"), ("B Lund", "Fell"), ("C Tarn", "Moor"), ("D Wray", "Beck")]
    page = [
        piece
        for place, (name, ward) in enumerate(names)
        for piece in ((90, 700 - 15 * place, name), (450, 700 - 15 * place, ward))
    ]
    assert texts(pdf(page)) == ["A Moss\tDale", "B Lund\tFell", "C Tarn\tMoor", "D Wray\tBeck"]


def test_a_line_is_full_where_the_next_word_had_no_room(pdf):
    rows = [*PROSE, *PROSE, "The meeting closed", "Signed as a true record"]
    page = [(90, 700 - 15 * place, row) for place, row in enumerate(rows)]
    lines = extract(pdf(page), "minutes.pdf").lines
    assert [line.full for line in lines[:3]] == [True, True, True]
    assert lines[8].full is False


def test_no_line_is_known_to_be_full_without_prose(pdf):
    page = [(90, 700 - 15 * place, f"Councillor Anne Moss of Ward {place}") for place in range(9)]
    assert {line.full for line in extract(pdf(page), "minutes.pdf").lines} == {None}


def test_a_number_that_nearly_touches_its_title_is_parted_from_it(pdf):
    page = [(90, 700, "LIC3/26"), (129.4, 700, "MINUTES", 11, "F2")]
    assert texts(pdf(page)) == ["LIC3/26 MINUTES"]
