"""“Report a problem with this record”: from any page into the clerk's queue, without an account."""

import pytest
from django.test import Client
from lxml import html

from council.models import Report
from tests.models.factories import make_meeting

pytestmark = pytest.mark.django_db


def form_of(client, address):
    response = client.get(address)
    return response, html.fromstring(response.content).xpath("//main//form")[0]


def test_every_page_leads_to_the_form_that_knows_the_page(client):
    here = make_meeting(published=True).get_absolute_url()
    [link] = html.fromstring(client.get(f"{here}?paragraphs=1").content).xpath(
        "//footer//a[contains(@href, '/report/')]/@href"
    )
    _, form = form_of(client, link)
    assert form.fields["page"] == f"{here}?paragraphs=1"


def test_a_report_lands_in_the_queue_with_its_page(admin_client):
    here = make_meeting(published=True).get_absolute_url()
    reader = Client(enforce_csrf_checks=True)
    _, form = form_of(reader, f"/report/?page={here}")
    sent = dict(form.fields) | {"message": "The chair was B Tallowick.", "email": "reader@example.org"}
    response = reader.post("/report/", {name: value or "" for name, value in sent.items()})
    assert response["Location"] == "/report/thanks/"
    assert reader.get("/report/thanks/").status_code == 200
    report = Report.objects.get()
    assert (report.page, report.message, report.email) == (
        here,
        "The chair was B Tallowick.",
        "reader@example.org",
    )
    desk = admin_client.get("/admin/").content.decode()
    assert "<strong>1</strong> report from readers" in desk
    assert (
        "The chair was B Tallowick." in admin_client.get("/admin/council/report/?state=open").content.decode()
    )


def test_a_clerk_settles_a_report_by_saying_what_was_done(admin_client, admin_user):
    report = Report.objects.create(page="/", message="Wrong.", sender="x")
    admin_client.post(f"/admin/council/report/{report.pk}/change/", {"settlement": "Corrected the chair."})
    report.refresh_from_db()
    assert report.settled_by == admin_user
    assert report not in Report.objects.open()


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"message": ""}, "Say what is wrong with the page."),
        ({"message": "x" * 4001}, "Write at most 4000 characters."),
        ({"message": "Wrong.", "email": "nobody"}, "Give an email address like"),
    ],
)
def test_a_report_that_cannot_be_taken_says_why_beside_the_field_and_keeps_the_words(client, sent, message):
    response = client.post("/report/", sent)
    page = html.fromstring(response.content)
    assert response.status_code == 400
    assert message in page.xpath("string(//*[@class='field-error'])")
    assert message in page.xpath("string(//*[@role='alert'])")
    assert (page.xpath("string(//textarea)").strip() or "") == sent["message"]
    field = page.xpath("//*[@aria-invalid='true']")[0]
    assert page.get_element_by_id(field.get("aria-describedby").split()[-1]).text.startswith(message[:10])
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "about",
    [
        "https://evil.example/",
        "//evil.example/",
        "/admin/",
        "/nothing/",
        "javascript:alert(1)",
        "//[",
        "http://[x",
    ],
)
def test_a_report_is_about_a_page_of_this_archive_or_about_none(client, about):
    _, form = form_of(client, f"/report/?page={about}")
    assert not form.fields["page"]
    assert "evil.example" not in client.post("/report/", {"page": about}).content.decode()
    client.post("/report/", {"page": about, "message": "Wrong."})
    assert Report.objects.get().page == ""


def test_too_many_reports_from_one_connection_are_refused_and_from_another_taken(client):
    for _ in range(5):
        assert client.post("/report/", {"message": "Wrong."}).status_code == 302
    refused = client.post("/report/", {"message": "And one more."})
    assert refused.status_code == 429
    assert refused["Retry-After"] == "3600"
    assert "And one more." in refused.content.decode()
    assert client.post("/report/", {"message": "Mine."}, REMOTE_ADDR="192.0.2.7").status_code == 302
    assert Report.objects.count() == 6


def test_what_a_machine_fills_in_is_dropped_without_a_word(client):
    response = client.post("/report/", {"message": "Buy salt.", "website": "https://salt.example"})
    assert response["Location"] == "/report/thanks/"
    assert not Report.objects.exists()


def test_a_report_keeps_no_address_of_its_sender_and_is_on_no_public_page(client):
    client.post("/report/", {"message": "Zygopetalum."}, REMOTE_ADDR="192.0.2.7")
    assert "192.0.2.7" not in str(vars(Report.objects.get()))
    assert b"Zygopetalum" not in client.get("/").content


def test_the_form_is_kept_in_no_cache(client):
    assert client.get("/report/")["Cache-Control"] == "no-store"
