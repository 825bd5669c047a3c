"""Where the record names people: each place with the name as written and the councillor it is linked to."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Cast

from council.models import (
    AgendaItem,
    Attendance,
    Council,
    DeclaredInterest,
    Meeting,
    Mention,
    NamedVote,
    Resolution,
)

from .identity import Ref, Sighting
from .naming import NameForm, form_of


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of place where the record names a councillor."""

    model: type[models.Model]
    link: str
    name: str
    meeting: str

    @property
    def label(self) -> str:
        """The first part of a reference to such a place."""
        return f"{self.model._meta.model_name}.{self.link}"

    def path(self, column: str) -> str:
        """The lookup of a column of the meeting."""
        return f"{self.meeting}__{column}" if self.meeting else column


PLACES = (
    Place(Attendance, "councillor", "name_as_written", "meeting"),
    Place(Meeting, "chair", "chair_as_written", ""),
    Place(Mention, "councillor", "name_as_written", "item__meeting"),
    Place(DeclaredInterest, "councillor", "name_as_written", "item__meeting"),
    Place(Resolution, "mover", "moved_by_as_written", "item__meeting"),
    Place(Resolution, "seconder", "seconded_by_as_written", "item__meeting"),
    Place(NamedVote, "councillor", "name_as_written", "resolution__item__meeting"),
)
BY_LABEL = {place.label: place for place in PLACES}


@dataclass(slots=True)
class Seen:
    """Every place of a council's record that names a councillor, and what each is linked to now."""

    sightings: list[Sighting]
    links: dict[Ref, int | None]


def seen_in(council: Council) -> Seen:
    """The places where the record of a council names councillors."""
    seen = Seen([], {})
    days = dict(Meeting.objects.filter(committee__council=council).values_list("pk", "date"))
    for place in PLACES:
        public = _public(place, council)
        for pk, name, link, corrected, meeting, title, ward, status in _rows(place, council).iterator():
            ref, settled = (place.label, pk), f'"{place.link}"' in corrected
            seen.links[ref] = link
            seen.sightings.append(
                Sighting(
                    ref=ref,
                    name=name,
                    meeting=meeting,
                    on=days[meeting],
                    title=title,
                    ward=ward,
                    founds=place.model is Attendance,
                    present=status.startswith("present"),
                    published=pk in public,
                    settled=settled,
                    councillor=link if settled else None,
                )
            )
    return seen


def _public(place: Place, council: Council) -> set[int]:
    """The rows of a kind of place that the public can read."""
    rows: Any = place.model._default_manager
    return set(
        rows.published().filter(**{place.path("committee__council"): council}).values_list("pk", flat=True)
    )


def _rows(place: Place, council: Council) -> "models.QuerySet[Any, Any]":
    """The rows of a kind of place; what was corrected as text, which is read faster than JSON."""
    is_attendance = place.model is Attendance
    return (
        place.model._default_manager.filter(
            **{place.path("committee__council"): council, place.path("removed"): False, "removed": False}
        )
        .exclude(**{place.name: ""})
        .filter(**({"kind": Attendance.Kind.COUNCILLOR} if is_attendance else {}))
        .filter(**_parents_kept(place))
        .order_by("pk")
        .values_list(
            "pk",
            place.name,
            f"{place.link}_id",
            Cast("corrected_fields", models.TextField()),
            place.path("pk"),
            *(F(column) if is_attendance else Value("") for column in ("title", "ward", "status")),
        )
    )


def _parents_kept(place: Place) -> dict[str, bool]:
    """A row under an item or a decision that was taken out does not count."""
    parts = place.meeting.split("__")[:-1]
    return {f"{'__'.join(parts[: end + 1])}__removed": False for end in range(len(parts))}


def others_at_meetings(council: Council) -> dict[int, list[NameForm]]:
    """The forms of the names of officers, co-opted members and the public at each meeting, presenters too."""
    others: dict[int, list[NameForm]] = defaultdict(list)
    kinds = (Attendance.Kind.OFFICER, Attendance.Kind.CO_OPTED, Attendance.Kind.PUBLIC)
    guests = Attendance.objects.filter(meeting__committee__council=council, kind__in=kinds, removed=False)
    for meeting, name, title in guests.values_list("meeting", "name_as_written", "title"):
        others[meeting].append(form_of(name, title))
    items = AgendaItem.objects.filter(meeting__committee__council=council, removed=False)
    for meeting, presenters in items.exclude(presented_by=[]).values_list("meeting", "presented_by"):
        others[meeting] += [form_of(each["name"]) for each in presenters if each.get("post")]
    return dict(others)
