"""PDF: what nobody sees, what is stamped across the page, columns of prose, and words broken at line ends."""

import pytest

from council.minutes import read
from council.minutes.extract import extract

PICTURE = "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
BODY = [
    (90, 700 - 14 * row, f"The Panel considered the report on the footpaths, part {row}.")
    for row in range(20)
]


def texts(data: bytes) -> list[str]:
    return [line.text for line in extract(data, "minutes.pdf").lines]


def problems(data: bytes) -> list[str]:
    return [each.code for each in extract(data, "minutes.pdf").problems]


@pytest.mark.parametrize(
    "hidden",
    [
        "BT 3 Tr /F1 11 Tf 90 650 Td (Secret) Tj ET",
        "BT 7 Tr /F1 11 Tf 90 650 Td (Secret) Tj ET",
        "q 1 g BT /F1 11 Tf 90 650 Td (Secret) Tj ET Q",
        "q 1 1 1 rg BT /F1 11 Tf 90 650 Td (Secret) Tj ET Q",
        "BT /F1 1 Tf 90 650 Td (Secret) Tj ET",
        "q 1 g 80 640 200 30 re f BT /F1 11 Tf 90 650 Td (Secret) Tj ET Q",
    ],
)
def test_text_that_nobody_sees_is_counted_and_its_words_are_nowhere(pdf, hidden):
    data = pdf([(90, 700, "Body"), f"q {hidden} Q", (90, 600, "End")])
    assert texts(data) == ["Body", "End"]
    assert problems(data) == ["hidden_text"]


@pytest.mark.parametrize(
    "shown",
    [
        "q 0 0 0.5 rg 80 640 200 30 re f 1 g BT /F1 11 Tf 90 650 Td (Shown) Tj ET Q",
        f"{PICTURE} q 1 g BT /F1 11 Tf 90 650 Td (Shown) Tj ET Q",
        "q 0.9 g BT /F1 11 Tf 90 650 Td (Shown) Tj ET Q",
        "BT 2 Tr /F1 11 Tf 90 650 Td (Shown) Tj ET",
        "BT /F1 5 Tf 90 650 Td (Shown) Tj ET",
    ],
)
def test_text_that_is_seen_is_not_taken_for_hidden(pdf, shown):
    data = pdf([(90, 760, "Body"), f"q {shown} Q"])
    assert texts(data) == ["Body", "Shown"]
    assert problems(data) == []


@pytest.mark.parametrize(
    ("spoken", "drawn", "codes"),
    [
        ("(Secret)", "(Noted.) Tj", ["hidden_text"]),
        ("(Secret)", "(No) Tj (ted.) Tj", ["hidden_text"]),
        ("( )", "(Noted.) Tj", []),
        ("()", "(Noted.) Tj", []),
        ("(NOTED)", "(No) Tj (ted.) Tj", []),
        ("<FEFF004E006F00740065006400AD>", "(Noted.) Tj", []),
    ],
)
def test_words_for_a_voice_are_no_line_where_the_page_shows_others(pdf, spoken, drawn, codes):
    marked = f"/Span << /ActualText {spoken} >> BDC BT /F1 11 Tf 90 650 Td {drawn} ET EMC"
    data = pdf([(90, 700, "Body"), marked, (90, 600, "End")])
    assert (texts(data), problems(data)) == (["Body", "Noted.", "End"], codes)


def test_letters_that_no_font_names_are_read_as_they_are_spoken(pdf):
    system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    below = f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Kelby {system} >>"
    nameless = f"/Type0 /Encoding /Identity-H /DescendantFonts [{below}]"
    marked = "/Span << /ActualText (Noted) >> BDC BT /F2 11 Tf 90 650 Td <00210022> Tj ET EMC"
    data = pdf([(90, 700, "Body"), marked])
    data = data.replace(b"/Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding", nameless.encode())
    assert (texts(data), problems(data)) == (["Body", "Noted"], [])


SECRET = "BT /F1 11 Tf 90 650 Td (Secret) Tj ET"
SHOWN = SECRET.replace("Secret", "Shown")
GREY = "BI /W 1 /H 1 /CS /G /BPC 8 ID x EI"


@pytest.mark.parametrize(
    "hidden",
    [
        f"{SECRET} 0 g 80 640 200 30 re f",
        f"0 g 80 640 200 30 re f {SECRET}",
        f"0.03 g 80 640 200 30 re f 0 g {SECRET}",
        f"{SECRET} 1 g 80 640 200 30 re f",
        f"{SECRET} 0 0 0.5 rg 80 640 200 30 re f",
        f"{SECRET} q 200 0 0 30 80 640 cm {GREY} Q",
        f"q 0 0 1 1 re W n {SECRET} Q",
        f"q 90 600 200 40 re W* n {SECRET} Q",
        f"0 0 0.5 rg 80 640 200 30 re f 1 g {SECRET} 0 g 80 640 200 30 re f",
    ],
)
def test_text_under_a_box_on_its_own_colour_or_outside_its_frame_is_hidden(pdf, hidden):
    data = pdf([(90, 700, "Body"), f"q {hidden} Q", (90, 600, "End")])
    assert texts(data) == ["Body", "End"]
    assert problems(data) == ["hidden_text"]


