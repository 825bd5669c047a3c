"""The words that the record came from: marked lines, anchors, withheld stretches, and the file itself."""

import datetime

import pytest
from lxml import html

from council.models import OfferedFile
from council.public import source
from tests.models.factories import (
    make_attendance,
    make_committee,
    make_document,
    make_item,
    make_meeting,
    make_offered,
    make_resolution,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """A place of its own for the kept files of each test."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def meeting():
    meeting = make_meeting(
        published=True, date=datetime.date(2026, 6, 9), committee=make_committee(name="Highways Panel")
    )
    make_document(meeting=meeting, lines=tuple(f"Line {n}" for n in range(1, 41)), media_type="text/plain")
    return meeting


def tree_of(client, meeting, query=""):
    response = client.get(f"{meeting.get_absolute_url()}source/{query}")
    assert response.status_code == 200
    return html.fromstring(response.content)


def words(tree):
    return [row.xpath("string(span[2])") for row in tree.xpath(".//p[@class='row']")]


def test_the_source_shows_every_line_in_order(client, meeting):
    assert words(tree_of(client, meeting)) == [f"Line {n}" for n in range(1, 41)]


def test_the_lines_asked_for_are_marked_under_a_heading_that_names_them(client, meeting):
    tree = tree_of(client, meeting, "?lines=31-33")
    (passage,) = tree.xpath("//section[@class='passage']")
    assert words(passage) == ["Line 31", "Line 32", "Line 33"]
    (heading,) = passage.xpath(".//h2")
    assert (heading.text, heading.get("id"), heading.get("tabindex")) == ("Lines 31 to 33", "L31-33", "-1")
    assert "End of lines 31 to 33" in passage.text_content()


def test_one_line_can_be_asked_for(client, meeting):
    tree = tree_of(client, meeting, "?lines=7")
    assert words(tree.xpath("//section[@class='passage']")[0]) == ["Line 7"]
    assert tree.xpath("count(//*[@id='L7'])") == 1


def test_every_stretch_that_the_record_names_has_an_anchor(client, meeting):
    item = make_item(meeting=meeting, first_line=10, last_line=15)
    make_resolution(item=item, first_line=12, last_line=13)
    make_attendance(meeting=meeting, first_line=2, last_line=3)
    tree = tree_of(client, meeting)
    for name, line in (("L10-15", "L10"), ("L12-13", "L12"), ("L2-3", "L2"), ("L40", "L40")):
        assert tree.xpath(f"//*[@id='{name}']/ancestor-or-self::p/@id") == [line]


def test_no_address_inside_the_page_is_given_twice(client, meeting):
    item = make_item(meeting=meeting, first_line=10, last_line=15)
    make_resolution(item=item, first_line=10, last_line=15)
    ids = tree_of(client, meeting, "?lines=10-15").xpath("//@id")
    assert len(ids) == len(set(ids))


def test_line_numbers_are_not_read_out(client, meeting):
    tree = tree_of(client, meeting)
    assert set(tree.xpath("//p[@class='row']/span[1]/@aria-hidden")) == {"true"}


@pytest.mark.parametrize("asked", ["x", "0", "33-31", "-1", "1-", "9" * 50, "٣"])
def test_lines_that_cannot_be_understood_are_answered_with_what_to_write(client, meeting, asked):
    page = tree_of(client, meeting, f"?lines={asked}").text_content()
    assert "names no lines" in page
    assert "like 31-33" in page


def test_lines_beyond_the_document_are_said_not_to_be_there(client, meeting):
    assert "no words at lines 900 to 901" in tree_of(client, meeting, "?lines=900-901").text_content()


def test_withheld_lines_are_said_to_be_withheld(client, meeting):
    make_item(meeting=meeting, first_line=20, last_line=22, withheld_to=25, restriction="exempt")
    make_item(
        meeting=meeting, position=2, first_line=30, last_line=33, withheld_to=40, restriction="confidential"
    )
    tree = tree_of(client, meeting, "?lines=21-22")
    page = tree.text_content()
    assert "Lines are withheld at 2 places" in page
    assert "The words at lines 21 to 22 are withheld." in page
    assert page.count("Lines withheld:") == 2
    assert words(tree) == [f"Line {n}" for n in (*range(1, 20), *range(26, 30))]


def test_a_long_document_comes_in_pages_and_a_marked_stretch_on_its_own(client, meeting, monkeypatch):
    monkeypatch.setattr("council.public.views.minutes.LINES_A_PAGE", 10)
    assert words(tree_of(client, meeting)) == [f"Line {n}" for n in range(1, 11)]
    assert words(tree_of(client, meeting, "?page=4")) == [f"Line {n}" for n in range(31, 41)]
    marked = tree_of(client, meeting, "?lines=22-23")
    assert words(marked) == [f"Line {n}" for n in range(21, 31)]
    assert marked.xpath("//nav[@class='pagination']//*[@aria-current]")[0].text_content().endswith("3")


def test_a_meeting_without_a_document_has_no_source(client):
    meeting = make_meeting(published=True)
    for part in ("source/", "original/"):
        response = client.get(f"{meeting.get_absolute_url()}{part}")
        assert response.status_code == 404
        assert "entered by a person" in response.content.decode()


def test_the_original_is_a_download_that_nothing_in_it_can_run(client, meeting):
    make_offered(document=meeting.documents.get(), content=b"MINUTES\r\n")
    response = client.get(f"{meeting.get_absolute_url()}original/")
    assert b"".join(response) == b"MINUTES\r\n"
    assert response["Content-Disposition"] == 'attachment; filename="highways-panel-2026-06-09.txt"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox"


def test_an_original_with_hidden_or_restricted_words_is_refused_with_the_reason(client, meeting):
    make_item(meeting=meeting, restriction="exempt")
    response = client.get(f"{meeting.get_absolute_url()}original/")
    assert response.status_code == 403
    assert "holds words that are not public" in response.content.decode()


def test_a_file_of_which_no_clean_copy_can_be_made_is_refused_with_the_reason(client, meeting):
    OfferedFile.objects.create(document=meeting.documents.get(), why_not="CANARY: for the clerk alone")
    response = client.get(f"{meeting.get_absolute_url()}original/")
    assert response.status_code == 403
    page = response.content.decode()
    assert "No copy of the file could be made" in page
    assert "CANARY" not in page


def test_the_pages_that_the_lines_stand_on_are_shown_beside_them(client, meeting):
    document = meeting.documents.get()
    document.lines.filter(line__lte=20).update(page=1)
    document.lines.filter(line__gt=20).update(page=2)
    for page in (1, 2):
        make_offered(document=document, page=page, content=f"picture {page}".encode())
    (picture,) = tree_of(client, meeting, "?lines=31-33").xpath("//figure/img")
    assert "Page 2" in picture.get("alt")
    response = client.get(picture.get("src"))
    assert b"".join(response) == b"picture 2"
    assert (response["Content-Type"], response["Content-Security-Policy"]) == ("image/png", "sandbox")
    assert len(tree_of(client, meeting, "?lines=19-22").xpath("//figure/img")) == 2
    links = tree_of(client, meeting).xpath("//p[@class='page']/a")
    assert [link.text for link in links] == ["See page 1 as it was printed", "See page 2 as it was printed"]


def test_no_page_is_shown_while_a_part_of_the_document_is_restricted(client, meeting):
    document = meeting.documents.get()
    document.lines.update(page=1)
    make_offered(document=document, page=1)
    address = f"{meeting.get_absolute_url()}source/page-1.png"
    assert client.get(address).status_code == 200
    make_item(meeting=meeting, restriction="exempt")
    assert client.get(address).status_code == 404
    assert not tree_of(client, meeting, "?lines=31-33").xpath("//img")


@pytest.mark.parametrize("kept", [True, False])
def test_the_files_of_a_meeting_kept_from_search_engines_say_so(client, meeting, kept):
    document = meeting.documents.get()
    document.lines.update(page=1)
    make_offered(document=document)
    make_offered(document=document, page=1)
    meeting.kept_from_search_engines = kept
    meeting.save()
    for part in ("/original/", "/source/page-1.png", ".ics"):
        response = client.get(meeting.get_absolute_url().removesuffix("/") + part)
        assert response.status_code == 200, part
        assert response.headers.get("X-Robots-Tag") == ("noindex" if kept else None), part


def test_a_missing_file_is_told_without_a_trace(client, meeting):
    offered = make_offered(document=meeting.documents.get())
    offered.file.storage.delete(offered.file.name)
    response = client.get(f"{meeting.get_absolute_url()}original/")
    assert response.status_code == 404
    assert "cannot be found at the moment" in response.content.decode()


@pytest.mark.parametrize(
    ("text", "stretch"), [("31-33", (31, 33)), ("31", (31, 31)), ("33-31", None), ("L31", None), ("", None)]
)
def test_a_stretch_is_a_line_or_two_with_a_hyphen(text, stretch):
    assert source.read_stretch(text) == stretch


def test_lines_of_a_restricted_item_that_was_taken_out_stay_withheld_and_the_page_says_so(client):
    meeting = make_meeting(published=True)
    make_document(meeting=meeting, lines=tuple(f"Line {n}" for n in range(1, 6)))
    make_item(
        meeting=meeting,
        title="Canary",
        restriction="exempt",
        removed=True,
        first_line=2,
        last_line=3,
        withheld_to=3,
    )
    page = client.get(f"{meeting.get_absolute_url()}source/").content.decode()
    assert "Lines are withheld at 1 place" in page
    assert "Lines withheld." in page
    assert "Line 4" in page
    assert "Line 2" not in page
    assert "Canary" not in page
