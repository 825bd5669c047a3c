"""A resident finds a councillor and sees what the published minutes say of them, each with its lines."""

import datetime

import pytest
from django.utils import timezone

from council.models import DeclaredInterest, Mention, Term
from tests.models.factories import (
    make_attendance,
    make_committee,
    make_councillor,
    make_item,
    make_meeting,
    make_resolution,
)
from tests.public.asking import queries_of

pytestmark = pytest.mark.django_db


def read(client, path, **parameters):
    response = client.get(path, parameters)
    assert response.status_code == 200
    return response.content.decode()


def seen(name, *, days_ago=30, **values):
    councillor = make_councillor(name=name)
    date = timezone.localdate() - datetime.timedelta(days=days_ago)
    make_attendance(
        councillor=councillor, meeting=make_meeting(published=True, date=date), name_as_written=name, **values
    )
    return councillor


def test_councillors_stand_by_surname_under_their_letters(client):
    for name in ("Beatrice Tallowick", "Zoe Arkwright", "A Venn"):
        seen(name)
    page = read(client, "/councillors/")
    assert page.index("Zoe Arkwright") < page.index("Beatrice Tallowick") < page.index("A Venn")
    assert page.index(">A</h3>") < page.index("Zoe Arkwright") < page.index(">T</h3>")


def test_a_name_is_found_without_its_accents_and_in_part(client):
    seen("José Arkwright")
    seen("Priya Venn")
    page = read(client, "/councillors/", q="jose ARK")
    assert "José Arkwright" in page
    assert "Priya Venn" not in page


def test_who_was_recorded_lately_and_who_was_not_are_told_apart(client):
    seen("Priya Venn", days_ago=30)
    seen("Old Hand", days_ago=500)
    assert "Old Hand" not in read(client, "/councillors/", seen="recently")
    assert "Priya Venn" not in read(client, "/councillors/", seen="earlier")
    assert "Not recorded since" in read(client, "/councillors/", seen="earlier")


def test_a_term_that_covers_today_counts_as_lately(client):
    councillor = make_councillor(name="Newly Elected")
    Term.objects.create(councillor=councillor, ward="Abbey", start=timezone.localdate())
    page = read(client, "/councillors/", seen="recently")
    assert "Newly Elected" in page
    assert "Abbey" in page


def test_officers_the_public_and_the_unpublished_are_not_listed(client):
    make_attendance(name_as_written="Olive Officer", kind="officer", status="in_attendance")
    unpublished = make_councillor(name="Una Published")
    make_attendance(councillor=unpublished, meeting=make_meeting())
    page = read(client, "/councillors/")
    assert "Olive Officer" not in page
    assert "Una Published" not in page
    assert client.get(f"/councillors/{unpublished.slug}/").status_code == 404


def test_a_councillor_who_is_named_in_private_only_has_no_page(client):
    private = make_councillor(name="Penny Private")
    Mention.objects.create(
        item=make_item(restriction="exempt"),
        councillor=private,
        name_as_written="Cllr Private",
        first_line=12,
    )
    assert client.get(f"/councillors/{private.slug}/").status_code == 404


def test_the_counts_say_what_they_count_and_lead_to_their_meetings(client):
    councillor = seen("Priya Venn")
    make_attendance(councillor=councillor, status="apologies")
    page = read(client, "/councillors/priya-venn/")
    assert 'href="?status=apologies#meetings">Apologies</a>' in page
    assert "The minutes record their apologies." in page
    assert "No percentage is given" in page
    assert "%" not in page.split("<main", 1)[1]


def test_a_count_opens_to_the_meetings_behind_it(client):
    councillor = seen("Priya Venn")
    missed = make_attendance(
        councillor=councillor,
        status="apologies",
        meeting=make_meeting(published=True, committee=make_committee(name="Parks Panel")),
    )
    page = read(client, "/councillors/priya-venn/", status="apologies")
    assert missed.meeting.get_absolute_url() in page
    assert page.count("<h4>") == 1


def test_a_way_of_attending_that_there_is_not_is_an_error(client):
    seen("Priya Venn")
    assert "“soup” is not a way of attending" in read(client, "/councillors/priya-venn/", status="soup")


def test_a_meeting_that_lists_a_councillor_twice_is_counted_once(client):
    councillor = make_councillor(name="Priya Venn")
    meeting = make_meeting(published=True)
    for position in (1, 2):
        make_attendance(councillor=councillor, meeting=meeting, position=position)
    assert '<td class="number">1</td>' in read(client, "/councillors/priya-venn/")


def test_a_meeting_that_was_cancelled_is_not_counted(client):
    councillor = seen("Priya Venn")
    make_attendance(councillor=councillor, meeting=make_meeting(published=True, status="cancelled"))
    assert '<td class="number">1</td>' in read(client, "/councillors/priya-venn/")


def test_decisions_mentions_and_interests_lead_to_their_lines(client):
    councillor = seen("Priya Venn", first_line=5, last_line=5)
    item = make_item(title="Mill Lane")
    source = f"{item.meeting.get_absolute_url()}source/"
    make_resolution(item=item, mover=councillor, text="That it be done.", first_line=11, last_line=12)
    Mention.objects.create(
        item=item, councillor=councillor, name_as_written="Cllr Venn", first_line=13, last_line=13
    )
    DeclaredInterest.objects.create(
        item=item,
        councillor=councillor,
        name_as_written="Venn",
        text="Owns a house there.",
        first_line=14,
        last_line=15,
    )
    page = read(client, "/councillors/priya-venn/")
    assert "That it be done." in page
    assert "Owns a house there." in page
    for lines in ("11-12", "13", "14-15"):
        assert f"{source}?lines={lines}#L{lines}" in page


def test_what_was_moved_or_declared_in_private_is_not_on_the_page(client):
    councillor = seen("Priya Venn")
    private = make_item(title="Sale of the depot", restriction="exempt")
    make_resolution(item=private, mover=councillor, text="That the depot be sold.")
    DeclaredInterest.objects.create(
        item=private, councillor=councillor, name_as_written="Venn", text="Owns the depot."
    )
    assert "depot" not in read(client, "/councillors/priya-venn/")


def test_a_merged_councillor_leads_to_the_one_that_stays(client):
    first = make_councillor(name="P Venn", merged_into=seen("Priya Venn"))
    make_councillor(name="Cllr Venn", merged_into=first)
    for slug in ("p-venn", "cllr-venn"):
        response = client.get(f"/councillors/{slug}/")
        assert (response.status_code, response["Location"]) == (301, "/councillors/priya-venn/")


def test_a_councillor_called_script_is_text(client):
    councillor = seen("<script>alert(1)</script>")
    for path in ("/councillors/", councillor.get_absolute_url()):
        assert "<script>" not in read(client, path)


@pytest.mark.parametrize("path", ["/councillors/", "/councillors/priya-venn/"])
def test_the_queries_do_not_grow_with_the_record(client, path):
    councillor = seen("Priya Venn")
    client.get("/councillors/?q=first")
    few = queries_of(client, path)
    for number in range(20):
        make_attendance(councillor=councillor)
        make_resolution(mover=councillor)
        seen(f"Member Number{number}")
    client.get("/councillors/?q=again")
    assert queries_of(client, path) == few <= 8