@pytest.mark.parametrize(
    "shown",
    [
        f"0.9 g 80 640 200 30 re f 0 g {SHOWN}",
        f"1 1 0 rg 80 640 200 30 re f 0 g {SHOWN}",
        f"1 g 80 640 200 30 re f 0 g {SHOWN}",
        f"0 g 80 640 200 30 re f 1 g {SHOWN}",
        f"0 0 0.5 rg 80 640 200 30 re f 0.9 g {SHOWN}",
        f"q 80 655 200 10 re W n 0.9 g {SHOWN} Q",
        f"0.8 g 80 640 200 30 re f 0.65 g {SHOWN}",
        f"{SHOWN} 0 g 80 600 200 30 re f",
        f"{SHOWN} 0 g 80 645 200 2 re f",
        f"{SHOWN} 80 640 200 30 re S",
        f"{SHOWN} q 200 0 0 30 80 600 cm {GREY} Q",
        f"0 g 80 640 200 30 re f 1 g 82 642 190 26 re f 0 g {SHOWN}",
        f"{SHOWN} q 0 0 1 1 re W n 0 g 80 640 200 30 re f Q",
        f"q 80 640 200 30 re W n {SHOWN} Q",
        f"q 80 640 200 14 re W n {SHOWN} Q",
    ],
)
def test_text_beside_a_box_or_on_a_ground_of_another_colour_is_read(pdf, shown):
    data = pdf([(90, 700, "Body"), f"q {shown} Q", (90, 500, "End")])
    assert (texts(data), problems(data)) == (["Body", "Shown", "End"], [])


def test_a_scan_over_its_text_does_not_hide_it(pdf):
    data = pdf([(90, 700, "Body"), PICTURE])
    assert (texts(data), problems(data)) == (["Body"], [])


def test_words_under_a_box_in_the_middle_of_a_line_are_left_out_of_it(pdf):
    line = (90, 650, "The Panel heard Mrs Ada Claxton of Mill Lane about the hedge.")
    data = pdf([(90, 700, "Body"), line, "0 g 169 646 147 14 re f", (90, 600, "End")])
    assert texts(data) == ["Body", "The Panel heard about the hedge.", "End"]
    assert problems(data) == ["hidden_text"]


def test_a_marker_under_a_box_is_kept(pdf):
    data = pdf(
        [(90, 700, "Body"), (90, 680, "<AI1>"), "1 g 80 670 100 24 re f 0 g", (90, 660, "1. Apologies")]
    )
    assert (texts(data), problems(data)) == (["Body", "<AI1>", "1. Apologies"], [])


def test_what_text_recognition_read_in_a_scan_is_the_text(pdf):
    scan = [PICTURE, "q 3 Tr", (90, 748, "Moors Panel"), (90, 680, "1. Apologies"), "Q"]
    assert texts(pdf(scan, scan)) == ["Moors Panel", "1. Apologies"] * 2
    assert problems(pdf(scan)) == []


def test_invisible_text_beside_a_picture_is_hidden(pdf):
    logo = "q 60 0 0 60 480 720 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
    data = pdf([logo, (90, 700, "Body"), "q 3 Tr", (90, 650, "Secret"), "Q"])
    assert (texts(data), problems(data)) == (["Body"], ["hidden_text"])


@pytest.mark.parametrize("size", [1, 11])
def test_markers_in_pale_or_tiny_letters_are_kept(pdf, size):
    data = pdf([(90, 700, "Body"), "q 1 g", (90, 680, "<AI1>", size), "Q", (90, 660, "1. Apologies")])
    assert (texts(data), problems(data)) == (["Body", "<AI1>", "1. Apologies"], [])


SLANTED = "q 0.8 g BT /F1 120 Tf 0.707 0.707 -0.707 0.707 150 250 Tm (DRAFT) Tj ET Q"
LETTERS = " ".join(
    f"q 0.8 g BT /F2 110 Tf {100 + 80 * place} {420 + 30 * place} Td ({letter}) Tj ET Q"
    for place, letter in enumerate("DRAFT")
)


@pytest.mark.parametrize("stamp", [SLANTED, LETTERS])
@pytest.mark.parametrize("first", [True, False])
def test_a_word_stamped_across_the_page_stands_apart_and_marks_a_draft(pdf, stamp, first):
    page = [stamp, *BODY] if first else [*BODY, stamp]
    data = pdf(page, page)
    lines = extract(data, "minutes.pdf").lines
    body = [text for _, _, text in BODY]
    assert [line.text for line in lines if line.furniture is None] == body * 2
    assert [(line.text, line.origin, line.page) for line in lines if line.furniture] == [
        ("DRAFT", "header", 1),
        ("DRAFT", "header", 2),
    ]
    minutes = read(data, "minutes.pdf")
    assert minutes.draft is True
    assert dict(minutes.evidence or {})["draft"] == (1, 1)


