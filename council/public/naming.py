"""The committees and councillors that the words of a search name: whoever types a name may want its page first."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from council.models import Meeting, Prepared, fold, given_key

from .known_names import KnownNames
from .offers import LONGEST_NAME_SOUGHT, Offer, Offers
from .search_filters import SearchFilterSet

MOST = 3
TITLES = frozenset(
    {"cllr", "cllrs", "councillor", "councillors", "county", "the", "of", "and", "cyng", "y", "yr"}
)
"""Words beside a name that nobody looks for once the name is taken for itself."""


@dataclass(frozen=True, slots=True)
class Named:
    """A committee or councillor that a search names: the filter, what it offers, and the words that are left."""

    filter: str
    offer: Offer
    rest: str


@dataclass(frozen=True, slots=True)
class Words:
    """What was typed, word by word, and each word as names are compared."""

    typed: list[str]
    folded: list[str]

    @classmethod
    def of(cls, typed: str) -> "Words":
        """The words of a search without its quotation marks; each part of a hyphenated word is one."""
        words = [word for word in typed.replace("-", " ").translate(_NO_QUOTES).split() if fold(word)]
        return cls(words, [fold(word) for word in words])

    def without(self, name: list[str]) -> str | None:
        """The words that are left where a name is among them, or None where it is not."""
        for start in range(len(self.folded) - len(name) + 1):
            if self.folded[start : start + len(name)] == name:
                left = zip(self.typed[:start], self.folded[:start], strict=True)
                kept = [typed for typed, folded in left if folded not in TITLES]
                return " ".join([*kept, *self.typed[start + len(name) :]])
        return None


_NO_QUOTES = str.maketrans(dict.fromkeys('"“”', " "))


def named_in(typed: str, offers: Offers) -> list[Named]:
    """The committees and councillors whom these words name, the longest names first; those who are no councillors
    are never among them."""
    found = dict(_found(Words.of(typed), offers.names))
    return sorted((found[place] for place in sorted(found)), key=lambda named: -len(named.offer.folded))[
        :MOST
    ]


def _found(words: Words, names: KnownNames) -> Iterator[tuple[int, Named]]:
    """The names among the words with their place among all, those last of which people type something shorter."""
    whole = " ".join(word for word in words.folded if word not in TITLES)
    for name in names.meant(whole):
        yield name.place, Named(name.filter, name.offer, "")
    for name in names.perhaps(words.folded):
        if (rest := words.without(name.words)) is not None:
            yield name.place, Named(name.filter, name.offer, rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What the reader may be looking for: a committee or councillor, their page, and the search in them alone."""

    name: str
    language: str
    is_committee: bool
    address: str
    meetings: int
    query: str
    rest: str


_MEETINGS = Prepared(
    lambda: (
        Meeting.objects.published()
        .order_by()
        .filter(committee=given_key("committee"))
        .values_list("committee")
        .annotate(meetings=Count("pk"))
        .values_list("meetings", flat=True)
    )
)


def looked_for(filterset: SearchFilterSet) -> Iterator[Looked]:
    """Whom the words of a search name and who is not searched in already."""
    for named in named_in(filterset.form.cleaned_data["q"][:LONGEST_NAME_SOUGHT], filterset.offers):
        if named.offer.slug not in filterset.given.get(named.filter, []):
            yield _looked(filterset, named)


def _looked(filterset: SearchFilterSet, named: Named) -> Looked:
    is_committee = named.filter == "committee"
    within = filterset.given | {"q": [named.rest], named.filter: [named.offer.slug]}
    return Looked(
        name=named.offer.name,
        language=named.offer.language,
        is_committee=is_committee,
        address=reverse(named.filter, args=[named.offer.slug]),
        meetings=_MEETINGS.first(committee=named.offer.pk) or 0 if is_committee else 0,
        query=filterset.query_of(within),
        rest=named.rest,
    )
