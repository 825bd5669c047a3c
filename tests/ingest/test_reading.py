"""Documents are read in the confined process; what cannot be read says what to do, and nothing is lost."""

import dataclasses
import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from council.ingest import NotRead, ingest, keep, read
from council.ingest.reading import keep_reading
from council.minutes.values import READER
from council.minutes.values import Problem as ReadProblem
from council.models import Meeting, MinutesDocument
from tests.ingest.readings import make_read, minutes
from tests.ingest.test_copying import history_size
from tests.models.factories import make_clerk

pytestmark = pytest.mark.django_db

REAL = Path(__file__).resolve().parents[2].parent / "shared" / "minutes"


def read_as(data, name):
    document, _ = keep(ContentFile(data), name=name, by=None)
    return read(document)


def packed(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("photo.docx", b"GIF89a" + b"\x00" * 500),
        ("broken.pdf", b"%PDF-1.7\nnothing"),
        ("noise.docx", b"PK\x03\x04" + bytes(range(256)) * 4),
        ("bomb.docx", packed(word__document_xml=b"<w>" + b"\x00" * 300_000_000)),
    ],
    ids=["a photo", "a broken PDF", "noise", "a zip bomb"],
)
def test_what_is_no_document_is_kept_and_says_what_to_do(name, data):
    document = read_as(data, name)
    assert document.status == "unreadable"
    assert len(document.message) > 40
    assert "Traceback" not in document.message
    assert document.file.size == len(data)


def test_plain_minutes_are_read_with_their_lines():
    document = read_as(
        b"MARLBRIDGE BOROUGH COUNCIL\n\nHIGHWAYS PANEL\n\n4 March 2025\n\n1.  Winter Gritting\n\nNoted.\n",
        "m.txt",
    )
    assert (document.status, document.reader, document.media_type) == ("read", READER, "text/plain")
    assert document.lines.first().text == "MARLBRIDGE BOROUGH COUNCIL"
    assert "text" not in document.reading


def test_reading_again_with_the_same_result_writes_nothing():
    document = read_as(b"MINUTES of the Highways Panel\n\n1.  Winter Gritting\n\nNoted.\n", "m.txt")
    before = history_size()
    read(document)
    assert history_size() == before


def with_problems(*problems):
    return minutes(problems=problems)


def problem(**values):
    return ReadProblem(**{"line": 4, "path": "venue", "code": "odd_venue", "message": "Odd.", **values})


def test_a_settled_problem_stays_settled_when_it_is_found_again():
    document = make_read(with_problems(problem(blocking=True), problem(line=9)))
    settled = document.problems.get(line=4)
    settled.settlement = "As it should be"
    settled.save()
    keep_reading(
        document, with_problems(problem(line=3), problem(blocking=True, message="Very odd.")).to_json()
    )
    assert [(each.line, each.message, each.settlement) for each in document.problems.all()] == [
        (3, "Odd.", ""),
        (4, "Very odd.", "As it should be"),
    ]
    assert document.problems.get(line=4).pk == settled.pk


@pytest.mark.parametrize(
    ("code", "hidden"), [("hidden_text", True), ("tracked_changes", True), ("odd_venue", False)]
)
def test_hidden_text_is_noted_so_that_the_file_is_not_offered(code, hidden):
    assert make_read(with_problems(problem(code=code))).has_hidden_text is hidden


def test_a_document_in_the_record_stays_there_when_it_cannot_be_read_any_more():
    document = make_read()
    ingest(document, by=None)
    Meeting.objects.get().publish(by=make_clerk())
    document.refresh_from_db()
    document.file.storage.delete(document.file.name)
    read(document)
    assert (document.status, document.is_current) == ("ingested", True)
    assert "missing" in document.message
    assert document.lines.exists()


