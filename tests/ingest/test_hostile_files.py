"""Files made to do harm: each ends in a message that says what to do, by the limits of a real confined process.

No time is measured here: a file that takes longer than is allowed ends in another message than the one expected.
"""

import logging
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from council.ingest.confined import NotRead, clean_confined, draw_confined, read_confined, unpack_confined
from council.models import MinutesDocument
from tests.ingest import hostile_files as made

UPLOAD = "/admin/council/minutesdocument/add/"
SAVE_ANEW = r"upload (?:that|it again)|Upload the minutes|pack (?:the|its) files"
TAGS, ATTRIBUTES, PARAGRAPH = 200_000, 400_000, "<w:p><w:r><w:t>Agreed.</w:t></w:r></w:p>"


def attributes(count=ATTRIBUTES):
    return " ".join(f"a{number}='1'" for number in range(count))


def nested(tag):
    return f"<{tag}>" * TAGS + f"</{tag}>" * TAGS


def rows(count):
    row = "<w:tr><w:tc><w:p><w:r><w:t>x{}</w:t></w:r></w:p></w:tc></w:tr>"
    return ["<w:tbl>", *(row.format(number) for number in range(count)), "</w:tbl>"]


def stored(**parts):
    """A package whose parts are not compressed, so that no ratio gives it away."""
    named = {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in parts.items()}
    return made.zipped(named, how=zipfile.ZIP_STORED)


def deep_docx():
    return stored(
        word__document_xml=f"<w:document {made.NAMESPACES}><w:body>{nested('w:sdt')}</w:body></w:document>"
    )


def deep_odt():
    kind = "application/vnd.oasis.opendocument.text"
    return stored(mimetype=kind, content_xml=made.ODT.format(nested("text:section")))


REFUSED = {
    "zip bomb.docx": (made.zip_bomb, "unpack to far more"),
    "zips in zips.docx": (made.nested_zip, "zip file, not a Word document"),
    "overlapping.docx": (made.overlapping_zip, "unpack to far more"),
    "lying sizes.docx": (made.lying_zip, "damaged"),
    "lying sizes.odt": (lambda: made.lying_zip("content.xml"), "damaged"),
    "billion laughs.docx": (lambda: made.docx("<w:p>&a9;</w:p>", prolog=made.LAUGHS), "damaged"),
    "billion laughs.odt": (lambda: made.odt("<text:p>&a9;</text:p>", prolog=made.LAUGHS), "damaged"),
    "billion laughs.svg": (
        lambda: f'<?xml version="1.0"?>{made.LAUGHS}<svg><text>&a9;</text></svg>'.encode(),
        "does not read XML files",
    ),
    "external entity.docx": (
        lambda: made.docx("<w:p>&p;</w:p>", prolog=made.PASSWORDS),
        "declares a document type",
    ),
    "external entity.odt": (
        lambda: made.odt("<text:p>&p;</text:p>", prolog=made.PASSWORDS),
        "declares a document type",
    ),
    "loop of pages.pdf": (made.page_loop, "Page 1 of this PDF is damaged"),
    "packed gigabytes.pdf": (made.packed_gigabytes, "more memory than is allowed"),
    "repeated forms.pdf": (made.repeated_forms, "more memory than is allowed"),
    "nested tags.html": (lambda: b"<html><body>" + b"<div>" * TAGS, "nested more than 200 deep"),
    "nested tags.docx": (deep_docx, "damaged"),
    "nested tags.odt": (deep_odt, "damaged"),
    "attributes.html": (lambda: f"<html><body><p {attributes()}>x</p>".encode(), "more than 1000 attributes"),
    "a million rows.docx": (lambda: made.docx(rows(1_000_000)), "unpack to far more"),
    "rows.docx": (lambda: made.docx(rows(200_000)), "more than 100,000 lines"),
    "a million groups.rtf": (
        lambda: b"{\\rtf1 " + b"{x}" * 1_000_000 + b"}",
        "far more formatting|took too long",
    ),
    "deep groups.rtf": (lambda: b"{\\rtf1 " + b"{" * 1_000_000, "nested deeper"),
    "a png that says it is a pdf.pdf": (lambda: b"\x89PNG\r\n\x1a\n%PDF-1.4" + b"\0" * 99, "damaged"),
    "five million lines.txt": (lambda: b"x\n" * 5_000_000, "more than 100,000 lines"),
    "a million paragraphs.html": (lambda: b"<html><body>" + b"<p>x" * 1_200_000, "more than 100,000 lines"),
    "too large.txt": (lambda: b"x" * 26_000_000, "too large: 24.8 MB, where 10 MB is the most"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_ends_in_a_message_that_says_what_to_do(name):
    make, message = REFUSED[name]
    with pytest.raises(NotRead, match=message) as refusal:
        read_confined(make(), name=name)
    assert re.search(SAVE_ANEW, str(refusal.value))
    assert "root:" not in str(refusal.value)


READ = {
    "billion laughs.html": lambda: f"{made.LAUGHS}<html><body><p>Agreed. &a9;</p></body></html>".encode(),
    "external entity.html": lambda: f"{made.PASSWORDS}<html><body><p>Agreed. &p;</p></body></html>".encode(),
    "attributes.docx": lambda: made.docx(f"<w:p {attributes()}/>{PARAGRAPH}"),
    "attributes.odt": lambda: made.odt(f"<text:p {attributes()}>Agreed.</text:p>"),
}


@pytest.mark.parametrize("name", READ)
def test_what_does_no_harm_is_read_as_it_stands(name):
    shown = [each["text"] for each in read_confined(READ[name](), name=name)["text"]]
    assert any(line.startswith("Agreed.") for line in shown)
    assert "root:" not in "".join(shown)
    assert len("".join(shown)) < 3_000


@pytest.mark.parametrize("start", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"])
def test_a_picture_that_is_named_a_pdf_is_a_scan_without_text(start):
    reading = read_confined(start + b"\0" * 99, name="minutes.pdf")
    assert [each["code"] for each in reading["problems"]] == ["no_text"]


def test_half_a_gigabyte_of_text_is_refused():
    with pytest.raises(NotRead, match=r"more memory|too large"):
        read_confined(bytes(500 * made.MEGABYTE).replace(b"\0", b"a", 1), name="words.txt")


def draw_first(data, *, name, width=1000):
    return next(iter(draw_confined(data, name=name, pages=[1], width=width)))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (made.page_loop, "damaged"),
        (made.packed_gigabytes, "more memory than is allowed"),
        (made.repeated_forms, "more memory than is allowed"),
    ],
)
@pytest.mark.parametrize("verb", [draw_first, clean_confined])
def test_a_hostile_pdf_is_neither_drawn_nor_copied(make, message, verb):
    with pytest.raises(NotRead, match=message):
        verb(make(), name="minutes.pdf")


@pytest.mark.parametrize("make", [made.huge_page, made.huge_picture])
@pytest.mark.parametrize("width", [1000, 10**9])
def test_a_page_that_wants_gigabytes_is_drawn_small(make, width):
    assert len(draw_first(make(), name="minutes.pdf", width=width)) < 500_000


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (made.overlapping_zip, "on top of one another"),
        (lambda: b"PK\x05\x06" + b"\0" * 4 + b"\xff" * 12 + b"\0\0", "more than 500 files"),
    ],
)
def test_a_hostile_zip_is_refused_as_a_whole(make, message):
    with pytest.raises(NotRead, match=message):
        list(unpack_confined(make(), name="minutes.zip"))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (made.zip_bomb, "far more than minutes hold"),
        (made.nested_zip, "zip inside a zip"),
        (lambda: made.lying_zip("march.txt"), "damaged"),
    ],
)
def test_a_hostile_file_of_a_zip_is_left_out_with_a_message(make, message):
    assert all(message in each.refusal for each in unpack_confined(make(), name="minutes.zip"))


