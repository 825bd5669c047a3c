"""Breadcrumbs: where a page stands, as pairs of a name and an address."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from council.models import Committee, Meeting
from council.models.links import address

from .dates import words_in
from .spoken import said_in

Trail = list[tuple[str, str]]


def to_committees() -> Trail:
    """The way to the list of committees."""
    return [(_("Committees"), address("committees"))]


def to_committee(committee: Committee) -> tuple[str, str]:
    """A committee as a step of the way."""
    return said_in(committee.name, committee.language), committee.get_absolute_url()


def to_committee_of(meeting: Meeting) -> Trail:
    """The way to the committee that met."""
    return [*to_committees(), to_committee(meeting.committee)]


def to_meeting(meeting: Meeting) -> Trail:
    """The way to a meeting."""
    date: Any = meeting.date
    return [*to_committee_of(meeting), (words_in(date, get_language()), meeting.get_absolute_url())]
