"""Breadcrumbs: where a page stands, as pairs of a name and an address."""

from typing import Any

from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from council.models import Committee, Meeting

from .spoken import said_in

Trail = list[tuple[str, str]]


def to_committees() -> Trail:
    """The way to the list of committees."""
    return [(_("Committees"), reverse("committees"))]


def to_committee(committee: Committee) -> tuple[str, str]:
    """A committee as a step of the way."""
    return said_in(committee.name, committee.language), committee.get_absolute_url()


def to_committee_of(meeting: Meeting) -> Trail:
    """The way to the committee that met."""
    return [*to_committees(), to_committee(meeting.committee)]


def to_meeting(meeting: Meeting) -> Trail:
    """The way to a meeting."""
    date: Any = meeting.date
    return [*to_committee_of(meeting), (format_date(date, "j F Y"), meeting.get_absolute_url())]
