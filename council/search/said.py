"""What the public querysets say of some meetings: each is asked once, however many kinds of entries are made of it."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from django.db.models import Exists, F, QuerySet

from council.models import (
    AgendaItem,
    Attendance,
    Confirmation,
    DeclaredInterest,
    Given,
    Meeting,
    Mention,
    NamedVote,
    PreparedForKeys,
    Resolution,
    Vote,
)

from .passages import Stretch, minutes_by_meeting


class Said:
    """What is public of the meetings with these keys, in the columns that entries are made of."""

    def __init__(self, keys: Iterable[int]) -> None:
        self.keys = list(keys)

    def ask(self) -> None:
        """Ask for all of it, so that nothing needs the database any more."""
        for name, each in vars(type(self)).items():
            if isinstance(each, cached_property):
                getattr(self, name)

    @cached_property
    def meetings(self) -> dict[int, Any]:
        """The meetings by their keys, and whether later minutes confirm theirs."""
        return {meeting.pk: meeting for meeting in _MEETINGS(self.keys)}

    @cached_property
    def items(self) -> dict[int, list[Any]]:
        """The items of each meeting, in their order."""
        return grouped(_ITEMS(self.keys), lambda item: item.meeting_id)

    @cached_property
    def decisions(self) -> list[Any]:
        """The decisions, those of an item in their order."""
        return self._of_meetings(_DECISIONS(self.keys))

    @cached_property
    def votes(self) -> dict[int, Vote]:
        """The vote on each decision of which anything is stated."""
        return {vote.resolution_id: vote for vote in _VOTES(self.keys)}

    @cached_property
    def named_votes(self) -> list[Any]:
        """How members voted, where the minutes name them."""
        return self._of_meetings(_NAMED_VOTES(self.keys))

    @cached_property
    def sides(self) -> dict[int, set[str]]:
        """The sides on which the minutes name members, by the decision."""
        sides: dict[int, set[str]] = {}
        for row in self.named_votes:
            sides.setdefault(row.resolution_id, set()).add(row.option)
        return sides

    @cached_property
    def mentions(self) -> list[Any]:
        """The councillors whom items name."""
        return self._of_meetings(_MENTIONS(self.keys))

    @cached_property
    def interests(self) -> list[Any]:
        """The councillors who declared an interest."""
        return self._of_meetings(_INTERESTS(self.keys))

    @cached_property
    def attendance(self) -> list[Any]:
        """The councillors in the lists of those who were there, in the order of each list."""
        return self._of_meetings(_ATTENDANCE(self.keys))

    @cached_property
    def confirmations(self) -> list[Any]:
        """The days of the meetings whose minutes were confirmed."""
        return self._of_meetings(_CONFIRMATIONS(self.keys))

    @cached_property
    def texts(self) -> dict[int, list[Stretch]]:
        """What the minutes say outside all items."""
        return minutes_by_meeting(self.keys)

    def _of_meetings(self, rows: list[Any]) -> list[Any]:
        """The rows without those of a meeting that was published between two questions."""
        meetings = self.meetings
        return [row for row in rows if row.meeting in meetings]


def grouped(rows: Iterable[Any], of: Callable[[Any], int]) -> dict[int, list[Any]]:
    """The rows by the key of what they are of."""
    groups: dict[int, list[Any]] = {}
    for row in rows:
        groups.setdefault(of(row), []).append(row)
    return groups


def was_approved(meeting: Any) -> bool:
    """Whether its minutes were approved: as a clerk recorded it, else as the minutes of a later meeting say."""
    unsettled = meeting.approval == Meeting.Approval.UNCONFIRMED
    return meeting.is_confirmed if unsettled else meeting.approval in Meeting.APPROVED


def _meetings(keys: list[Given]) -> QuerySet:
    confirmed = Exists(Confirmation.objects.published().of_the_meeting())
    published = Meeting.objects.published().filter(pk__in=keys).order_by()
    return (
        published.annotate(is_confirmed=confirmed)
        .select_related("committee")
        .only(
            "date",
            "sitting",
            "status",
            "approval",
            "venue",
            "chair_id",
            "first_published_at",
            "committee__name",
        )
    )


def _items(keys: list[Given]) -> QuerySet:
    items = AgendaItem.objects.published().filter(meeting__pk__in=keys)
    columns = ("meeting_id", "kind", "restriction", "shown_title", "shown_paragraphs")
    return _bare(items.order_by("meeting", "position", "pk"), *columns)


def _decisions(keys: list[Given]) -> QuerySet:
    decisions = Resolution.objects.published().filter(item__meeting__pk__in=keys)
    placed = decisions.annotate(meeting=F("item__meeting"), place_of_item=F("item__position"))
    columns = ("item_id", "position", "kind", "outcome", "mover_id", "seconder_id", "reference")
    words = ("text", "parts", "first_line", "last_line", "first_published_at")
    ordered = placed.order_by("item_id", "position", "pk")
    return _bare(ordered, "meeting", "place_of_item", *columns, *words)


def _votes(keys: list[Given]) -> QuerySet:
    votes = Vote.objects.published().filter(resolution__item__meeting__pk__in=keys)
    return votes.order_by().only("resolution_id", "in_favour", "against", "abstain", "casting", "unanimous")


def _named_votes(keys: list[Given]) -> QuerySet:
    votes = NamedVote.objects.published().filter(resolution__item__meeting__pk__in=keys)
    placed = votes.annotate(
        meeting=F("resolution__item__meeting"),
        item=F("resolution__item"),
        place_of_item=F("resolution__item__position"),
    )
    return _bare(
        placed.order_by(), "meeting", "item", "place_of_item", "resolution_id", "councillor_id", "option"
    )


def _in_items(model: Any, keys: list[Given]) -> QuerySet:
    rows = model.objects.published().filter(item__meeting__pk__in=keys, councillor__isnull=False)
    placed = rows.annotate(meeting=F("item__meeting"), place_of_item=F("item__position"))
    return _bare(placed.order_by(), "meeting", "item_id", "place_of_item", "councillor_id")


def _attendance(keys: list[Given]) -> QuerySet:
    rows = Attendance.objects.published().filter(meeting__pk__in=keys, councillor__isnull=False)
    return _bare(rows.order_by("meeting", "position", "pk"), "meeting", "councillor_id", "status")


def _confirmations(keys: list[Given]) -> QuerySet:
    rows = Confirmation.objects.published().filter(meeting__pk__in=keys)
    return _bare(rows.order_by(), "meeting", "date")


def _bare(rows: QuerySet, *columns: str) -> QuerySet:
    """Rows with these columns alone: there are a great many, and making models of them takes half the time."""
    return rows.values_list("pk", *columns, named=True)


_MEETINGS, _ITEMS, _DECISIONS = map(PreparedForKeys, (_meetings, _items, _decisions))
_VOTES, _NAMED_VOTES = map(PreparedForKeys, (_votes, _named_votes))
_MENTIONS = PreparedForKeys(lambda keys: _in_items(Mention, keys))
_INTERESTS = PreparedForKeys(lambda keys: _in_items(DeclaredInterest, keys))
_ATTENDANCE, _CONFIRMATIONS = map(PreparedForKeys, (_attendance, _confirmations))
