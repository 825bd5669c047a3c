"""Copies for publication: they read the same, and what nobody sees occurs nowhere in their bytes."""

import re
import zlib
from pathlib import Path

import pytest

from council.minutes import Unreadable, read
from council.minutes.clean import clean
from council.minutes.clean.pictures import clean_picture

from . import hidden
from .hidden import SECRET, has_secret

CORPUS = Path(__file__).parents[1] / "corpus"
SAMPLE = Path(__file__).parents[3] / "council" / "sample" / "documents"
DOCUMENTS = sorted(
    path
    for path in (*CORPUS.iterdir(), *SAMPLE.iterdir())
    if path.suffix in {".docx", ".odt", ".html", ".pdf", ".txt"} and path.name != "misread.txt"
)


def values(data, name):
    found = read(data, name).to_json()
    return {key: value for key, value in found.items() if key != "problems"}


def lines(data, name):
    return [each.text for each in read(data, name).text]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_copy_reads_to_the_same_values(path):
    data = path.read_bytes()
    if "tracked_changes" in {each.code for each in read(data, path.name).problems}:
        with pytest.raises(Unreadable, match="tracked change"):
            clean(data, path.name)
        return
    copy = clean(data, path.name)
    assert values(copy, path.name) == values(data, path.name)


@pytest.mark.parametrize(
    ("name", "data", "shown"),
    [
        ("minutes.docx", hidden.word_file(), "Noted."),
        ("minutes.odt", hidden.odt_file(), "Noted by A Moss."),
        ("minutes.html", hidden.HTML, "In a table & more."),
    ],
)
def test_a_secret_occurs_nowhere_in_the_copy(name, data, shown):
    copy = clean(data, name)
    assert has_secret(data)
    assert not has_secret(copy)
    assert shown in lines(copy, name)
    assert values(copy, name) == values(data, name)
    assert not read(copy, name).problems or {each.code for each in read(copy, name).problems}.isdisjoint(
        {"hidden_text", "comments"}
    )


def test_pictures_that_are_seen_whole_stay_in_a_word_copy():
    copy = hidden.everything_in(clean(hidden.word_file(), "minutes.docx"))
    assert b"media/picture1.png" in copy
    assert b"drawn\xff\x00drawn\xff\xd0drawn" in copy
    assert copy.count(b"<pic:pic") == 2


@pytest.mark.parametrize(
    "body",
    [
        f"<w:p>{hidden.text('Agreed.')}<w:ins w:author='x'>{hidden.text('More.')}</w:ins></w:p>",
        f"<w:p>{hidden.text('Agreed.')}<w:del w:author='x'><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:p>",
        f"<w:p><w:pPr><w:rPr><w:del w:author='x'/></w:rPr></w:pPr>{hidden.text('Agreed.')}</w:p>",
    ],
)
def test_tracked_changes_are_for_a_person_to_accept_or_reject(body):
    with pytest.raises(Unreadable, match="accept or reject them"):
        clean(hidden.word_file(body), "minutes.docx")


def test_changed_looks_are_taken_as_they_are_now():
    changed = "<w:p><w:r><w:rPr><w:b/><w:rPrChange w:author='Zanzibar'><w:rPr/></w:rPrChange></w:rPr><w:t>Agreed.</w:t></w:r></w:p>"
    copy = clean(hidden.word_file(changed), "minutes.docx")
    assert lines(copy, "minutes.docx") == ["Agreed."]
    assert not has_secret(copy)


def test_page_numbers_of_a_word_copy_stay_alive():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    copy = clean(hidden.word_file(f"<w:p>{hidden.text('Page ')}{field}</w:p>"), "minutes.docx")
    assert b"PAGE" in hidden.everything_in(copy)


def test_tracked_changes_of_an_opendocument_text_are_refused():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>x</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes><text:p>Agreed.</text:p>"
    )
    with pytest.raises(Unreadable, match="accept or reject them"):
        clean(hidden.odt_file(body), "minutes.odt")


def test_struck_out_words_of_a_web_page_are_refused():
    with pytest.raises(Unreadable, match="accept or reject them"):
        clean(b"<html><body><p>Agreed <del>not</del></p></body></html>", "minutes.html")


def test_a_web_copy_has_no_script_address_or_handler():
    copy = clean(hidden.HTML, "minutes.html").decode()
    assert not re.search(r"<script|<style|<form|<input|<img|\bon\w+=|href|src=|<!--", copy)
    assert 'lang="en-GB"' in copy


