"""How to cite a record: whose it is, which minutes, where it is, and the identifier that needs no address."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from council.models import AgendaItem, Meeting, Resolution

from .approval import confirmed
from .dates import words_in
from .spoken import item_title, name_in_own, sentence


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation of a record and its parts."""

    text: str
    address: str
    identifier: str


def citation(thing: Meeting | AgendaItem | Resolution, request: HttpRequest) -> Citation:
    """A published meeting, item or decision as a scholar, a journalist or a court would cite it."""
    item = thing.item if isinstance(thing, Resolution) else thing if isinstance(thing, AgendaItem) else None
    meeting: Any = item.meeting if item else thing
    path, identifier = thing.get_absolute_url(), thing.uid.urn
    address = f"{request.scheme}://{request.get_host()}{path}"
    told = {
        "council": name_in_own(meeting.committee.council),
        "committee": name_in_own(meeting.committee),
        "date": words_in(meeting.date, get_language()),
        "state": _("approved") if is_approved(meeting) else _("unconfirmed"),
        "number": item.number if item else "",
        "title": item_title(item) if item else "",
        "kind": thing.get_kind_display() if isinstance(thing, Resolution) else "",
        "address": address,
        "identifier": identifier,
        "today": words_in(timezone.localdate(), get_language()),
    }
    text = sentence(_pattern(thing, numbered=bool(told["number"])), **told)
    return Citation(text, address, identifier)


def is_approved(meeting: Meeting) -> bool:
    """Whether the committee approved the minutes, as a clerk or later minutes say."""
    return meeting.approval in Meeting.APPROVED or confirmed(meeting) is not None


def _pattern(thing: Meeting | AgendaItem | Resolution, *, numbered: bool) -> str:
    if isinstance(thing, Meeting):
        if thing.status != Meeting.Status.HELD:
            return _(
                "%(council)s, %(committee)s, meeting of %(date)s. %(address)s, accessed %(today)s. %(identifier)s"
            )
        return _(
            "%(council)s, %(committee)s, minutes of %(date)s (%(state)s). %(address)s, accessed %(today)s. %(identifier)s"
        )
    if isinstance(thing, AgendaItem):
        if numbered:
            return _(
                "%(council)s, %(committee)s, minutes of %(date)s (%(state)s), item %(number)s, “%(title)s”. "
                "%(address)s, accessed %(today)s. %(identifier)s"
            )
        return _(
            "%(council)s, %(committee)s, minutes of %(date)s (%(state)s), “%(title)s”. "
            "%(address)s, accessed %(today)s. %(identifier)s"
        )
    return _(
        "%(council)s, %(committee)s, minutes of %(date)s (%(state)s), %(kind)s on “%(title)s”. "
        "%(address)s, accessed %(today)s. %(identifier)s"
    )
