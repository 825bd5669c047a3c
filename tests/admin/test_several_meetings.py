"""A file with the minutes of two meetings: one is read, and no word of the other becomes public with it."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from council.models import Meeting, MinutesDocument

pytestmark = pytest.mark.django_db

VOLUME = Path(__file__).parent.parent / "minutes" / "corpus" / "minute-volume-two-meetings.txt"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """A place of its own for the kept files of each test."""
    settings.MEDIA_ROOT = tmp_path


def address(page, pk):
    return reverse(f"admin:council_{page}", args=[pk])


def test_no_line_of_the_other_meeting_is_public_and_the_file_is_not_offered(desk, client):
    desk.post(
        "/admin/council/minutesdocument/add/",
        {"minutes": SimpleUploadedFile("volume.txt", VOLUME.read_bytes())},
    )
    document = MinutesDocument.objects.get()
    (other,) = document.reading["other_meetings"]
    first, last = other["lines"]
    others = set(document.lines.filter(line__range=(first, last)).values_list("text", flat=True))
    own = set(document.lines.exclude(line__range=(first, last)).values_list("text", flat=True))
    desk.post(address("minutesdocument_confirm", document.pk))
    meeting = Meeting.objects.get()
    document.problems.update(settled_at=document.uploaded_at, settlement="The other is in its own file.")
    desk.post(address("meeting_publication", meeting.pk), {"step": "publish"})
    client.logout()
    page = client.get(f"{meeting.get_absolute_url()}source/").content.decode()
    assert sum(text in page for text in own) > 5
    assert [text for text in others - own if len(text) > 25 and text in page] == []
    assert client.get(f"{meeting.get_absolute_url()}original/").status_code == 403
