"""The four verbs of the confined process; each test runs a real child process."""

import io
import os
import struct
import zipfile
import zlib

import pytest

from council.ingest.confined import (
    Limits,
    Member,
    NotRead,
    clean_confined,
    draw_confined,
    read_confined,
    unpack_confined,
)
from tests.minutes.clean import hidden
from tests.minutes.extract.conftest import pdf  # noqa: F401  a builder of PDFs


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def test_a_zip_is_unpacked_with_a_message_for_each_file_that_is_not():
    found = list(unpack_confined(zipped({"march.txt": b"March\n" * 9, "in.zip": b"PK"}), name="minutes.zip"))
    assert found[0] == Member("march.txt", b"March\n" * 9)
    assert "unpack it first" in found[1].refusal


def test_a_zip_is_unpacked_from_an_open_file(tmp_path):
    path = tmp_path / "minutes.zip"
    words = os.urandom(6_000_000)
    path.write_bytes(zipped({"march.txt": words}))
    with path.open("rb") as file:
        assert list(unpack_confined(file, name="minutes.zip")) == [Member("march.txt", words)]


def test_a_zip_is_unpacked_from_a_file_that_is_none_of_the_system():
    file = io.BytesIO(zipped({"march.txt": b"x"}))
    assert list(unpack_confined(file, name="minutes.zip")) == [Member("march.txt", b"x")]


def test_a_zip_that_is_none_is_a_sentence():
    with pytest.raises(NotRead, match="pack the files again"):
        list(unpack_confined(b"PK and noise", name="minutes.zip"))


def test_more_than_the_pipe_may_carry_is_cut_off():
    data = zipped({f"{n}.txt": bytes(range(256)) * 2_000 for n in range(3)})
    with pytest.raises(NotRead, match="more text than is allowed"):
        list(unpack_confined(data, name="minutes.zip", limits=Limits(output=1_000_000)))


def pixels(png):
    """The size of a picture and its rows of red, green and blue."""
    width, height = struct.unpack(">II", png[16:24])
    start = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[start - 4 : start])
    raw = zlib.decompress(png[start + 4 : start + 4 + length])
    return (
        width,
        height,
        [raw[row * (3 * width + 1) + 1 : (row + 1) * (3 * width + 1)] for row in range(height)],
    )


def test_a_page_is_drawn_as_wide_as_asked(pdf):  # noqa: F811
    red_half = "1 0 0 rg 0 400 600 400 re f"
    (picture,) = draw_confined(pdf([], [red_half]), name="march.pdf", pages=[2], width=303)
    width, height, rows = pixels(picture)
    assert (picture[:8], width, height) == (b"\x89PNG\r\n\x1a\n", 303, 404)
    assert rows[10] == b"\xff\0\0" * 303
    assert rows[-10] == b"\xff\xff\xff" * 303


@pytest.mark.parametrize("page", [0, 2])
def test_a_page_that_is_not_there_is_a_sentence(pdf, page):  # noqa: F811
    with pytest.raises(NotRead, match=f"no page {page}"):
        list(draw_confined(pdf([]), name="march.pdf", pages=[page]))


def test_only_pages_of_a_pdf_are_drawn():
    with pytest.raises(NotRead, match="Only a PDF"):
        list(draw_confined(b"words", name="march.txt", pages=[1]))


def test_a_text_is_copied_in_the_encoding_of_the_web():
    assert clean_confined("Café £5".encode("cp1252"), name="march.txt").decode() == "Café £5"


def test_no_clean_copy_of_a_format_that_hides_too_much():
    with pytest.raises(NotRead, match=r"save it as \.docx"):
        clean_confined(rb"{\rtf1 words}", name="march.rtf")


@pytest.mark.parametrize(
    ("name", "make"),
    [("m.docx", hidden.word_file), ("m.odt", hidden.odt_file), ("m.html", lambda: hidden.HTML)],
)
def test_a_copy_for_publication_is_made_in_confinement(name, make):
    copy = clean_confined(make(), name=name)
    assert not hidden.has_secret(copy)
    assert read_confined(copy, name=name)["items"] == read_confined(make(), name=name)["items"]


def test_a_copy_that_cannot_be_made_is_a_sentence():
    with pytest.raises(NotRead, match="accept or reject"):
        clean_confined(b"<html><body><p>Agreed <del>not</del></p></body></html>", name="m.html")