@pytest.mark.parametrize(
    "style", ["color:#fff", "background:black", "opacity:0", "position:absolute;left:-9999px"]
)
def test_words_that_a_style_hid_are_not_in_a_web_copy_without_it(style):
    page = f'<html><body><p>Agreed.</p><p style="{style}">{SECRET}</p></body></html>'.encode()
    copy = clean(page, "minutes.html")
    assert not has_secret(copy)
    assert lines(copy, "minutes.html") == ["Agreed."]


def test_a_pdf_copy_holds_its_pages_alone(pdf):
    beside = f"/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents ({SECRET}) >>] /PieceInfo << /A ({SECRET}) >>"
    data = pdf([(50, 700, "Kelby Parish Council"), (50, 2000, SECRET)], page_extra=beside)
    data = data.replace(
        b"/Type /Catalog", f"/Type /Catalog /OpenAction << /S /JavaScript /JS ({SECRET}) >>".encode()
    )
    copy = clean(data, "minutes.pdf")
    assert has_secret(data)
    assert not has_secret(copy)
    assert lines(copy, "minutes.pdf") == ["Kelby Parish Council"]


FORM = "90 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> /Length {} >>\nstream\n{}\nendstream\nendobj\n"


def with_form(pdf, drawing, *, content=f"BT /F1 11 Tf 50 500 Td ({SECRET}) Tj ET"):
    """A PDF whose resources hold a form; `drawing` are the operators of its page."""
    data = pdf([(50, 700, "Kelby Parish Council"), drawing], page_extra="/Spare 0")
    data = data.replace(b"/Resources << /Font", b"/Resources << /XObject << /Fm1 90 0 R >> /Font")
    return data.replace(b"xref\n", FORM.format(len(content), content).encode() + b"xref\n", 1)


def test_a_form_that_no_page_draws_goes_from_a_pdf_copy(pdf):
    data = with_form(pdf, "% nothing")
    copy = clean(data, "minutes.pdf")
    assert has_secret(data)
    assert not has_secret(copy)
    assert lines(copy, "minutes.pdf") == ["Kelby Parish Council"]


@pytest.mark.parametrize(
    "drawing", ["/Fm1 Do", "q /Fm#31 Do Q", "/Artifact << /Type /Page >> BDC /Fm1 Do EMC"]
)
def test_a_form_that_a_page_draws_stays_in_a_pdf_copy(pdf, drawing):
    data = with_form(pdf, drawing, content="BT /F1 11 Tf 50 500 Td (Noted.) Tj ET")
    assert lines(clean(data, "minutes.pdf"), "minutes.pdf") == ["Kelby Parish Council", "Noted."]


@pytest.mark.parametrize(
    "beside",
    [
        f"% {SECRET}",
        f"/Span << /ActualText ( ) /Note ({SECRET}) >> BDC (50) pop BT /F1 11 Tf 50 500 Td (Noted.) Tj ET EMC",
        f"/Span << /ActualText ({SECRET}) >> BDC BT /F1 11 Tf 50 500 Td (Noted.) Tj ET EMC",
        f"/Span << /MCID 1 /Alt ({SECRET} \\) more) /Lang (en-GB) >> BDC BT /F1 11 Tf 50 500 Td (Noted.) Tj ET EMC",
        f"/Span << /Actual#54ext <{SECRET.encode().hex()}> >> BDC BT /F1 11 Tf 50 500 Td (Noted.) Tj ET EMC",
        f"/Span << /E [({SECRET})] >> BDC BT /F1 11 Tf 50 500 Td (Noted.) Tj ET EMC",
        f"({SECRET}) n",
    ],
)
def test_words_among_the_operators_that_are_never_drawn_go_from_a_pdf_copy(pdf, beside):
    data = pdf([(50, 700, "Kelby (100 % rural) Parish Council"), beside])
    shown = ["Kelby (100 % rural) Parish Council"] + ["Noted."] * ("Noted" in beside)
    for each in (data, packed_pdf(data)):
        copy = clean(each, "minutes.pdf")
        assert not has_secret(copy)
        assert lines(copy, "minutes.pdf") == shown


def packed_pdf(data):
    """The same file with its streams packed; pdfium finds the objects again."""

    def pack(found):
        packed = zlib.compress(found[1])
        return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(packed), packed)

    return re.sub(rb"<< /Length \d+ >>\nstream\n(.*?)\nendstream", pack, data, flags=re.DOTALL)