def test_a_line_that_moved_replaces_the_lines_of_an_unpublished_reading():
    document = make_read()
    changed = dataclasses.replace(minutes(), text=minutes().text[:2])
    keep_reading(document, changed.to_json())
    assert document.lines.count() == 2


@pytest.mark.skipif(not REAL.is_dir(), reason="the real minutes beside the repository are not here")
@pytest.mark.parametrize("suffix", ["txt", "docx", "html", "pdf", "odt", "rtf"])
def test_the_same_real_minutes_in_each_format_become_the_same_record(suffix):
    document = read_as((REAL / f"lancashire-2018-02-27.{suffix}").read_bytes(), f"minutes.{suffix}")
    done = ingest(document, by=None)
    meeting = Meeting.objects.get()
    assert (str(meeting.date), str(meeting.start_time), done.blockers) == ("2018-02-27", "14:00:00", ())
    assert meeting.items.count() == 8
    assert [each.resolutions.count() for each in meeting.items.all()] == [0, 0, 1, 1, 1, 1, 0, 0]
    assert len(done.people.new) == 5
    assert len(done.people.queued) == 3
    assert meeting.chair.name == meeting.chair_as_written
    assert meeting.next_meetings.count() == 6


@pytest.mark.skipif(not REAL.is_dir(), reason="the real minutes beside the repository are not here")
def test_hidden_text_of_a_real_document_is_noted_and_the_file_is_not_offered():
    document = read_as((REAL / "converted" / "a_moderngov.docx").read_bytes(), "a.docx")
    ingest(document, by=None)
    Meeting.objects.get().publish(by=make_clerk())
    assert document.has_hidden_text
    assert not MinutesDocument.objects.published().get().original_offered


def test_a_document_that_is_confirmed_while_it_is_read_again_stays_in_the_record(monkeypatch):
    document = make_read()

    def read_slowly(data, *, name):
        ingest(MinutesDocument.objects.get(pk=document.pk), by=None)
        return minutes(venue="Guildhall").to_json()

    monkeypatch.setattr("council.ingest.reading.read_confined", read_slowly)
    read(document)
    kept = MinutesDocument.objects.get(pk=document.pk)
    assert (kept.is_current, kept.meeting) == (True, Meeting.objects.get())


def test_a_document_that_is_confirmed_while_a_reading_fails_stays_in_the_record(monkeypatch):
    document = make_read()

    def fail_slowly(data, *, name):
        ingest(MinutesDocument.objects.get(pk=document.pk), by=None)
        raise NotRead("It took too long.")

    monkeypatch.setattr("council.ingest.reading.read_confined", fail_slowly)
    read(document)
    kept = MinutesDocument.objects.get(pk=document.pk)
    assert (kept.is_current, kept.status, kept.message) == (True, "ingested", "It took too long.")


@pytest.mark.parametrize("code", ["hidden_text", "tracked_changes", "comments"])
def test_a_file_with_words_that_nobody_sees_on_its_pages_is_not_offered(code):
    found = ReadProblem(line=None, path=None, code=code, message="There are some.", blocking=False)
    document = make_read(minutes(problems=(found,)))
    ingest(document, by=None)
    document.meeting.publish(by=make_clerk())
    assert not MinutesDocument.objects.published().get().original_offered


PAGE = b"<html><body><p>MARLBRIDGE BOROUGH COUNCIL</p><p>HIGHWAYS PANEL</p>%s</body></html>"


@pytest.mark.parametrize(
    ("inside", "hidden"),
    [
        (b"<p>1. Gritting</p>", False),
        (b"<p>1. Gritting</p><!-- the price was 3 million -->", True),
        (b"<script>var note = 'the price';</script>", True),
        (b"<input type='hidden' value='the price'>", True),
        (b"<p>The script of the play; a hidden gem.</p>", False),
    ],
)
def test_a_web_page_with_places_that_nobody_sees_is_not_offered(inside, hidden):
    assert read_as(PAGE % inside, "minutes.html").has_hidden_text is hidden
