"""Plain text: encodings and the numbers of lines."""

import pytest

from council.minutes.extract import extract
from council.minutes.lines import Unreadable
from council.minutes.passages import read_passages

WORDS = "Councillor José O’Brien – £5"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252"]
)
def test_text_is_read_in_any_encoding(encoding):
    data = f"Minutes of the Moors Panel\n{WORDS}\n".encode(encoding)
    assert [line.text for line in extract(data, "minutes.txt").lines] == ["Minutes of the Moors Panel", WORDS]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("mac-roman", "Councillor Siôn O’Leary’s café cost £5 – “noted” • passed"),
        ("mac-roman", "Noted – the Mayor’s report"),
        ("windows-1252", "Councillor Siôn O’Leary’s café cost £5 – “noted” • passed"),
        ("windows-1252", "Édouard Ötztal paid £5 (½ of it) at 5°C"),
        ("iso-8859-15", "Councillor Seán Ó Móráin: a grant of €500"),
        ("iso-8859-15", "£5 for the café"),
    ],
)
def test_a_text_of_one_byte_a_letter_is_read_as_it_reads_best(encoding, words, end):
    data = f"Minutes{end}{words}{end}Close".encode(encoding)
    assert [line.text for line in extract(data, "minutes.txt").lines] == ["Minutes", words, "Close"]


def test_a_word_parted_by_a_soft_hyphen_at_the_end_of_a_line_is_one_word():
    text = (
        "Kelby Parish Council\n\n1. Report\n\nThe Council heard of the consul\u00ad\ntation, and of the rest.\n"
        + "x" * 60
    )
    passages = read_passages(extract(text.encode(), "minutes.txt").lines)
    assert any("the consultation, and" in passage.text for passage in passages)


def test_a_stray_byte_does_not_garble_the_rest_of_a_utf8_text():
    data = ("José – José\n" * 5).encode() + b"caf\xe9\n"
    texts = [line.text for line in extract(data, "minutes.txt").lines]
    assert texts == ["José – José"] * 5 + ["café"]


def test_a_text_that_breaks_its_byte_order_mark_is_refused():
    with pytest.raises(Unreadable, match="damaged"):
        extract(b"\xef\xbb\xbfMinutes \xff\xff", "minutes.txt")


def test_lines_keep_the_number_that_they_have_in_the_file():
    document = extract(b"\r\nMinutes\r\n\r\n\r\tPresent\n", "minutes.txt")
    assert [(line.number, line.text, line.blank_before) for line in document.lines] == [
        (2, "Minutes", True),
        (5, "\tPresent", True),
    ]


def test_tabs_and_no_break_spaces_stay_as_they_are():
    (line,) = extract("\tA\xa0Wray\t \n\xa0\n".encode(), "minutes.txt").lines
    assert line.text == "\tA\xa0Wray\t "


def test_a_form_feed_begins_a_page_but_no_line():
    document = extract(b"one\n\x0ctwo\nthree\n", "minutes.txt")
    assert [(line.number, line.page, line.text) for line in document.lines] == [
        (1, 1, "one"),
        (2, 2, "two"),
        (3, 2, "three"),
    ]
    assert document.pages == 2


def test_a_text_without_form_feeds_has_no_pages():
    document = extract(b"one\ntwo", "minutes.txt")
    assert document.pages is None
    assert {line.page for line in document.lines} == {None}


@pytest.mark.parametrize("mark", ["\x02", "\ufffe"])
def test_the_mark_of_a_hyphen_that_a_copy_of_a_pdf_holds_is_one(mark):
    data = f"The Vice{mark}\nChair presided.".encode()
    assert [line.text for line in extract(data, "minutes.txt").lines] == ["The Vice-", "Chair presided."]