HEADING = "Kelby District Council\n\nMinutes of the {}Finance Committee{} held on Tuesday 20 January 2026 at 7 pm in the {}\n\n"
ATTENDED = "Present: Councillor A Moss (Chair){0}\n\nApologies: {0}\n\n1. {0}Budget{0}\n\n{0}\n\n"
DECIDED = "RESOLVED: {0} That{0} the report be noted{0}.\n\nProposed by {0}, seconded by {0}, for {0}, against {0}\n\n| {0} | {0} |\n\n"


@pytest.mark.parametrize(
    "piece", [" ", ".", "1", "A", "(", "£", "“", "and ", "Councillor ", "a.b@", "1.1.", "- ", "—"]
)
def test_long_runs_in_every_part_of_a_document_are_read(piece):
    run = piece * (30_000 // len(piece))
    text = HEADING.format(run, run, run) + ATTENDED.format(run) + DECIDED.format(run)
    read = read_confined(text.encode(), name="minutes.txt")
    assert sum(len(each["text"]) for each in read["text"]) > 60


@pytest.fixture
def quiet(settings, tmp_path, caplog):
    settings.MEDIA_ROOT = tmp_path
    caplog.set_level(logging.CRITICAL, logger="council")


@pytest.mark.django_db
def test_the_web_process_answers_with_the_message_and_goes_on(admin_client, quiet):
    for name in ("packed gigabytes.pdf", "zip bomb.docx", "external entity.odt"):
        file = SimpleUploadedFile(name, REFUSED[name][0]())
        answer = admin_client.post(UPLOAD, {"minutes": file})
        assert answer.status_code == 200
        kept = MinutesDocument.objects.get(name=name)
        assert kept.status == "unreadable"
        assert kept.message in answer.content.decode()
    assert admin_client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_a_file_that_is_larger_than_is_read_is_kept_and_not_opened(
    admin_client, settings, quiet, monkeypatch
):
    settings.DOCUMENT_MAX_BYTES = 1_000
    monkeypatch.setattr("council.ingest.reading.read_confined", lambda *_, **__: pytest.fail("opened"))
    answer = admin_client.post(UPLOAD, {"minutes": SimpleUploadedFile("words.txt", b"x" * 1_001)})
    assert "is larger than the 1000" in answer.content.decode().replace("\xa0", " ")
