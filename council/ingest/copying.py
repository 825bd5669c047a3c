"""The copyist: what was read becomes the record. Preview and ingest are one path; a preview is rolled back."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import Max, Model
from django.utils import timezone

from council.minutes.values import Minutes
from council.models import (
    AgendaItem,
    DeclaredInterest,
    Language,
    Meeting,
    Mention,
    MinutesDocument,
    NamedVote,
    Resolution,
    Vote,
    acting_as,
)
from council.search import upkeep

from . import people, rows
from .anchoring import Anchoring
from .answers import Answers, NotIngestable, People, Preview
from .contract import minutes_from
from .finding import Place, check_free, place_of
from .ledger import READ_REASON, Ledger, column_words
from .reading import keep_lines

MOST_LOST = 1 / 3
"""A re-read of a published meeting may lose this share of its items before a person has to say that it is right."""

NO_ANSWERS = Answers()
Status = MinutesDocument.Status


def preview(document: MinutesDocument, answers: Answers = NO_ANSWERS) -> Preview:
    """What an ingest would change; raises what it would raise, and changes nothing."""
    with transaction.atomic():
        shown = _copy(document, answers, by=None, settle_people=True)
        transaction.set_rollback(True)
    return shown


def ingest(
    document: MinutesDocument,
    answers: Answers = NO_ANSWERS,
    *,
    by: AbstractBaseUser | None,
    settle_people: bool = True,
) -> Preview:
    """Make the document a part of the record, in one transaction; raises NeedsAnswer or NotIngestable.

    Whoever ingests many turns `settle_people` off and calls `people.resolve` once at the end.
    """
    try:
        with transaction.atomic():
            done = _copy(document, answers, by=by, settle_people=settle_people)
    except IntegrityError:
        raise NotIngestable(
            "The record was changed by somebody else at the same moment: look at the preview again and confirm."
        ) from None
    document.refresh_from_db()
    return done


def _copy(
    document: MinutesDocument, answers: Answers, *, by: AbstractBaseUser | None, settle_people: bool
) -> Preview:
    with acting_as(by, reason=f"{READ_REASON} {document.name}"), upkeep.gathered():
        fresh = MinutesDocument.objects.select_for_update(of=("self",)).get(pk=document.pk)
        copyist = Copyist(fresh, minutes_to_copy(fresh), answers)
        copyist.copy()
        who = people.resolve(copyist.place.council, about=copyist.meeting) if settle_people else People()
        if copyist.meeting.is_published:
            copyist.check_fit_for_the_public()
        copyist.keep_addresses()
        return copyist.preview(who)


def minutes_to_copy(document: MinutesDocument) -> Minutes:
    """The minutes that were read in the document; raises NotIngestable when there are none to copy."""
    if document.status == Status.UNREADABLE or document.reading is None:
        raise NotIngestable(document.message or "The document has not been read yet: read it first.")
    try:
        minutes = minutes_from(document.reading)
    except ValueError:
        raise NotIngestable(
            "The document was read by an earlier reader whose values no longer fit: read it again."
        ) from None
    if minutes.document_kind in ("minutes", "decisions") or is_cancelled(minutes):
        return minutes
    if minutes.document_kind == "agenda":
        raise NotIngestable("This is an agenda, not minutes: upload the minutes of the meeting instead.")
    for problem in minutes.problems:
        if problem.code == "no_text":
            raise NotIngestable(problem.message)
    raise NotIngestable(
        "This does not look like minutes: no items of business were found. Check that it is the right file."
    )


def is_cancelled(minutes: Minutes) -> bool:
    """Whether the document says that the meeting was cancelled."""
    return any(problem.code == "cancelled" for problem in minutes.problems)


class Copyist:
    """Copies one reading into the record."""

    def __init__(self, document: MinutesDocument, minutes: Minutes, answers: Answers) -> None:
        self.document = document
        self.minutes = minutes
        self.answers = answers
        self.place: Place = place_of(document, minutes, answers)
        self.meeting = self.place.meeting
        self.ledger = Ledger(self.meeting, same_file=document.is_current)
        self.anchoring = Anchoring(same_file=document.is_current)

    def copy(self) -> None:
        """Write everything that the document says."""
        self._guard_against_shrinking()
        self._write_place()
        self._write_meeting()
        self._take_over_from_earlier_document()
        last_line = self._write_lines()
        self._write_parts_of_meeting()
        self._write_items(last_line)

    def check_fit_for_the_public(self) -> None:
        """What is written now is public at once, so nothing may be open that would stop its publication."""
        blockers = self.meeting.publication_blockers()
        if blockers:
            raise NotIngestable("The meeting is public. Before it can be read anew:", *blockers)

    def keep_addresses(self) -> None:
        """What is or was public keeps its addresses, and what is new in it gets some."""
        if self.meeting.first_published_at:
            self.meeting.give_addresses()
            self.anchoring.leave_former(self.meeting, on=timezone.localdate())

    def preview(self, who: People) -> Preview:
        """What was changed and what still stops the meeting from being published."""
        return Preview(
            meeting=self.meeting,
            meeting_label=str(self.meeting),
            changes=tuple(self.ledger.changes),
            problems=tuple(self.document.problems.all()),
            blockers=tuple(self.meeting.publication_blockers()),
            people=who,
        )

    def _guard_against_shrinking(self) -> None:
        if not self.meeting.pk or not self.meeting.is_published or self.answers.allow_shrinkage:
            return
        kept = self.meeting.items.kept().filter(origin=AgendaItem.Origin.DOCUMENT).count()
        lost = kept - len(self.minutes.items)
        if lost > kept * MOST_LOST:
            raise NotIngestable(
                f"The meeting is public with {kept} items, and only {len(self.minutes.items)} are read now. "
                "If the file is right, allow the loss of items and confirm again."
            )

    def _guard_what_is_restricted(self, gone: list[AgendaItem]) -> None:
        """The words of a restricted item that is no longer read may have come to stand under an open one."""
        lost = [item for item in gone if item.is_restricted and not item.removed and item.first_line]
        if not self.meeting.first_published_at:
            lost = [item for item in lost if "restriction" in item.corrected_fields]
        if lost and not self.answers.allow_shrinkage:
            raise NotIngestable(
                f"The restricted item “{lost[0]}” is no longer read. Check that its words do not appear under "
                "another item, allow the loss of items and confirm again."
            )

    def _write_place(self) -> None:
        for row in (self.place.council, self.place.committee):
            if row.pk:
                self.ledger.note("keep", row)
            else:
                row.save()
                self.ledger.note("create", row)

    def _write_meeting(self) -> None:
        meeting, is_new = self.meeting, self.meeting.pk is None
        news = {} if is_new else self._news_of_meeting()
        changed = tuple(
            (column_words(Meeting, name), getattr(meeting, name), value) for name, value in news.items()
        )
        if is_new:
            meeting.origin = Meeting.Origin.DOCUMENT
            news = self._read_of_meeting()
        for name, value in news.items():
            setattr(meeting, name, value)
        answered = self._answered() - set(meeting.corrected_fields)
        meeting.mark_corrected(answered)
        check_free(meeting)
        if is_new or news or answered:
            meeting.save()
        self.ledger.note("create" if is_new else "change" if news else "keep", meeting, changed)

    def _read_of_meeting(self) -> dict[str, Any]:
        stated: dict[str, Any] = {
            "committee": self.place.committee,
            "status": Meeting.Status.CANCELLED if is_cancelled(self.minutes) else Meeting.Status.HELD,
        }
        if self.answers.date:
            stated["date"] = self.answers.date
        return rows.meeting_values(self.minutes) | stated

    def _news_of_meeting(self) -> dict[str, Any]:
        """What differs; a meeting that a person entered keeps what they entered, the document fills the rest."""
        kept = self.meeting
        by_person = kept.origin == Meeting.Origin.PERSON
        settled = {"committee", "date", "start_time", "end_time", "venue", "chair_as_written"}
        return {
            name: value
            for name, value in self._read_of_meeting().items()
            if name not in kept.corrected_fields
            and getattr(kept, name) != value
            and not (by_person and name in settled and getattr(kept, name))
            and not (by_person and name == "language" and kept.language != Language.ENGLISH)
        }

    def _answered(self) -> set[str]:
        """What a clerk stated in place of the document: a person's statement, which no re-read overwrites."""
        stated = {"date": self.answers.date, "committee": self.answers.committee or self.answers.council}
        read = {"date": self.minutes.date, "committee": self.minutes.committee and self.minutes.council}
        return {name for name, value in stated.items() if value and value != read[name]}

    def _take_over_from_earlier_document(self) -> None:
        for earlier in self.meeting.documents.current().exclude(pk=self.document.pk):
            earlier.is_current = False
            earlier.status = Status.SET_ASIDE
            earlier.save()
            self.ledger.note("remove", earlier)

    def _write_lines(self) -> int:
        """Join the document to its meeting with the lines of this reading; returns the last line."""
        document = self.document
        was = (document.meeting_id, document.is_current, document.status)
        document.meeting, document.is_current, document.status = self.meeting, True, Status.INGESTED
        text = (document.reading or {}).pop("text", None)
        if text is not None:
            keep_lines(document, text)
        if text is not None or was != (self.meeting.pk, True, Status.INGESTED):
            document.save()
        return document.lines.aggregate(last=Max("line"))["last"] or 0

    def _write_parts_of_meeting(self) -> None:
        meeting, minutes = self.meeting, self.minutes
        for kept, read in (
            (meeting.attendance, rows.attendance_rows(meeting, minutes)),
            (meeting.next_meetings, rows.next_meeting_rows(meeting, minutes)),
            (meeting.confirmations, rows.confirmation_rows(meeting, minutes)),
        ):
            _, gone = self.ledger.enter(list(kept.all()), read)
            self.ledger.strike(gone)

    def _write_items(self, last_line: int) -> None:
        read = rows.item_rows(self.meeting, self.minutes, last_line=last_line)
        matched, gone = self.ledger.match(list(self.meeting.items.all()), read)
        self.anchoring.carry(matched, gone)
        items = self.ledger.write(matched)
        self._guard_what_is_restricted(gone)
        pairs = list(zip(items, self.minutes.items, strict=True))
        self._write_parts(Mention, "item", [row for pair in pairs for row in rows.mention_rows(*pair)])
        self._write_parts(
            DeclaredInterest, "item", [row for pair in pairs for row in rows.interest_rows(*pair)]
        )
        self._write_resolutions(pairs)
        self.ledger.strike(gone)

    def _write_resolutions(self, pairs: list[tuple[AgendaItem, Any]]) -> None:
        kept = list(Resolution.objects.filter(item__meeting=self.meeting))
        read = [row for pair in pairs for row in rows.resolution_rows(*pair)]
        resolutions, gone = self.ledger.enter(kept, read)
        decisions = [decision for _, item in pairs for decision in item.resolutions]
        ballots = list(zip(resolutions, decisions, strict=True))
        self._write_parts(Vote, "resolution__item", [v for pair in ballots for v in rows.vote_rows(*pair)])
        self._write_parts(
            NamedVote, "resolution__item", [v for pair in ballots for v in rows.named_vote_rows(*pair)]
        )
        self.ledger.strike(gone)

    def _write_parts(self, model: type[Model], path: str, read: list[Any]) -> None:
        kept = list(model._default_manager.filter(**{f"{path}__meeting": self.meeting}))
        _, gone = self.ledger.enter(kept, read)
        self.ledger.strike(gone)
