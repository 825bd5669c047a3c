"""A scan keeps its place: a clerk types the words of its pages, and these are read, said to be typed, and published."""

import io
import re

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from council.minutes.render import png
from council.models import Meeting, MinutesDocument, Transcription

pytestmark = pytest.mark.django_db

WORDS = """[Page 1]
Marlbridge Borough Council

Highways Panel

Minutes of the Meeting held on Tuesday, 3rd June, 2025 at 2.00 pm in the Long Room, Town Hall, Marlbridge

Present:

Councillor B Tallowick (Chair)
Councillor J Penderell

1.   Apologies

There were none.

[Page 2]
2.   Winter Gritting Review

The Panel heard a report on the gritting of minor roads.

Resolved: That the report be noted.
"""


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """A place of its own for the kept files of each test."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def scan(desk):
    """A scan of two pages as it was uploaded."""
    pages = pypdfium2.PdfDocument.new()
    for _ in range(2):
        pages.new_page(595, 842)
    kept = io.BytesIO()
    pages.save(kept)
    desk.post(
        "/admin/council/minutesdocument/add/", {"minutes": SimpleUploadedFile("1998.pdf", kept.getvalue())}
    )
    return MinutesDocument.objects.get()


def page_of(document, page, *more):
    return reverse(f"admin:council_minutesdocument_{page}", args=[document.pk, *more])


def words_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def transcribe(desk, document, text=WORDS, **said):
    return desk.post(page_of(document, "transcription"), {"text": text, "checked": "on", **said}, follow=True)


def published(desk, document):
    desk.post(page_of(document, "confirm"))
    meeting = Meeting.objects.get()
    desk.post(reverse("admin:council_meeting_publication", args=[meeting.pk]), {"step": "publish"})
    return Meeting.objects.get()


def test_a_scan_offers_to_be_transcribed(desk, scan):
    page = desk.get(page_of(scan, "change"))
    assert page_of(scan, "transcription") in page.content.decode()
    form = desk.get(page_of(scan, "transcription")).content.decode()
    assert "[Page 1]" in form
    assert "[Page 2]" in form


def test_the_typed_words_are_read_with_the_pages_that_they_stand_on(desk, clerk, scan):
    transcribe(desk, scan)
    scan.refresh_from_db()
    assert scan.reading["committee"] == "Highways Panel"
    assert (scan.media_type, scan.pages) == ("application/pdf", 2)
    assert not scan.problems.filter(code="no_text").exists()
    lines = dict(scan.lines.values_list("text", "page"))
    assert lines["1. Apologies"] == 1
    assert lines["Resolved: That the report be noted."] == 2
    assert scan.transcription.checked_by == clerk


def test_a_published_transcription_says_that_it_was_typed_and_when(desk, client, scan):
    transcribe(desk, scan)
    meeting = published(desk, scan)
    for path in ("", "source/"):
        page = words_of(client.get(f"{meeting.get_absolute_url()}{path}"))
        assert "typed from" in page
        assert "compared with them on" in page
        assert "petra" not in page
    original = client.get(f"{meeting.get_absolute_url()}original/")
    assert b"".join(original.streaming_content).startswith(b"%PDF")


def test_a_corrected_transcription_keeps_the_earlier_words_in_its_history(desk, scan):
    transcribe(desk, scan)
    transcribe(desk, scan, WORDS.replace("minor roads", "all roads"))
    kept = Transcription.objects.get()
    assert "all roads" in kept.text
    assert ["minor roads" in entry.text for entry in kept.history.order_by("history_id")] == [True, False]
    assert kept.history.latest().history_user.username == "petra"


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"checked": ""}, "Compare the words with the pages and say so"),
        ({"text": "  \n "}, "Type the words of the pages"),
    ],
)
def test_what_is_not_checked_or_empty_is_not_kept(desk, scan, said, message):
    response = transcribe(desk, scan, **said)
    assert message in words_of(response)
    assert not Transcription.objects.exists()


def test_words_that_nobody_compared_stay_in_the_form(desk, scan):
    assert "minor roads" in transcribe(desk, scan, checked="").content.decode()


def test_a_document_with_words_of_its_own_is_not_transcribed(desk):
    file = SimpleUploadedFile("june.txt", WORDS.replace("[Page 1]\n", "").encode())
    desk.post("/admin/council/minutesdocument/add/", {"minutes": file})
    document = MinutesDocument.objects.get()
    assert page_of(document, "transcription") not in desk.get(page_of(document, "change")).content.decode()
    assert "words of its own" in words_of(transcribe(desk, document))
    assert not Transcription.objects.exists()


def test_reading_the_scan_again_keeps_what_was_typed(desk, scan):
    transcribe(desk, scan)
    desk.post(page_of(scan, "read"))
    scan.refresh_from_db()
    assert scan.reading["committee"] == "Highways Panel"


def test_a_picture_of_a_page_stands_beside_what_is_typed_from_it(desk):
    picture = png(bytes((255, 255, 255)) * 40 * 60, 40, 60, 120)
    desk.post("/admin/council/minutesdocument/add/", {"minutes": SimpleUploadedFile("1974.png", picture)})
    document = MinutesDocument.objects.get()
    shown = page_of(document, "page", 1)
    assert shown in desk.get(page_of(document, "transcription")).content.decode()
    response = desk.get(shown)
    assert response["Content-Type"] == "image/png"
    assert b"".join(response.streaming_content).startswith(b"\x89PNG")


def test_the_pages_of_a_scan_stand_beside_what_is_typed_from_them(desk, scan):
    form = desk.get(page_of(scan, "transcription")).content.decode()
    assert [page_of(scan, "page", page) in form for page in (1, 2, 3)] == [True, True, False]
