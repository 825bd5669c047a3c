"""An invented archive: the same for the same seed, at any size, and never mixed with anything else."""

import datetime
import io
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from council.ingest.checking import differences
from council.models import (
    AgendaItem,
    Archive,
    Attendance,
    Committee,
    CommitteeSuccession,
    Confirmation,
    Council,
    Councillor,
    DeclaredInterest,
    Meeting,
    Membership,
    Mention,
    MinutesDocument,
    NamedVote,
    NextMeeting,
    Resolution,
    SearchEntry,
    SourceLine,
    Vote,
)
from council.sample.invented import SHARES, InventedCouncil, Scene, invent, plan
from tests.models import factories

TODAY = datetime.date(2026, 11, 27)
RECORD = (Council, Committee, Councillor, Meeting, AgendaItem, Attendance, Resolution, Confirmation)


def make(meetings: int, **options) -> str:
    """What the command says."""
    said = io.StringIO()
    call_command("make_archive", meetings=meetings, stdout=said, **{"today": TODAY, **options})
    return said.getvalue()


def words_of_archive() -> list[object]:
    """Every name and word, in the order of the dates."""
    items = AgendaItem.objects.order_by(
        "meeting__date", "meeting__committee__name", "meeting__sitting", "position"
    )
    names = Councillor.objects.order_by("name").values_list("name", flat=True)
    return [*names, *items.values_list("meeting__date", "number", "title", "paragraphs")]


def invented(meetings: int, seed: int = 1) -> list[dict]:
    """The values of so many meetings, without a database."""
    council = InventedCouncil(seed, 0, TODAY)
    committees = {body.kind.key: number for number, body in enumerate(council.bodies, start=1)}
    scene = Scene(council, committees, {person.number: person.number for person in council.people})
    return [invent(scene, sitting) for sitting in plan([council], meetings)]


@pytest.mark.django_db
def test_so_many_meetings_are_published_with_their_items_indexed() -> None:
    said = make(60, councils=2)
    assert Meeting.objects.published().count() == 60
    assert Council.objects.count() == 2
    assert said.startswith("60 meetings")
    held = Meeting.objects.filter(status="held").count()
    assert 7 * held < AgendaItem.objects.count() < 13 * held
    indexed = SearchEntry.objects.filter(item__isnull=False)
    assert indexed.count() == AgendaItem.objects.unrestricted().count()


@pytest.mark.django_db
def test_everything_that_a_record_can_hold_is_there() -> None:
    make(260)
    assert {*Meeting.objects.values_list("status", flat=True)} == {"held", "cancelled", "scheduled"}
    assert {*Meeting.objects.values_list("approval", flat=True)} >= {
        "unconfirmed", "approved", "approved_with_amendment", "final_unconfirmed",
    }  # fmt: skip
    assert {*Committee.objects.values_list("kind", flat=True)} == set(Committee.Kind.values)
    assert Committee.objects.filter(closed_on__isnull=False, succeeded_by__isnull=False).exists()
    assert CommitteeSuccession.objects.exists()
    assert Committee.objects.filter(parent__isnull=False).exists()
    assert {*Attendance.objects.values_list("status", flat=True)} >= {
        "present", "present_virtual", "present_substitute", "apologies", "absent", "not_recorded", "in_attendance",
    }  # fmt: skip
    assert AgendaItem.objects.restricted().filter(public_title="").exists()
    assert AgendaItem.objects.restricted().exclude(public_title="").exists()
    assert {*Resolution.objects.values_list("kind", flat=True)} == {"decision", "recommendation", "amendment"}
    for model in (Membership, Vote, NamedVote, DeclaredInterest, Mention, NextMeeting, Confirmation):
        assert model.objects.exists(), model
    years = Counter(Meeting.objects.values_list("date__year", flat=True))
    assert len(years) >= 20


