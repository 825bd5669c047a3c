"""Which council, committee and meeting a document is about; where it is silent, a clerk says it."""

import datetime
from dataclasses import dataclass

from django.db.models import Max

from council.minutes.values import Minutes
from council.models import Committee, Council, Meeting, MinutesDocument, fold

from .answers import Answers, NeedsAnswer, NotIngestable
from .rows import day

NEW_VERSION = (
    "version",
    "A new version of the minutes of that meeting: it replaces the file, addresses stay",
)
SECOND_SITTING = ("sitting", "The minutes of another sitting on the same day")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document belongs; rows that do not exist yet are not saved."""

    council: Council
    committee: Committee
    meeting: Meeting


def place_of(document: MinutesDocument, minutes: Minutes, answers: Answers) -> Place:
    """The council, committee and meeting of a document; raises NeedsAnswer."""
    meeting = document.meeting if document.is_current else None
    if meeting and "committee" in meeting.corrected_fields and not (answers.council or answers.committee):
        return Place(meeting.committee.council, meeting.committee, meeting)
    before = meeting.committee if meeting else None
    council = _council(minutes, answers, before)
    committee = _committee(council, minutes, answers, before)
    on = answers.date or (day(minutes.date) if minutes.date else None)
    return Place(council, committee, meeting or _meeting(document, minutes, answers, committee, on))


def _council(minutes: Minutes, answers: Answers, before: Committee | None) -> Council:
    name = answers.council.strip() or minutes.council
    if not name and before:
        return before.council
    councils = list(Council.objects.all())
    if name:
        same = (council for council in councils if fold(council.name) == fold(name))
        return next(same, Council(name=name[:200], language=minutes.language))
    if len(councils) == 1:
        return councils[0]
    choices = tuple((council.name, council.name) for council in councils)
    raise NeedsAnswer("The minutes do not say whose they are. Which council is it?", choices, about="council")


def _committee(council: Council, minutes: Minutes, answers: Answers, before: Committee | None) -> Committee:
    name = answers.committee.strip() or minutes.committee
    if name:
        same = council.pk and Committee.objects.filter(council=council, name_key=fold(name[:200])).first()
        return same or Committee(council=council, name=name[:200], language=minutes.language)
    if before:
        return before
    known = council.committees.values_list("name", flat=True) if council.pk else ()
    raise NeedsAnswer(
        "The minutes do not say which committee met. Which one was it?",
        tuple((each, each) for each in known),
        about="committee",
    )


def _meeting(
    document: MinutesDocument,
    minutes: Minutes,
    answers: Answers,
    committee: Committee,
    on: datetime.date | None,
) -> Meeting:
    that_day = list(committee.meetings.filter(date=on).order_by("sitting")) if committee.pk and on else []
    unwritten = [meeting for meeting in that_day if not meeting.documents.current().exists()]
    if not that_day or (unwritten and not answers.same_day):
        return (unwritten or [Meeting(committee=committee, date=on)])[0]
    if answers.same_day == "version":
        return _most_alike(that_day, minutes, document)
    if answers.same_day == "sitting":
        last = committee.meetings.filter(date=on).aggregate(last=Max("sitting"))["last"]
        return Meeting(committee=committee, date=on, sitting=last + 1)
    raise NeedsAnswer(
        f"The archive already has minutes of {that_day[0]}, from another file. What is this one?",
        (NEW_VERSION, SECOND_SITTING),
        about="same_day",
    )


def _most_alike(meetings: list[Meeting], minutes: Minutes, document: MinutesDocument) -> Meeting:
    """The sitting that this file was minutes of before, else the one that shares most titles with it."""
    titles = {fold(item.title) for item in minutes.items}

    def likeness(meeting: Meeting) -> tuple[bool, int]:
        shared = sum(fold(item.title) in titles for item in meeting.items.all())
        return meeting.pk == document.meeting_id, shared

    return max(meetings, key=likeness)


def check_free(meeting: Meeting) -> None:
    """Refuse to move a meeting onto the day and sitting of another."""
    others = Meeting.objects.filter(
        committee=meeting.committee, date=meeting.date, sitting=meeting.sitting
    ).exclude(pk=meeting.pk)
    if meeting.date and others.exists():
        raise NotIngestable(
            f"The minutes are now read as those of {meeting}, but the archive has that meeting already: "
            "correct the date or the sitting of one of them first."
        )
