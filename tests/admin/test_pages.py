"""Every staff page opens for a clerk, and none for anybody else."""

import pytest
from django.urls import reverse

from council.models import (
    Confirmation,
    CouncillorName,
    DeclaredInterest,
    Mention,
    NamedVote,
    NextMeeting,
    Vote,
)
from tests.admin.test_correcting import change
from tests.models.factories import (
    make_attendance,
    make_clerk,
    make_councillor,
    make_document,
    make_item,
    make_meeting,
    make_resolution,
)

LISTS = [
    "minutesdocument",
    "meeting",
    "agendaitem",
    "resolution",
    "councillor",
    "councillorname",
    "committee",
    "council",
]


@pytest.fixture
def record(db):
    """One row of each kind, by the name of its model."""
    meeting = make_meeting(published=True, evidence={"date": [2, 2]})
    councillor = make_councillor()
    item = make_item(meeting=meeting)
    resolution = make_resolution(
        item=item, first_line=11, last_line=12, parts=[{"label": "(a)", "text": "Go."}]
    )
    Vote.objects.create(resolution=resolution, in_favour=3)
    NamedVote.objects.create(resolution=resolution, name_as_written="B Tallowick", option="for")
    Mention.objects.create(item=item, name_as_written="Tallowick", first_line=10, last_line=10)
    DeclaredInterest.objects.create(item=item, name_as_written="Tallowick", text="Owns a plough.")
    NextMeeting.objects.create(meeting=meeting, date="2030-01-01")
    Confirmation.objects.create(meeting=meeting, date="2020-01-01")
    document = make_document(meeting=meeting, lines=("Highways Panel", "1 June 2025"))
    document.problems.create(code="odd_line", message="The line was not understood.", line=2, blocking=True)
    name = CouncillorName.objects.create(council=councillor.council, name="Tallowick")
    return {
        "minutesdocument": document,
        "meeting": meeting,
        "agendaitem": item,
        "resolution": resolution,
        "attendance": make_attendance(meeting=meeting, first_line=1, last_line=1),
        "councillor": councillor,
        "councillorname": name,
        "committee": meeting.committee,
        "council": meeting.committee.council,
    }


def addresses_of(record):
    """The address of every staff page about these rows."""
    pages = [reverse("admin:index"), reverse("admin:council_councillorname_queue")]
    pages += [reverse(f"admin:council_{model}_changelist") for model in LISTS]
    for model, row in record.items():
        pages += [reverse(f"admin:council_{model}_{page}", args=[row.pk]) for page in ("change", "history")]
    pages += [reverse(f"admin:council_{model}_add") for model in ("minutesdocument", "meeting", "agendaitem")]
    pages.append(reverse("admin:council_councillor_merge", args=[record["councillor"].pk]))
    return pages


def test_every_staff_page_opens_for_a_clerk(desk, record):
    answers = {page: desk.get(page).status_code for page in addresses_of(record)}
    assert {page: code for page, code in answers.items() if code != 200} == {}


def test_no_staff_page_opens_for_a_visitor(client, record):
    for page in addresses_of(record):
        response = client.get(page)
        assert response.status_code == 302, page
        assert response.url.startswith("/admin/login/")


def test_no_staff_page_opens_for_staff_without_permissions(client, record, django_user_model):
    client.force_login(django_user_model.objects.create_user("temp", is_staff=True))
    answers = {page: client.get(page).status_code for page in addresses_of(record)[1:]}
    assert set(answers.values()) == {403}, answers


def test_clerks_may_not_manage_accounts_nor_delete_the_record(clerk):
    assert clerk.has_perm("council.change_meeting")
    assert not clerk.has_perm("auth.change_user")
    assert not clerk.has_perm("council.delete_meeting")
    assert not clerk.has_perm("council.delete_historicalmeeting")


def test_a_page_that_does_not_exist_leads_back_to_the_desk(desk):
    response = desk.get(reverse("admin:council_minutesdocument_change", args=[999]), follow=True)
    assert response.redirect_chain[-1][0] == "/admin/"


def test_the_number_of_queries_of_the_meeting_page_does_not_grow_with_its_people(
    desk, record, django_assert_max_num_queries
):
    for _ in range(30):
        make_attendance(meeting=record["meeting"], first_line=1, last_line=1)
        make_item(meeting=record["meeting"])
    with django_assert_max_num_queries(30):
        desk.get(reverse("admin:council_meeting_change", args=[record["meeting"].pk]))


@pytest.mark.parametrize("meeting", ["x", "99999", "9" * 40, "-1", "²", ""])
def test_an_item_for_a_meeting_that_does_not_exist_starts_empty(desk, meeting):
    response = desk.get(reverse("admin:council_agendaitem_add"), {"meeting": meeting})
    assert response.status_code == 200


@pytest.mark.parametrize(
    "query",
    ["q=%00", "publication__exact=zzz", "p=-1", "p=999999999", "p=x", "problems=zz", "nonsense=1", "o=x.y"],
)
def test_a_list_answers_any_query(desk, record, query):
    response = desk.get(f"{reverse('admin:council_meeting_changelist')}?{query}", follow=True)
    assert response.status_code == 200


@pytest.mark.parametrize(
    "query", ["date=xx", "date=9999-99-99", "same_day=zz", "committee=%00", "council=" + "x" * 500]
)
def test_a_preview_answers_any_answers(desk, query):
    document = make_document(meeting=None, is_current=False, status="read")
    address = reverse("admin:council_minutesdocument_preview", args=[document.pk])
    page = desk.get(f"{address}?{query}")
    assert "has not been read yet" in page.content.decode()


def test_a_meeting_with_many_people_is_saved_in_one_go(desk):
    meeting = make_meeting()
    for _ in range(100):
        make_attendance(meeting=meeting)
    change(desk, meeting, venue="Great Hall")
    assert meeting.venue == "Great Hall"


def test_one_waiting_thing_is_told_in_the_singular(desk):
    make_meeting()
    page = desk.get("/admin/").content.decode()
    assert "<strong>1</strong> meeting not looked at yet" in page
    assert "<strong>0</strong> meetings in review" in page


@pytest.mark.django_db
def test_no_account_is_deleted_since_the_history_names_it(client):
    administrator, leaver = make_clerk(), make_clerk()
    client.force_login(administrator)
    address = reverse("admin:auth_user_delete", args=[leaver.pk])
    assert client.post(address, {"post": "yes"}).status_code == 403
