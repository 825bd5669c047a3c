"""From the uploaded file to the record: kept whatever happens, read, previewed, confirmed once."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from council.models import AgendaItem, Council, Meeting, MinutesDocument

pytestmark = pytest.mark.django_db

UPLOAD = "/admin/council/minutesdocument/add/"
MINUTES = """Marlbridge Borough Council

Highways Panel

Minutes of the Meeting held on Tuesday, 3rd June, 2025 at 2.00 pm in the Long Room, Town Hall, Marlbridge

Present:

Councillor B Tallowick (Chair)

Councillors

J Penderell
A Quennell

1.   Apologies

An apology for absence was received from Councillor R Marchbanks.

2.   Winter Gritting Review

The Panel heard a report on the gritting of minor roads.

Resolved: That the report be noted.
"""


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """A place of its own for the kept files of each test."""
    settings.MEDIA_ROOT = tmp_path


def file(content=MINUTES, name="june.txt"):
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def upload(desk, *files):
    """Choose files, press Upload, and read the page that follows."""
    return desk.post(UPLOAD, {"minutes": list(files)}).content.decode()


def words(page):
    """The words of a page without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def page_of(document, page):
    return reverse(f"admin:council_minutesdocument_{page}", args=[document.pk])


def confirm(desk, document, **answers):
    return desk.post(page_of(document, "confirm"), answers, follow=True)


def test_an_uploaded_file_is_kept_byte_for_byte_and_read(desk, clerk):
    page = upload(desk, file())
    document = MinutesDocument.objects.get()
    assert document.file.read() == MINUTES.encode()
    assert (document.status, document.uploaded_by) == ("read", clerk)
    assert "june.txt: kept and read." in words(page)
    assert page_of(document, "preview") in page


def test_every_file_has_its_own_message(desk):
    page = words(upload(desk, file(), file(b"", "empty.docx"), file(b"GIF89a no words", "photo.docx")))
    assert "june.txt: kept and read." in page
    assert "empty.docx: kept, but it cannot be read. The file is empty (0 bytes)" in page
    assert "photo.docx: kept, but it cannot be read." in page
    assert MinutesDocument.objects.count() == 3


def test_the_same_file_twice_is_a_message_with_a_link_to_the_first(desk):
    upload(desk, file())
    page = upload(desk, file(name="copy of june.txt"))
    document = MinutesDocument.objects.get()
    assert "copy of june.txt: the same file was uploaded before" in words(page)
    assert page_of(document, "change") in page


def test_the_same_file_twice_in_one_upload_is_kept_once(desk):
    page = words(upload(desk, file(), file(name="again.txt")))
    assert "again.txt: the same file was uploaded before" in page
    assert MinutesDocument.objects.count() == 1


def test_a_file_over_the_limit_is_kept_and_the_message_says_what_to_do(desk, settings):
    settings.DOCUMENT_MAX_BYTES = 100
    page = words(upload(desk, file()))
    assert "kept, but it cannot be read" in page
    assert "larger than" in page
    assert MinutesDocument.objects.get().file.read() == MINUTES.encode()


def test_a_script_in_a_file_name_is_shown_as_words(desk):
    page = upload(desk, file(name="<script>alert(1)<script>.txt"))
    listed = desk.get(reverse("admin:council_minutesdocument_changelist")).content.decode()
    for text in (page, listed):
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert(1)" in text


def test_pressing_upload_without_a_file_says_what_to_do(desk):
    assert "No file was sent: choose one or more files first." in upload(desk)


def test_one_file_a_request_answers_with_its_message_alone(desk):
    response = desk.post(UPLOAD, {"minutes": file()}, headers={"X-One-File": "1"})
    assert "<html" not in response.content.decode()
    assert "june.txt: kept and read." in words(response.content.decode())