def test_a_large_title_is_no_stamp(pdf):
    assert texts(pdf([(90, 740, "MINUTES", 48), *BODY]))[0] == "MINUTES"
    assert extract(pdf([(90, 740, "MINUTES", 48), *BODY]), "minutes.pdf").lines[0].furniture is None


LEFT = [
    f"{word} report was received and the Panel was told"
    for word in (
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "last",
        "next",
    )
]
RIGHT = [line.replace("report", "letter") for line in LEFT]


def columns(left: list[str], right: list[str]) -> list[tuple]:
    rows = [(60, 700 - 14 * row, text, 9) for row, text in enumerate(left)]
    return [(60, 760, "Moors Panel, whose title stands across both columns of the page", 16), *rows] + [
        (320, 700 - 14 * row, text, 9) for row, text in enumerate(right)
    ]


def test_prose_in_two_columns_is_read_column_by_column(pdf):
    assert texts(pdf(columns(LEFT, RIGHT)))[1:] == [*LEFT, *RIGHT]
    assert texts(pdf(columns(LEFT, RIGHT[:9] + [""] * 3)))[1] == f"{LEFT[0]}\t{RIGHT[0]}"


def test_long_lists_side_by_side_are_read_row_by_row(pdf):
    names = [
        f"Councillor {name}"
        for name in (
            "Wray",
            "Holt",
            "Marsh",
            "Fell",
            "Ash",
            "Ward",
            "Pike",
            "Lamb",
            "Dale",
            "Moss",
            "Reed",
            "Crag",
        )
    ]
    assert texts(pdf(columns(names, names)))[1] == "Councillor Wray\tCouncillor Wray"


def minutes_of(pdf, *lines: str):
    head = [
        "Kelby Parish Council",
        "Minutes of the meeting held on 9 June 2026",
        "1. Report on the consultation",
    ]
    rows = [
        (90, 740 - 14 * row, text)
        for row, text in enumerate([*head, *lines, "2. Close", "The meeting closed."])
    ]
    return read(pdf(rows), "minutes.pdf")


@pytest.mark.parametrize(
    ("end", "start", "joined"),
    [
        ("on the result of the consulta-", "tion and thanked the officers", "consultation and"),
        ("and the Chair spoke of the co-", "option of two more members and", "co-option of"),
        ("and heard from Mrs Ada Claxton-", "Reeve about the state of the hedge", "Claxton-Reeve about"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_joined_only_if_it_is_known(pdf, end, start, joined):
    minutes = minutes_of(
        pdf, f"The Council heard a long report {end}", f"{start} for all that they had done."
    )
    assert joined in minutes.items[0].paragraphs[0].text


def test_an_item_that_runs_over_the_end_of_a_page_has_lines_of_both(pdf):
    head = ["Kelby Parish Council", "Minutes of the meeting held on 9 June 2026", "1. Report on footpaths"]
    text = "The Council heard that the path by the mill had been closed since the flood of"
    pages = [
        [
            *((90, 740 - 14 * row, each) for row, each in enumerate(head)),
            (90, 100, text),
            (300, 30, "Page 1 of 2"),
        ],
        [
            (90, 740, "January and that the bridge would be mended in the summer by the county."),
            (90, 700, "2. Close"),
            (90, 680, "The meeting closed."),
            (300, 30, "Page 2 of 2"),
        ],
    ]
    minutes = read(pdf(*pages), "minutes.pdf")
    item = minutes.items[0]
    assert item.paragraphs[0].text == f"{text} {pages[1][0][2]}"
    page_of = {line.line: line.page for line in minutes.text}
    first, last = item.paragraphs[0].lines
    assert (page_of[first], page_of[last]) == (1, 2)
    assert [page_of[item.lines[0]], page_of[item.lines[1]]] == [1, 2]
    assert page_of[minutes.items[1].lines[0]] == 2


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_box_on_a_turned_page_hides_what_is_under_it_alone(pdf, turned):
    data = pdf(
        [(90, 650, "Secret"), "0 g 80 640 200 30 re f", (300, 400, "Body")], page_extra=f"/Rotate {turned}"
    )
    assert (texts(data), problems(data)) == (["Body"], ["hidden_text"])


@pytest.mark.parametrize(
    "number", ["99999999999999999999999999999999999999", "1000000000000", "-1000000000000"]
)
def test_endless_boxes_and_letters_do_no_harm(pdf, number):
    endless = f"q 0 g {number} 0 {number} {number} re f {number} 0 0 {number} 0 0 cm 0 0 1 1 re f BT /F1 {number} Tf (x) Tj ET Q"
    extract(pdf([(90, 700, "Body"), endless, (90, 600, "End")]), "minutes.pdf")
