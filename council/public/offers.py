"""What the public record offers to choose from: councils, committees, councillors and years."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Max, Min
from django.http import HttpRequest

from council.models import Archive, Committee, Council, Councillor, Meeting, OfGeneration, fold

from .freshness import generation_of
from .known_councillors import KnownCouncillors
from .known_names import KnownNames
from .periods import Period, municipal_years
from .roster import Roster
from .spoken import lang_of, said_in, spoken

CHOICE_FILTERS = ("council", "committee", "councillor", "year", "municipal")
SERVED = {"ward": "wards", "party": "parties"}
"""What the roster calls the values of a filter."""
LONGEST_NAME_SOUGHT = 200


@dataclass(frozen=True, slots=True)
class Offer:
    """What a public list can be narrowed to: the value in the address, the words shown, the row's key, the name
    as it is compared, of a committee its kind and council, and the language of the name where it has one."""

    slug: str
    name: str
    pk: int
    folded: str = ""
    kind: str = ""
    council: int = 0
    language: str = ""

    @property
    def lang(self) -> str:
        """The attribute with the language of the name, where it has one and the page speaks another."""
        return lang_of(self.language) if self.language else ""

    def said(self, page: str) -> str:
        """The words shown on a page in this language."""
        return self.name if self.language in ("", page) else said_in(self.name, self.language)


@dataclass(frozen=True)
class Offers:
    """Everything that the public record offers to choose from, loaded once for each generation of the archive.

    What is loaded or drawn later is kept here as well and nowhere else, so that a thread that is still busy with
    an earlier generation puts nothing of it among what a later one has."""

    council: tuple[Offer, ...]
    committee: tuple[Offer, ...]
    councillor: tuple[Offer, ...]
    year: tuple[Offer, ...]
    municipal: tuple[Offer, ...]
    drawn: dict[tuple[Any, ...], str] = field(default_factory=dict, compare=False, repr=False)
    """Fields that are left blank, as HTML."""

    @classmethod
    def now(cls, request: HttpRequest | None = None) -> "Offers":
        """The choices of the archive as it stands."""
        return OFFERS(Archive.objects.generation() if request is None else generation_of(request))

    @classmethod
    def _load(cls) -> "Offers":
        councils = {row.pk: row for row in Council.objects.published()}
        several = len(councils) > 1

        def offer(row: Committee | Councillor) -> Offer:
            council = f" ({councils[row.council_id]})" if several and row.council_id in councils else ""
            kind = row.kind if isinstance(row, Committee) else ""
            folded = fold(row.name).replace("-", " ")
            named = row if isinstance(row, Committee) else councils[row.council_id] if council else None
            language = named.language if named else ""
            return Offer(row.slug, f"{row.name}{council}", row.pk, folded, kind, row.council_id, language)

        span = Meeting.objects.published().order_by().aggregate(first=Min("date"), last=Max("date"))
        return cls(
            council=tuple(
                Offer(row.slug, row.name, row.pk, language=row.language) for row in councils.values()
            ),
            committee=tuple(offer(row) for row in Committee.objects.published()),
            councillor=tuple(offer(row) for row in Councillor.objects.published()),
            year=tuple(Offer(str(year), str(year), year) for year in _years(span)),
            municipal=tuple(Offer(each.value, each.name, each.first.year) for each in _municipal_years(span)),
        )

    @cached_property
    def roster(self) -> Roster:
        """Everybody in the list of councillors, loaded when it is first asked for."""
        return Roster.load()

    @cached_property
    def councillors(self) -> KnownCouncillors:
        """The councillors, for whoever types a name into a field."""
        return KnownCouncillors(self.councillor)

    @cached_property
    def names(self) -> KnownNames:
        """The names of committees and councillors, for whoever types one into a search."""
        return KnownNames.of({"committee": self.committee, "councillor": self.councillor})

    def choices(self, name: str) -> list[tuple[str, str]]:
        """What a filter offers, as a form has it."""
        if name in SERVED:
            return [(each, each) for each in getattr(self.roster, SERVED[name])]
        page = spoken()
        return [(offer.slug, offer.said(page)) for offer in getattr(self, name)]

    def pks(self, name: str, slugs: list[str]) -> tuple[int, ...]:
        """The keys of the rows that these values of a filter stand for."""
        wanted = set(slugs)
        return tuple(offer.pk for offer in getattr(self, name) if offer.slug in wanted)


def _years(span: dict[str, Any]) -> range:
    if span["first"] is None:
        return range(0)
    return range(span["last"].year, span["first"].year - 1, -1)


def _municipal_years(span: dict[str, Any]) -> list[Period]:
    return municipal_years(span["first"], span["last"]) if span["first"] else []


OFFERS = OfGeneration("offers", lambda generation: Offers._load())
