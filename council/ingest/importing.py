"""Imports many files: each is kept, read and copied; people are worked out once, then meetings are published."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath

from django.contrib.auth.models import AbstractBaseUser, User
from django.db import transaction
from django.utils import timezone

from council.minutes.values import READER
from council.models import Council, Meeting, MinutesDocument, NotPublishable, acting_as
from council.search import upkeep

from .answers import Answers, NeedsAnswer, NotIngestable
from .confirming import apply_confirmations
from .copying import ingest
from .keeping import keep
from .people import resolve
from .reading import read
from .sources import Found

NEW, UNCHANGED, REVIEW, UNREADABLE = "new", "unchanged", "needs review", "unreadable"
OUTCOMES = (NEW, UNCHANGED, REVIEW, UNREADABLE)
MADE_PUBLIC_BY_NOBODY = (
    "The meeting is public already, and what is read now would be public at once: import it in somebody's name "
    "with --as USER, or confirm it in the admin."
)
Status = MinutesDocument.Status
Publication = Meeting.Publication


@dataclass(slots=True)
class Outcome:
    """What became of one file."""

    name: str
    became: str
    reasons: list[str] = field(default_factory=list)
    meeting: Meeting | None = None


@dataclass(slots=True)
class Import:
    """One run over many files, by one user or by nobody in particular."""

    by: AbstractBaseUser | None = None
    council: str = ""
    outcomes: list[Outcome] = field(default_factory=list)

    def take(self, found: Iterable[Found]) -> Iterator[Outcome]:
        """Keep, read and copy each file; a file that is in the record already costs nothing."""
        for each in found:
            outcome = self._take(each)
            self.outcomes.append(outcome)
            yield outcome

    def settle_people(self, *, published_since: datetime | None = None) -> None:
        """Work out who is who, once for each council that the files are about."""
        meetings = [outcome.meeting.pk for outcome in self.outcomes if outcome.meeting]
        with acting_as(self.by, reason="Import"):
            for council in Council.objects.filter(committees__meetings__in=meetings).distinct():
                with upkeep.gathered():
                    resolve(council, published_since=published_since)

    def publish(self, *, by: User) -> int:
        """Publish what has nothing blocking and was not held back; returns how many became public."""
        published, before = 0, timezone.now()
        for outcome in sorted(self._waiting(), key=lambda each: str(each.meeting.date)):  # type: ignore[union-attr]
            with acting_as(by, reason="Published on import"), upkeep.gathered():
                published += _publish(outcome, by)
        if published:
            self.settle_people(published_since=before)
        return published

    def _take(self, found: Found) -> Outcome:
        if found.file is None:
            return Outcome(found.name, UNREADABLE, [found.refusal])
        document, _ = keep(found.file, name=PurePosixPath(found.file.name or found.name).name, by=self.by)
        if document.reader == READER and document.status in (Status.INGESTED, Status.SET_ASIDE):
            return Outcome(found.name, UNCHANGED, meeting=document.meeting)
        if document.reader != READER or document.status != Status.READ:
            read(document)
        if document.status == Status.UNREADABLE:
            return Outcome(found.name, UNREADABLE, [document.message])
        return self._copy(found.name, document)

    def _copy(self, name: str, document: MinutesDocument) -> Outcome:
        was_ingested = document.is_current
        says_whose = document.reading and document.reading.get("council")
        answers = Answers(council="" if says_whose else self.council)
        try:
            with transaction.atomic():
                done = ingest(document, answers, by=self.by, settle_people=False)
                if done.meeting.is_published and self.by is None and not done.changes_nothing:
                    raise NotIngestable(MADE_PUBLIC_BY_NOBODY)
        except NeedsAnswer as question:
            return Outcome(name, REVIEW, [question.question])
        except NotIngestable as refusal:
            return Outcome(name, REVIEW, refusal.reasons)
        if done.blockers:
            return Outcome(name, REVIEW, list(done.blockers), done.meeting)
        return Outcome(
            name, UNCHANGED if was_ingested and done.changes_nothing else NEW, meeting=done.meeting
        )

    def _waiting(self) -> list[Outcome]:
        held_back = (Publication.PUBLISHED, Publication.ON_HOLD, Publication.WITHDRAWN)
        seen: set[int] = set()
        waiting = []
        for outcome in self.outcomes:
            meeting = outcome.meeting
            if meeting is None or meeting.pk in seen or meeting.publication in held_back:
                continue
            seen.add(meeting.pk)
            waiting.append(outcome)
        return waiting


def _publish(outcome: Outcome, by: User) -> bool:
    meeting = Meeting.objects.select_related("committee").get(pk=outcome.meeting.pk)  # type: ignore[union-attr]
    try:
        meeting.publish(by=by)
    except NotPublishable as refusal:
        outcome.became, outcome.reasons = REVIEW, refusal.reasons
        return False
    apply_confirmations(meeting)
    return True
