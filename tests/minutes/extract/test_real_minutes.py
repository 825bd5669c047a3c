"""The same real minutes in every format: every visible word is read, in one order; hidden ones nowhere."""

import re
from collections.abc import Iterator

import pytest

from council.minutes.extract import extract

LANCASHIRE = "lancashire-2018-02-27"
NUMBERS = re.compile(r"\d{1,2}\.|[·•]")


def words(document) -> Iterator[str]:
    for line in document.lines:
        found = line.text.split()
        if found and NUMBERS.fullmatch(found[0]):
            del found[0]
        yield from found


@pytest.mark.parametrize("suffix", ["docx", "html", "odt", "rtf"])
def test_every_visible_word_of_the_text_is_in_each_format_in_the_same_order(real, suffix):
    expected = list(words(extract(real(f"{LANCASHIRE}.txt"), "minutes.txt")))
    assert list(words(extract(real(f"{LANCASHIRE}.{suffix}"), f"minutes.{suffix}"))) == expected


def test_a_pdf_has_the_same_words_with_the_columns_of_names_row_by_row(real):
    expected, found = (
        list(words(extract(real(f"{LANCASHIRE}.{suffix}"), f"minutes.{suffix}"))) for suffix in ("txt", "pdf")
    )
    item_1 = expected.index("<AI1>")
    assert found[item_1:] == expected[item_1:]
    assert sorted(found[:item_1]) == sorted(expected[:item_1])


@pytest.mark.parametrize("suffix", ["docx", "html", "odt", "pdf", "rtf", "txt"])
def test_the_clean_minutes_have_no_problem_in_any_format(real, suffix):
    assert extract(real(f"{LANCASHIRE}.{suffix}"), f"minutes.{suffix}").problems == ()


@pytest.mark.parametrize(
    ("suffix", "problems"),
    [
        ("docx", ["hidden_text"]),
        ("html", ["hidden_text"]),
        ("odt", ["hidden_text"]),
        ("rtf", ["hidden_text"]),
        ("doc", ["hidden_text"]),
        ("pdf", []),
    ],
)
def test_the_hidden_name_is_in_no_output(request, real, suffix, problems):
    if suffix == "doc":
        request.getfixturevalue("word_97")
    document = extract(real(f"converted/a_moderngov.{suffix}"), f"minutes.{suffix}")
    assert "Azhar" not in repr(document)
    assert any("E Oades" in line.text for line in document.lines)
    assert [problem.code for problem in document.problems] == problems


@pytest.mark.parametrize("suffix", ["docx", "html", "odt", "rtf"])
def test_the_item_numbers_come_from_the_automatic_list(real, suffix):
    document = extract(real(f"converted/a_moderngov.{suffix}"), f"minutes.{suffix}")
    numbers = [line.label for line in document.lines if line.label and line.label[0].isdigit()]
    assert numbers == [f"{number}." for number in range(1, 10)]


LAYOUT = (
    "text",
    "label",
    "heading",
    "bold_prefix",
    "table",
    "row",
    "column",
    "indent",
    "furniture",
    "origin",
)


def layout(document) -> list[tuple]:
    """The lines with their style, without how many pages each program counts."""
    return [
        tuple(getattr(line, name) for name in LAYOUT) for line in document.lines if line.origin != "footer"
    ]


@pytest.mark.parametrize("suffix", ["odt", "rtf", "doc"])
@pytest.mark.parametrize("name", [LANCASHIRE, "converted/a_moderngov", "converted/c_columns"])
def test_the_lines_are_those_of_the_word_file_with_numbers_tables_and_bold(request, real, name, suffix):
    if suffix == "doc":
        request.getfixturevalue("word_97")
    expected = layout(extract(real(f"{name}.docx"), "minutes.docx"))
    assert layout(extract(real(f"{name}.{suffix}"), f"minutes.{suffix}")) == expected
