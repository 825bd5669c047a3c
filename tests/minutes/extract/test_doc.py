"""Word 97 documents: read where LibreOffice is installed, else refused with what to do."""

import subprocess

import pytest

from council.minutes.extract import doc, extract
from council.minutes.lines import Unreadable

WORD_97 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le")
RICH_TEXT = rb"{\rtf1\ansi\pard{\b Moors Panel}\par\pard Councillor {\v Secret }Wray took the chair.\par}"


@pytest.fixture
def word_97_file(word_97, tmp_path):
    """A .doc of an invented panel, with hidden text in it."""
    (tmp_path / "minutes.rtf").write_bytes(RICH_TEXT)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "doc:MS Word 97",
            "--outdir",
            tmp_path,
            tmp_path / "minutes.rtf",
        ],
        capture_output=True,
        timeout=60,
        check=True,
    )
    return (tmp_path / "minutes.doc").read_bytes()


def test_a_word_97_document_is_read_and_its_hidden_text_counted(word_97_file):
    document = extract(word_97_file, "minutes.doc")
    assert document.media_type == "application/msword"
    assert [(line.text, line.bold) for line in document.lines] == [
        ("Moors Panel", 1.0),
        ("Councillor Wray took the chair.", 0.0),
    ]
    assert [problem.code for problem in document.problems] == ["hidden_text"]
    assert "Secret" not in repr(document)


def test_a_damaged_word_97_document_is_refused(word_97):
    with pytest.raises(Unreadable, match=r"damaged or has a password.*save it as \.docx"):
        extract(WORD_97, "minutes.doc")


def test_without_libreoffice_a_word_97_document_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(doc, "FOLDERS", "/nowhere")
    with pytest.raises(Unreadable, match=r"cannot read \.doc files.*open it in Word and save it as \.docx"):
        extract(WORD_97, "minutes.doc")


def test_nothing_of_the_document_stays_behind(word_97, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(Unreadable):
        extract(WORD_97, "minutes.doc")
    assert list(tmp_path.iterdir()) == []
