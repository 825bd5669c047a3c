"""The sample council's documents: built from their sources, as a competent clerk would leave them."""

import io
import json
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from council.sample import build
from council.sample.source import Source

WORD = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
DOCUMENT = re.compile(r"`([a-z0-9-]+\.(?:txt|docx|html|pdf))`")
CITED_ITEM = re.compile(
    r"`(?P<file>[a-z0-9-]+\.[a-z]+)`,\s+(?:item |minute )?(?P<item>(?:PLA|LIC)\d+/\d\d|\d+)"
)
SOURCES = build.sources()
BY_FILE = {source.file: source for source in SOURCES}
EXPECTED = json.loads((build.HERE / "expected.json").read_text(encoding="utf-8"))


def of_format(*suffixes: str) -> list[str]:
    return [name for name in BY_FILE if Path(name).suffix in suffixes]


def committed(name: str) -> bytes:
    return (build.DOCUMENTS / name).read_bytes()


def members(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def shown_in_pdf(name: str) -> str:
    pdf = pypdfium2.PdfDocument(committed(name))
    pages = [page.get_textpage().get_text_range() for page in pdf]
    return " ".join(" ".join(pages).replace("\ufffe", "-").split())


def numbered_titles(name: str) -> list[str]:
    """The texts that Word numbers with the list of item titles, in order."""
    parts = members(committed(name))
    body = etree.fromstring(parts["word/document.xml"])
    titles = []
    for paragraph in body.xpath("//w:p[w:pPr/w:numPr/w:numId/@w:val='1']", namespaces=WORD):
        cell = paragraph.xpath("ancestor::w:tc[1]/following-sibling::w:tc[1]", namespaces=WORD)
        titles.append("".join((cell[0] if cell else paragraph).itertext()))
    return titles


def test_every_document_is_in_expected_json_and_every_entry_is_a_document():
    assert {path.name for path in build.DOCUMENTS.iterdir()} == set(EXPECTED) == set(BY_FILE)


def test_the_readme_names_every_document_and_only_items_that_exist():
    readme = (build.HERE / "README.md").read_text(encoding="utf-8")
    assert set(DOCUMENT.findall(readme)) == set(EXPECTED)
    for cited in CITED_ITEM.finditer(readme):
        assert cited["item"] in {item["number"] for item in EXPECTED[cited["file"]]["items"]}


def test_expected_json_says_what_the_sources_say():
    assert build.expected() == (build.HERE / "expected.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", of_format(".txt", ".html"))
def test_a_text_or_a_web_page_is_what_its_source_builds(name):
    assert build.document(BY_FILE[name]) == committed(name)


@pytest.mark.parametrize("name", of_format(".docx"))
def test_a_word_document_is_what_its_source_builds(name):
    assert members(build.document(BY_FILE[name])) == members(committed(name))


@pytest.mark.parametrize("name", of_format(".pdf"))
def test_a_pdf_shows_every_paragraph_of_its_source(name):
    shown = shown_in_pdf(name).replace("-", "").replace(" ", "")
    for paragraph in BY_FILE[name].paragraphs:
        if paragraph.kind in {"text", "bullet", "part", "resolution", "lost"} and "{@" not in paragraph.text:
            first_words = paragraph.text[:60].replace("-", "").replace(" ", "")
            assert first_words in shown


@pytest.mark.parametrize("name", of_format(".docx"))
def test_word_counts_the_item_numbers_and_nobody_typed_them(name):
    items = EXPECTED[name]["items"]
    assert numbered_titles(name) == [item["title"] for item in items]
    assert not [item for item in items if item["title"].startswith(item["number"])]


@pytest.mark.parametrize("name", of_format(".docx"))
def test_word_counts_the_parts_of_resolutions(name):
    body = etree.fromstring(members(committed(name))["word/document.xml"])
    texts = ["".join(paragraph.itertext()) for paragraph in body.iterfind(".//w:p", WORD)]
    parts = [part for part in BY_FILE[name].paragraphs if part.kind == "part"]
    assert parts
    assert all(part.text in texts for part in parts)


def test_there_are_enough_documents_in_enough_formats_and_styles():
    assert len(EXPECTED) == 30
    assert all(len(of_format(suffix)) >= 5 for suffix in (".txt", ".docx", ".html", ".pdf"))
    assert {facts["style"] for facts in EXPECTED.values()} == {"county", "town", "council"}
    assert len({facts["committee"] for facts in EXPECTED.values()}) == 6


@pytest.mark.parametrize("name", BY_FILE)
def test_a_document_is_small(name):
    assert len(committed(name)) < 60_000


@pytest.mark.parametrize(
    "source", [source for source in SOURCES if not source.facts.get("cancelled")], ids=lambda s: s.file
)
def test_minutes_are_as_long_as_real_ones(source: Source):
    words = sum(len(paragraph.text.split()) for paragraph in source.paragraphs)
    assert 1000 <= words < 2500
