"""Which format a file has, and what a clerk is told about a file that is not read."""

import zipfile
from io import BytesIO

import pytest

from council.minutes.extract import extract
from council.minutes.lines import Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

LETTER = (
    b"Return-Path: <clerk@kelby.example>\nFrom: Clerk <clerk@kelby.example>\nTo: members@kelby.example\n"
    b"Subject: Minutes\nMIME-Version: 1.0\nContent-Type: multipart/mixed;\n boundary=x\n\n--x\n"
)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "minutes.docx", "empty"),
        (b"\0\0\0\x18ftypheic\0\0", "photo.txt", "a HEIC picture"),
        (b"II*\0\0\0", "minutes.tif", "a TIFF picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "minutes.jpg", "a WebP picture"),
        (b"RIFF\0\0\0\0WAVEfmt ", "meeting.wav", "a recording of sound"),
        (b"Rar!\x1a\x07\0", "minutes.rar", "a packed archive other than a zip"),
        (b"%!PS-Adobe-3.0\n", "minutes.ps", "a PostScript file"),
        (LETTER, "minutes.eml", "an e-mail"),
        (LETTER.replace(b"mixed", b"related"), "minutes.mht", "a web page saved as one file"),
        (OLE + "__substg1.0_001A001E".encode("utf-16-le"), "minutes.msg", "an e-mail"),
        (OLE + "Workbook".encode("utf-16-le"), "minutes.doc", "a spreadsheet"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "minutes.doc", "a presentation"),
        (b"{\\rtf1\\ansi Minutes", "minutes.rtf", "ends in the middle"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "minutes.docx", "has a password"),
        (OLE, "minutes.xls", "no Word document"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "minutes.xml", "XML"),
        (b"PK\x03\x04 and no more", "minutes.docx", "damaged"),
        (b"Minutes\0of\0nothing" * 9 + b"\0", "minutes.txt", "not text"),
        (bytes(range(256)), "minutes.docx", "named .docx but is not one"),
        (b"%PDF-1.4 and no more", "minutes.pdf", "damaged"),
        (b"a" * (10 * 2**20 + 1), "minutes.txt", "too large"),
        (b"<html>" + b"a" * (5 * 2**20), "minutes.html", "too large"),
        (b"%PDF-1.4" + b"a" * (25 * 2**20), "minutes.pdf", "too large"),
        (b"{\\rtf1" + b"a" * (25 * 2**20), "minutes.rtf", "too large"),
        (OLE + "WordDocument".encode("utf-16-le") + b"a" * (10 * 2**20), "minutes.doc", "too large"),
    ],
)
def test_a_file_that_is_not_read_is_refused_with_the_reason(data, name, said):
    with pytest.raises(Unreadable) as refused:
        extract(data, name)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"xl/workbook.xml": "<a/>"}, "Excel workbook"),
        ({"ppt/presentation.xml": "<a/>"}, "PowerPoint"),
        ({"visio/document.xml": "<a/>"}, "a Visio drawing"),
        ({"word/styles.xml": "<a/>"}, "lost its text"),
        ({"minutes.txt": "Minutes"}, "a zip file"),
    ],
)
def test_a_zip_that_is_no_word_file_is_named_for_what_it_is(make_zip, files, said):
    with pytest.raises(Unreadable, match=said):
        extract(make_zip(files), "minutes.docx")