def test_a_drawn_picture_with_signs_of_remarks_in_it_stays_in_a_pdf_copy(pdf):
    picture = "q 50 0 0 50 50 50 cm BI /W 4 /H 1 /CS /G /BPC 8 ID x%(> EI Q"
    copy = clean(pdf([(50, 700, "Kelby"), picture]), "minutes.pdf")
    assert b"ID x%(> EI" in hidden.everything_in(copy)


def test_words_in_a_pattern_are_refused(pdf):
    content = f"BT /F1 11 Tf 50 500 Td ({SECRET}) Tj ET"
    data = with_form(pdf, "/Fm1 Do", content=content).replace(b"/Subtype /Form", b"/PatternType 1")
    data = data.replace(b"/XObject << /Fm1", b"/Pattern << /Fm1")
    with pytest.raises(Unreadable, match="nobody sees"):
        clean(data, "minutes.pdf")


def test_a_pdf_with_white_words_is_refused(pdf):
    data = pdf([(50, 700, "Kelby Parish Council"), "1 1 1 rg", (50, 600, SECRET)])
    with pytest.raises(Unreadable, match="white or invisible"):
        clean(data, "minutes.pdf")


def test_a_pdf_form_is_refused(pdf):
    field = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (x) /V (words) /Rect [0 0 9 9] >>"
    data = pdf([(50, 700, "Kelby")], page_extra=f"/Annots [{field}]")
    data = data.replace(b"/Type /Catalog", f"/Type /Catalog /AcroForm << /Fields [{field}] >>".encode())
    with pytest.raises(Unreadable, match="form to be filled in"):
        clean(data, "minutes.pdf")


def test_a_pdf_with_layers_is_refused(pdf):
    data = pdf([(50, 700, "Kelby")], page_extra="/Group << /OC << /Type /OCG /Name (x) >> >>")
    with pytest.raises(Unreadable, match="layers"):
        clean(data, "minutes.pdf")


def scan():
    """A PDF of one page that is a picture alone."""
    image = hidden.jpeg()
    head = f"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length {len(image)}"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /XObject << /I 4 0 R >> >> >>",
        head.encode() + b" /Metadata 6 0 R >>\nstream\n" + image + b"\nendstream",
        b"<< /Length 25 >>\nstream\nq 600 0 0 800 0 0 cm /I Do\nendstream",
        f"<< /Length {len(SECRET)} >>\nstream\n{SECRET}\nendstream".encode(),
    ]
    out = b"%PDF-1.4\n"
    for number, content in enumerate(objects, start=1):
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    return out + b"trailer\n<< /Size 7 /Root 1 0 R >>\n%%EOF\n"


def test_a_scan_is_copied_without_what_the_scanner_wrote_beside_it():
    copy = clean(scan(), "minutes.pdf")
    assert not has_secret(copy)
    assert b"drawn\xff\x00drawn" in copy
    assert [each.code for each in read(copy, "minutes.pdf").problems] == ["no_text"]


def test_a_scan_that_is_a_picture_is_copied_without_what_stands_beside_it():
    assert not has_secret(clean(hidden.jpeg(), "minutes.jpeg"))
    with pytest.raises(Unreadable, match="scan the page again"):
        clean(hidden.jpeg()[:40], "minutes.jpeg")


@pytest.mark.parametrize("data", [hidden.png(), hidden.jpeg()])
def test_a_picture_loses_what_is_not_drawn(data):
    _, bare = clean_picture(data)
    assert SECRET.encode() not in bare
    assert bare[:2] == data[:2]


@pytest.mark.parametrize(
    "data", [b"GIF89a", b"", b"\xff\xd8", hidden.jpeg()[:30], hidden.png()[:40], b"\xff\xd8\xff\xff\xff"]
)
def test_a_picture_that_breaks_off_or_is_of_another_kind_is_left_out(data):
    assert clean_picture(data) is None


@pytest.mark.parametrize("name", ["minutes.rtf", "minutes.doc"])
def test_formats_without_a_clean_copy_say_what_to_do(name):
    data = (
        rb"{\rtf1 words}"
        if name.endswith("rtf")
        else b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    )
    with pytest.raises(Unreadable, match=r"save it as \.docx"):
        clean(data, name)