def zipped(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return file(out.getvalue(), "pack.zip")


def test_a_zip_is_many_files_each_with_its_own_message(desk):
    pack = zipped(y2025__june_txt=MINUTES, photo_gif=b"GIF89a" + b"\0" * 99, inner_zip=b"PK")
    page = words(upload(desk, pack))
    assert "pack.zip: 3 files in it." in page
    assert "pack.zip/y2025/june.txt: kept and read." in page
    assert "pack.zip/photo.gif: kept, but it cannot be read. This is a GIF picture" in page
    assert "pack.zip/inner.zip: not unpacked. A zip inside a zip is not opened: unpack it first." in page
    assert sorted(MinutesDocument.objects.values_list("name", "status")) == [
        ("june.txt", "read"),
        ("photo.gif", "unreadable"),
    ]


def test_a_zip_sent_alone_is_answered_with_all_its_files(desk):
    answer = desk.post(UPLOAD, {"minutes": zipped(june_txt=MINUTES)}, headers={"X-One-File": "1"})
    assert "pack.zip/june.txt: kept and read." in words(answer.content.decode())


def test_a_damaged_zip_is_a_message(desk):
    page = words(upload(desk, file(b"PK and noise", "pack.zip")))
    assert "pack.zip: not unpacked. The zip is damaged or is no zip: pack the files again." in page
    assert "in it." not in page
    assert not MinutesDocument.objects.exists()


def test_what_one_request_cannot_read_is_kept_and_read_with_the_next(desk, monkeypatch):
    monkeypatch.setattr("council.admin.upload.MOST_SECONDS", 0)
    assert "pack.zip/june.txt: kept, not read yet" in words(upload(desk, zipped(june_txt=MINUTES)))
    assert MinutesDocument.objects.get().status == "kept"
    monkeypatch.undo()
    upload(desk, zipped(june_txt=MINUTES))
    assert MinutesDocument.objects.get().status == "read"


def test_a_visitor_cannot_upload(client):
    assert client.post(UPLOAD, {"minutes": file()}).status_code == 302
    assert not MinutesDocument.objects.exists()


def test_the_preview_shows_what_would_be_created_and_creates_nothing(desk):
    upload(desk, file())
    page = words(desk.get(page_of(MinutesDocument.objects.get(), "preview")).content.decode())
    assert "Highways Panel, 3 June 2025" in page
    assert "Winter Gritting Review" in page
    assert "J Penderell" in page
    assert "create" in page
    assert not Meeting.objects.exists()
    assert not Council.objects.exists()


def test_confirming_makes_an_unpublished_record_and_leads_to_it(desk, clerk):
    upload(desk, file())
    response = confirm(desk, MinutesDocument.objects.get())
    meeting = Meeting.objects.get()
    assert response.redirect_chain[-1][0] == reverse("admin:council_meeting_change", args=[meeting.pk])
    assert "In the record, not published yet: june.txt." in response.content.decode()
    assert meeting.publication == "unpublished"
    assert meeting.history.first().history_user == clerk


def test_confirming_twice_does_nothing_twice(desk):
    upload(desk, file())
    document = MinutesDocument.objects.get()
    confirm(desk, document)
    entries = AgendaItem.history.count()
    response = confirm(desk, document)
    assert "Nothing was left to do" in response.content.decode()
    assert (Meeting.objects.count(), AgendaItem.history.count()) == (1, entries)


def test_the_document_page_shows_each_line_and_what_became_of_it(desk):
    upload(desk, file())
    page = desk.get(page_of(MinutesDocument.objects.get(), "change") + "?lines=5-5").content.decode()
    assert '<tr id="L5" class="marked">' in page
    assert "title of an item" in page


@pytest.mark.parametrize("lines", ["", "x", "-1", "9" * 50, "3-", "3-x", "5-2", "²"])
def test_lines_that_make_no_sense_are_shown_unmarked_or_marked_but_never_an_error(desk, lines):
    upload(desk, file())
    address = page_of(MinutesDocument.objects.get(), "change")
    assert desk.get(address, {"lines": lines}).status_code == 200


def test_minutes_without_a_date_can_be_confirmed_and_not_published(desk):
    undated = MINUTES.replace(" held on Tuesday, 3rd June, 2025 at 2.00 pm", "")
    upload(desk, file(undated))
    confirm(desk, MinutesDocument.objects.get())
    meeting = Meeting.objects.get()
    page = desk.get(reverse("admin:council_meeting_change", args=[meeting.pk])).content.decode()
    assert meeting.date is None
    assert "The date of the meeting is missing" in page


def test_the_upload_says_how_many_problems_wait_and_the_refusal_names_a_missing_date_once(desk):
    undated = MINUTES.replace(" held on Tuesday, 3rd June, 2025 at 2.00 pm", "")
    assert "june.txt: kept and read, with 1 problem to settle." in words(upload(desk, file(undated)))
    confirm(desk, MinutesDocument.objects.get())
    assert Meeting.objects.get().publication_blockers() == [
        "The date of the meeting is missing: open the meeting and enter it."
    ]


def test_a_document_without_words_says_so_and_not_that_it_is_no_minutes(desk):
    upload(desk, file("   \n\n", "blank.txt"))
    page = words(desk.get(page_of(MinutesDocument.objects.get(), "preview")).content.decode())
    assert "This file holds no words that anybody can see." in page
    assert "does not look like minutes" not in page


def test_a_date_given_with_the_answers_becomes_the_date(desk):
    undated = MINUTES.replace(" held on Tuesday, 3rd June, 2025 at 2.00 pm", "")
    upload(desk, file(undated))
    confirm(desk, MinutesDocument.objects.get(), date="2025-06-03")
    assert str(Meeting.objects.get().date) == "2025-06-03"


def test_other_minutes_of_the_same_day_ask_new_version_or_second_sitting(desk):
    upload(desk, file())
    confirm(desk, MinutesDocument.objects.get())
    upload(desk, file(MINUTES.replace("report be noted", "report be welcomed"), "june-2.txt"))
    second = MinutesDocument.objects.get(name="june-2.txt")
    preview = words(desk.get(page_of(second, "preview")).content.decode())
    assert "This is a new version of the same minutes" in preview
    assert "This is a second sitting on the same day" in preview
    refused = confirm(desk, second)
    assert "Not confirmed" in refused.content.decode()
    assert Meeting.objects.count() == 1
    confirm(desk, second, same_day="sitting")
    assert sorted(Meeting.objects.values_list("sitting", flat=True)) == [1, 2]


def test_reading_again_keeps_what_a_person_corrected(desk):
    upload(desk, file())
    document = MinutesDocument.objects.get()
    confirm(desk, document)
    AgendaItem.objects.get(number="2").correct(title="Gritting of minor roads")
    desk.post(page_of(document, "read"), follow=True)
    confirm(desk, document)
    assert AgendaItem.objects.get(number="2").title == "Gritting of minor roads"


def test_a_new_version_shows_its_changes_in_words_and_not_what_only_moved(desk):
    upload(desk, file())
    confirm(desk, MinutesDocument.objects.get())
    later = MINUTES.replace("gritting of minor roads.", "gritting of lanes.").replace(
        "J Penderell", "J Penderell\nC Sallow"
    )
    upload(desk, file(later, "version.txt"))
    address = page_of(MinutesDocument.objects.get(name="version.txt"), "preview")
    page = words(desk.get(address, {"same_day": "version"}).content.decode())
    assert "The Panel heard a report on the gritting of lanes." in page
    assert "create Attendance: C Sallow, present" in page
    assert "change Attendance" not in page
    assert "june.txt stays kept, but is replaced by this one" in page
    assert "first line" not in page
    assert "&#x27;kind&#x27;" not in page


def test_confirming_a_new_version_of_public_minutes_says_that_it_is_public_at_once(desk, clerk):
    upload(desk, file())
    assert (
        "changes its public pages"
        not in desk.get(page_of(MinutesDocument.objects.get(), "preview")).content.decode()
    )
    confirm(desk, MinutesDocument.objects.get())
    Meeting.objects.get().publish(by=clerk)
    upload(desk, file(MINUTES.replace("minor roads", "lanes"), "version.txt"))
    document = MinutesDocument.objects.get(name="version.txt")
    page = desk.get(page_of(document, "preview"), {"same_day": "version"}).content.decode()
    assert "This meeting is public: confirming changes its public pages at once." in page
    done = confirm(desk, document, same_day="version").content.decode()
    assert "In the record, and public: version.txt." in done


def test_only_what_is_missing_is_asked(desk):
    upload(desk, file(MINUTES.removeprefix("Marlbridge Borough Council")))
    page = desk.get(page_of(MinutesDocument.objects.get(), "preview")).content.decode()
    assert '<label for="id_council"' in page
    assert '<label for="id_same_day"' not in page
    assert '<label for="id_date"' not in page


def test_the_preview_of_minutes_without_a_date_asks_for_it(desk):
    upload(desk, file(MINUTES.replace(" held on Tuesday, 3rd June, 2025 at 2.00 pm", "")))
    address = page_of(MinutesDocument.objects.get(), "preview")
    assert '<label for="id_date"' in desk.get(address).content.decode()
    assert "Highways Panel, 3 June 2025" in desk.get(address, {"date": "2025-06-03"}).content.decode()


def test_a_new_councillor_is_not_told_as_one_in_the_record(desk):
    upload(desk, file())
    page = words(desk.get(page_of(MinutesDocument.objects.get(), "preview")).content.decode())
    assert "New councillorsA Quennell, B Tallowick, J Penderell" in page
    assert "Councillors in the recordnone" in page


def test_read_selected_minutes_ingests_many_and_lists_what_needs_an_answer(desk):
    upload(desk, file())
    confirm(desk, MinutesDocument.objects.get())
    upload(desk, file(MINUTES.replace("report be noted", "report be welcomed"), "version.txt"))
    upload(desk, file(MINUTES.replace("3rd June", "1st July"), "july.txt"), file(b"", "empty.txt"))
    keys = [document.pk for document in MinutesDocument.objects.exclude(name="june.txt")]
    response = desk.post(
        reverse("admin:council_minutesdocument_changelist"),
        {"action": "read_selected", "_selected_action": keys},
        follow=True,
    )
    page = words(response.content.decode())
    assert "1 document is in the record." in page
    assert "version.txt:" in page
    assert "empty.txt: The file is empty (0 bytes)" in page
    assert page_of(MinutesDocument.objects.get(name="version.txt"), "preview") in response.content.decode()


def test_what_one_request_cannot_reach_is_left_for_the_next_and_said(desk, monkeypatch):
    monkeypatch.setattr("council.admin.upload.MOST_SECONDS", 0)
    upload(desk, *(file(MINUTES.replace("3rd June", f"{day}th June"), f"{day}.txt") for day in (4, 5, 6)))
    keys = list(MinutesDocument.objects.values_list("pk", flat=True))
    action = {"action": "read_selected", "_selected_action": keys}
    address = reverse("admin:council_minutesdocument_changelist")
    assert "2 documents were not reached" in desk.post(address, action, follow=True).content.decode()
    assert (
        "1 document was not reached"
        in desk.post(address, {**action, "_selected_action": keys[1:]}, follow=True).content.decode()
    )
    assert Meeting.objects.count() == 2


def test_documents_in_the_record_are_not_set_aside(desk):
    upload(desk, file(), file(b"no minutes at all", "letter.txt"))
    confirm(desk, MinutesDocument.objects.get(name="june.txt"))
    keys = [document.pk for document in MinutesDocument.objects.all()]
    response = desk.post(
        reverse("admin:council_minutesdocument_changelist"),
        {"action": "set_aside_selected", "_selected_action": keys},
        follow=True,
    )
    statuses = dict(MinutesDocument.objects.values_list("name", "status"))
    assert statuses == {"june.txt": "ingested", "letter.txt": "set_aside"}
    assert "Documents in the record are not set aside" in response.content.decode()


def test_the_kept_file_is_downloaded_and_never_shown_in_the_browser(desk):
    upload(desk, file("<script>alert(1)</script>", "page.html"))
    response = desk.get(page_of(MinutesDocument.objects.get(), "file"))
    assert b"".join(response.streaming_content) == b"<script>alert(1)</script>"
    assert response["Content-Disposition"] == 'attachment; filename="page.html"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox"


def test_the_real_minutes_of_a_county_go_from_upload_to_publication(desk):
    path = Path(__file__).resolve().parents[3] / "shared/minutes/lancashire-2018-02-27.txt"
    if not path.exists():
        pytest.skip(f"the real minutes are not here: {path.name}")
    upload(desk, file(path.read_bytes(), path.name))
    document = MinutesDocument.objects.get()
    assert "No problems." in desk.get(page_of(document, "preview")).content.decode()
    confirm(desk, document)
    meeting = Meeting.objects.get()
    desk.post(reverse("admin:council_meeting_publication", args=[meeting.pk]), {"step": "publish"})
    meeting.refresh_from_db()
    assert meeting.is_published
    assert AgendaItem.objects.published().count() == 8


def test_a_new_reading_that_holds_back_more_than_is_public_says_so_until_it_is_confirmed(desk):
    upload(desk, file())
    document = MinutesDocument.objects.get()
    confirm(desk, document)
    meeting = Meeting.objects.get()
    desk.post(reverse("admin:council_meeting_publication", args=[meeting.pk]), {"step": "publish"})
    assert "holds back" not in words(desk.post(page_of(document, "read"), follow=True).content.decode())
    private = MINUTES.replace("2.   Winter Gritting Review", "2.   Winter Gritting Review (Exempt)")
    document.refresh_from_db()
    document.file.storage.delete(document.file.name)
    document.file.storage.save(document.file.name, SimpleUploadedFile("june.txt", private.encode()))
    page = words(desk.post(page_of(document, "read"), follow=True).content.decode())
    assert (
        "This reading holds back 1 item that is public now. Confirm it, and the public no longer sees them."
        in page
    )
