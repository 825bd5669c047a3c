"""Spellings to settle: where each occurs, whom it may be, and the answer of a person."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.db.models import Q

from council.ingest.naming import form_of
from council.ingest.sightings import PLACES, Place
from council.models import Councillor, CouncillorName, Meeting, MinutesDocument, SourceLine, fold

from .source import line_words, lines_address

NEW, NOBODY = "new", "nobody"
MOST_SHOWN = 10
MOST_LOOKED_AT = 1000
"""Rows of each kind that are searched for the spellings of one page."""


class SettleForm(forms.Form):
    """Whose name a spelling is; `councillor()` gives the answer, None for nobody."""

    answer = forms.ChoiceField()
    full_name = forms.CharField(required=False, max_length=200)

    def __init__(
        self, *args: Any, name: CouncillorName, standing: Iterable[Councillor] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, auto_id=f"id_{name.pk}_%s", **kwargs)
        self.name = name
        cast(forms.ChoiceField, self.fields["answer"]).choices = [
            (NEW, "a new councillor"),
            (NOBODY, "not a councillor"),
            *((str(each.pk), each.name) for each in standing),
        ]

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("answer") == NEW and not cleaned.get("full_name"):
            self.add_error("full_name", "Give the name of the new councillor.")
        return cleaned

    def councillor(self) -> Councillor | None:
        """The councillor of the answer; a new one is created."""
        answer = self.cleaned_data["answer"]
        if answer == NOBODY:
            return None
        if answer == NEW:
            full_name = self.cleaned_data["full_name"]
            return Councillor.objects.create(council=self.name.council, name=full_name, confirmed=True)
        return Councillor.objects.get(pk=answer)

    def sentences(self) -> list[str]:
        """What was wrong with the answer."""
        return [error for errors in self.errors.values() for error in errors]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a spelling stands: the meeting, the lines and their words."""

    meeting: Meeting
    document: int | None
    first_line: int | None
    last_line: int | None
    words: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The lines on the page of their document."""
        return lines_address(self.document, self.first_line, self.last_line)

    @property
    def line_words(self) -> str:
        """The lines in words."""
        return line_words(self.first_line, self.last_line)


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling on the page."""

    name: CouncillorName
    form: SettleForm
    candidates: list[Councillor]
    occurrences: list[Occurrence]
    more: int


def standing_in(council: int) -> list[Councillor]:
    """The councillors that a spelling of this council may belong to."""
    return list(Councillor.objects.standing().filter(council=council))


def entries_for(names: Sequence[CouncillorName]) -> list[Entry]:
    """The spellings with where they occur and whom they may be; the number of queries does not grow with them."""
    places = _places_of(names)
    shown = {name.pk: places[name.pk][:MOST_SHOWN] for name in names}
    occurrences = _with_words([place for some in shown.values() for place in some])
    standing = {council: standing_in(council) for council in {name.council_id for name in names}}
    return [
        Entry(
            name=name,
            form=SettleForm(name=name, standing=standing[name.council_id]),
            candidates=[each for each in standing[name.council_id] if _may_be(name, each)],
            occurrences=[occurrences[place] for place in shown[name.pk]],
            more=max(0, len(places[name.pk]) - MOST_SHOWN),
        )
        for name in names
    ]


Found = tuple[int, int | None, int | None]
"""A place where a spelling stands: the meeting's key and the first and last line."""


def _places_of(names: Sequence[CouncillorName]) -> dict[int, list[Found]]:
    wanted = {(name.council_id, name.key): name for name in names}
    found: dict[int, set[Found]] = defaultdict(set)
    for place in PLACES if wanted else ():
        for council, written, link, *where in _rows(place, names):
            name = wanted.get((council, fold(written)))
            if name is not None and (name.answer or link is None):
                found[name.pk].add(tuple(where))
    return defaultdict(list, {pk: sorted(places, key=str, reverse=True) for pk, places in found.items()})


def _rows(place: Place, names: Sequence[CouncillorName]) -> Any:
    spelled = Q()
    for name in names:
        spelled |= Q(**{f"{place.name}__icontains": max(name.name.split(), key=len)})
    council = place.path("committee__council")
    return (
        place.model._default_manager.filter(spelled, **{f"{council}__in": {n.council_id for n in names}})
        .filter(removed=False)
        .order_by("-pk")
        .values_list(council, place.name, f"{place.link}_id", place.path("pk"), "first_line", "last_line")[
            :MOST_LOOKED_AT
        ]
    )


def _with_words(places: Iterable[Found]) -> dict[Found, Occurrence]:
    places = list(places)
    meetings = Meeting.objects.select_related("committee").in_bulk({meeting for meeting, _, _ in places})
    documents = dict(
        MinutesDocument.objects.current().filter(meeting__in=meetings).values_list("meeting", "pk")
    )
    lines = SourceLine.objects.filter(
        document__in=documents.values(), line__in={first for _, first, _ in places if first}
    )
    words: dict[tuple[int | None, int | None], str] = {
        (line.document_id, line.line): line.text for line in lines
    }
    return {
        (meeting, first, last): Occurrence(
            meetings[meeting],
            documents.get(meeting),
            first,
            last,
            tuple(filter(None, [words.get((documents.get(meeting), first))])),
        )
        for meeting, first, last in places
    }


def _may_be(name: CouncillorName, councillor: Councillor) -> bool:
    """Whether the last word of the surname is the same."""
    return form_of(name.name).words[-1:] == form_of(councillor.name).words[-1:]