@pytest.mark.django_db
def test_what_is_made_is_as_checked_as_what_is_uploaded(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make(40, documented=20)
    assert MinutesDocument.objects.published().exists()
    assert list(differences()) == []


@pytest.mark.django_db
def test_what_is_public_has_its_addresses_and_anchors() -> None:
    make(40, documented=50)
    for item in AgendaItem.objects.all():
        assert item.give_address(set()) is False, item
    assert not Resolution.objects.published().filter(first_published_at__isnull=True).exists()


@pytest.mark.django_db
def test_an_approved_meeting_is_confirmed_in_later_minutes_of_its_committee() -> None:
    make(120)
    confirmed = set(Confirmation.objects.published().values_list("meeting__committee", "date"))
    approved = Meeting.objects.filter(approval__startswith="approved", sitting=1)
    assert approved.exists()
    for meeting in approved:
        assert (meeting.committee_id, meeting.date) in confirmed


@pytest.mark.django_db
def test_rows_of_a_documented_meeting_lead_to_the_words_that_they_were_read_from() -> None:
    make(40, documented=100)
    for decision in Resolution.objects.published()[:40]:
        line = SourceLine.objects.get(document__meeting=decision.item.meeting, line=decision.first_line)
        assert line.text == decision.text
    for row in Attendance.objects.published()[:40]:
        line = SourceLine.objects.get(document__meeting=row.meeting, line=row.first_line)
        assert line.text.startswith(row.name_as_written)


@pytest.mark.django_db
def test_without_documents_nothing_leads_to_lines_that_are_not_kept() -> None:
    make(30)
    assert not AgendaItem.objects.filter(first_line__isnull=False).exists()
    assert not Resolution.objects.filter(first_line__isnull=False).exists()


@pytest.mark.django_db
def test_a_second_run_changes_nothing() -> None:
    make(30)
    before = [(model, list(model.objects.order_by("pk").values())) for model in RECORD]
    entries = [model.history.count() for model in RECORD]
    generation = Archive.objects.generation()
    assert make(30).startswith("0 meetings")
    assert [(model, list(model.objects.order_by("pk").values())) for model in RECORD] == before
    assert [model.history.count() for model in RECORD] == entries
    assert Archive.objects.generation() == generation


@pytest.mark.django_db
def test_more_meetings_are_added_to_those_that_are_there() -> None:
    make(30)
    before = {meeting.get_absolute_url(): meeting.pk for meeting in Meeting.objects.all()}
    make(45)
    after = {meeting.get_absolute_url(): meeting.pk for meeting in Meeting.objects.all()}
    assert len(after) == 45
    assert before.items() <= after.items()
    assert make(20).startswith("0 meetings")


@pytest.mark.django_db
def test_another_number_of_councils_is_refused() -> None:
    make(30, councils=1)
    with pytest.raises(CommandError, match="other wishes"):
        make(60, councils=2)


@pytest.mark.django_db(transaction=True)
def test_the_same_seed_says_the_same_words() -> None:
    make(20, seed=5)
    first = words_of_archive()
    call_command("flush", interactive=False, verbosity=0)
    make(20, seed=5)
    assert words_of_archive() == first


def test_another_seed_says_other_words() -> None:
    assert invented(10, seed=1) == invented(10, seed=1)
    assert invented(10, seed=1) != invented(10, seed=2)


@pytest.mark.django_db
def test_an_archive_that_holds_a_meeting_of_somebody_else_is_left_alone() -> None:
    factories.make_meeting(published=True)
    with pytest.raises(CommandError, match="did not make"):
        make(10)
    assert Meeting.objects.count() == 1


@pytest.mark.django_db
def test_an_invented_archive_in_which_a_person_worked_is_left_alone() -> None:
    make(10)
    meeting = Meeting.objects.filter(status="held").first()
    meeting.correct(venue="The Long Barn")
    with pytest.raises(CommandError, match="did not make"):
        make(20)
    assert Meeting.objects.count() == 10


@pytest.mark.django_db
def test_another_seed_is_refused() -> None:
    make(10, seed=3)
    with pytest.raises(CommandError, match="seed 3"):
        make(20, seed=4)


@pytest.mark.django_db
def test_no_meetings_are_refused() -> None:
    with pytest.raises(CommandError, match="at least one"):
        make(0)


@pytest.mark.django_db
def test_the_pages_of_an_invented_archive_open(client: Client) -> None:
    make(60)
    meeting = Meeting.objects.filter(status="held", items__restriction="exempt").first()
    for page in (
        "/", "/committees/", "/councillors/", "/decisions/", meeting.get_absolute_url(),
        meeting.committee.get_absolute_url(), Councillor.objects.first().get_absolute_url(),
        f"/calendar/{meeting.date:%Y/%m}/", "/search/?q=budget",
    ):  # fmt: skip
        assert client.get(page).status_code == 200, page


def test_marked_words_are_said_in_their_share_of_the_open_items() -> None:
    items = [item for meeting in invented(900) for item in meeting.get("items", ())]
    texts = [
        " ".join(paragraph["text"] for paragraph in item["paragraphs"])
        for item in items
        if item["kind"] == "business" and "restriction" not in item
    ]
    for word, share in SHARES.items():
        found = sum(
            f"the {word} " in text or f"The {word} " in text or f"the {word}." in text for text in texts
        )
        assert abs(found / len(texts) - share) < 0.02, word


def test_texts_are_as_long_as_those_of_real_minutes() -> None:
    items = [item for meeting in invented(300) for item in meeting.get("items", ())]
    told = [
        len(text)
        for item in items
        for text in [
            " ".join(paragraph["text"] for paragraph in item["paragraphs"])
            + "".join(decision["text"] for decision in item.get("resolutions", ()))
        ]
    ]
    assert 400 < sum(told) / len(told) < 650