@pytest.mark.parametrize(
    ("data", "media_type"),
    [(b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"), (b"\x89PNG\r\n\x1a\n\0\0", "image/png")],
)
@pytest.mark.parametrize("name", ["page.jpg", "minutes.docx"])
def test_a_picture_of_a_page_is_a_document_without_text(data, media_type, name):
    document = extract(data, name)
    assert (document.media_type, document.pages, document.lines) == (media_type, 1, ())
    assert [(each.code, each.blocking) for each in document.problems] == [("no_text", True)]


@pytest.mark.parametrize(
    "text",
    [
        b"To: all members\nFrom: the Clerk\nDate: 9 June 2026\nSubject: Minutes\n",
        b"MZ Brown was in the chair.\n",
        b"Date: 9 June 2026\nTime: 7 pm\n",
        b"RIFF Committee\nMinutes of a meeting\n",
    ],
)
def test_a_text_that_only_begins_like_another_file_is_read(text):
    assert extract(text, "minutes.txt").media_type == "text/plain"


def test_the_bytes_decide_before_the_name(word, pdf):
    assert extract(word("<w:p><w:r><w:t>Minutes</w:t></w:r></w:p>"), "minutes.pdf").media_type.endswith(
        "document"
    )
    assert extract(pdf([(90, 700, "Minutes")]), "minutes.docx").media_type == "application/pdf"
    assert extract(b"{\\rtf1\\ansi Minutes}", "minutes.docx").media_type == "application/rtf"
    assert extract(b"\r\n{\\rtf1\\ansi Minutes}", "minutes.doc").media_type == "application/rtf"
    assert extract(b"<!DOCTYPE html><p>Minutes", "minutes.txt").media_type == "text/html"
    assert extract(b"Minutes of <the> council", "minutes").media_type == "text/plain"


def test_a_page_without_its_head_is_html_by_its_name():
    assert extract(b"<p>Minutes</p>", "minutes.htm").media_type == "text/html"
    assert extract(b"<p>Minutes</p>", "minutes.txt").media_type == "text/plain"


def test_a_word_file_with_a_password_on_its_zip_is_refused(word):
    data = bytearray(word("<w:p/>"))
    for entry in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.find(entry)
        data[at + (6 if entry == b"PK\x03\x04" else 8)] |= 1
    with pytest.raises(Unreadable, match="password"):
        extract(bytes(data), "minutes.docx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(word):
    with pytest.raises(Unreadable, match="far more than minutes hold"):
        extract(word("<w:p/>" * 1_000_000), "minutes.docx")


def test_a_zip_with_too_many_parts_is_refused(make_zip):
    files = {f"word/{number}.xml": "<a/>" for number in range(2001)} | {"word/document.xml": "<a/>"}
    with pytest.raises(Unreadable, match="far more than minutes hold"):
        extract(make_zip(files), "minutes.docx")


def test_a_zip_whose_sizes_lie_is_refused(word):
    """The directory promises a short part where a long one is packed."""
    data = bytearray(word("<w:p/>" * 100_000))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    for at in _all(data, size.to_bytes(4, "little")):
        data[at : at + 4] = (100).to_bytes(4, "little")
    with pytest.raises(Unreadable, match="damaged"):
        extract(bytes(data), "minutes.docx")


def test_a_zip_that_lost_what_its_directory_counts_from_is_refused(word):
    """Bytes that are missing before the directory put its first parts before the beginning of the file."""
    data = word("<w:p/>" * 5_000)
    start = zipfile.ZipFile(BytesIO(data)).start_dir
    with pytest.raises(Unreadable, match="damaged"):
        extract(data[: start - 300] + data[start:], "minutes.docx")


def _all(data: bytearray, wanted: bytes) -> list[int]:
    return [at for at in range(len(data) - 3) if data[at : at + 4] == wanted]


def test_a_document_type_inside_a_word_file_is_refused(word):
    paragraph = "<w:p><w:r><w:t>&canary;</w:t></w:r></w:p>"
    with pytest.raises(Unreadable, match="declares a document type"):
        extract(word(paragraph, prolog='<!DOCTYPE a [<!ENTITY canary "sung">]>'), "minutes.docx")


def test_a_word_file_nested_without_end_is_refused(word):
    with pytest.raises(Unreadable, match="damaged"):
        extract(word("<w:sdt><w:sdtContent>" * 300 + "</w:sdtContent></w:sdt>" * 300), "minutes.docx")


@pytest.mark.parametrize("name", ["minutes.txt", "minutes.html"])
def test_a_file_without_words_is_a_document_with_a_blocking_problem(name):
    document = extract(b" \n\n ", name)
    assert document.lines == ()
    assert [(each.code, each.blocking) for each in document.problems] == [("no_text", True)]


def test_a_file_of_endless_lines_is_refused():
    with pytest.raises(Unreadable, match="more than 100,000 lines"):
        extract(b"x\n" * 100_001, "minutes.txt")
