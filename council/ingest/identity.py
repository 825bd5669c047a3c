"""Who is who: a pure function of every name seen and of what people have settled, in any order."""

import datetime
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .naming import NameForm, are_compatible, ends_with, form_of, is_fuller, spelling_key

MOST_DAYS_APART = 366
"""Present within twelve months counts as serving, where no term of office is recorded."""

Span = tuple[datetime.date | None, datetime.date | None]
Ref = tuple[str, int]
"""A place of the record: what kind of place, and the key of its row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A name at one place of the record; `ref` tells which.

    `founds`: it stands under a councillors' heading, so that a full name makes a councillor.
    `settled`: a person linked this place, or unlinked it, and `councillor` is their answer.
    """

    ref: Ref
    name: str
    meeting: int
    on: datetime.date | None
    title: str = ""
    ward: str = ""
    founds: bool = False
    present: bool = False
    published: bool = False
    settled: bool = False
    councillor: int | None = None

    @property
    def form(self) -> NameForm:
        """The form of the name."""
        return form_of(self.name, self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A councillor whom a person vouches for, with terms of office and memberships of committees."""

    pk: int
    names: tuple[str, ...]
    terms: tuple[Span, ...] = ()
    memberships: tuple[Span, ...] = ()


@dataclass(eq=False, slots=True)
class Person:
    """One person with the forms of their name and the places that are linked to them."""

    known: Known | None = None
    forms: set[NameForm] = field(default_factory=set)
    sightings: list[Sighting] = field(default_factory=list)
    days: list[datetime.date] = field(default_factory=list)

    def may_be(self, form: NameForm) -> bool:
        """Whether this person may bear a name of this form."""
        same = [each for each in self.forms if each.surname == form.surname]
        return bool(same) and all(are_compatible(each, form) for each in same)

    def served(self, on: datetime.date | None) -> bool:
        """Whether this person is known to have served then."""
        if on is None:
            return False
        spans = (*self.known.terms, *self.known.memberships) if self.known else ()
        if any(_covers(span, on) for span in spans):
            return True
        return not self.has_terms and self._was_present_near(on)

    @property
    def has_terms(self) -> bool:
        """Whether a person recorded when this councillor served."""
        return bool(self.known and self.known.terms)

    def _was_present_near(self, on: datetime.date) -> bool:
        place = bisect_left(self.days, on)
        return any(
            abs((day - on).days) <= MOST_DAYS_APART for day in self.days[max(place - 1, 0) : place + 1]
        )

    def take(self, sighting: Sighting) -> None:
        """Link a place to this person."""
        self.sightings.append(sighting)

    def count_days(self) -> None:
        """Note on which days this person is seen to be present under a full name."""
        there = (each for each in self.sightings if each.present and each.on and each.form.is_full)
        self.days = sorted({each.on for each in there if each.on})


@dataclass(frozen=True, slots=True)
class WhoIsWho:
    """Every person with their places, and the places that stay as written."""

    people: tuple[Person, ...]
    queued: tuple[Sighting, ...]


def who_is_who(
    sightings: Iterable[Sighting],
    known: Iterable[Known],
    *,
    answers: Mapping[str, int | None],
    others: Mapping[int, Sequence[NameForm]],
) -> WhoIsWho:
    """Link each name to the one person whom it can mean.

    `answers` are spellings that a person settled for good; `others` are the forms of the names of officers,
    co-opted members and the public at each meeting, whom a councillor's name must not be taken for.
    """
    return _Register(known, answers, others).fill(list(sightings))


def _covers(span: Span, on: datetime.date) -> bool:
    start, end = span
    return (start is None or start <= on) and (end is None or on <= end)


class _Register:
    def __init__(
        self,
        known: Iterable[Known],
        answers: Mapping[str, int | None],
        others: Mapping[int, Sequence[NameForm]],
    ) -> None:
        self.answers, self.others = answers, others
        self.people = [Person(each, _forms(each)) for each in sorted(known, key=lambda each: each.pk)]
        self.by_pk = {person.known.pk: person for person in self.people if person.known}
        self.queued: list[Sighting] = []
        self.ending: dict[str, list[Person]] = {}

    def fill(self, sightings: list[Sighting]) -> WhoIsWho:
        free = [each for each in sightings if not self._is_settled(each)]
        founding, rest = self._founding(free)
        self._index()
        unclear = self._found(founding)
        self._count_days()
        self._place_unclear(unclear)
        self._count_days()
        self._index()
        for sighting in rest:
            self._link_if_one(sighting)
        return WhoIsWho(tuple(self.people), tuple(self.queued))

    def _is_settled(self, sighting: Sighting) -> bool:
        """Link what a person settled, for this place or for this spelling wherever it occurs."""
        key = spelling_key(sighting.name)
        if not sighting.settled and key not in self.answers:
            return False
        pk = sighting.councillor if sighting.settled else self.answers[key]
        if pk in self.by_pk:
            self.by_pk[pk].take(sighting)
        return True

    def _founding(self, free: list[Sighting]) -> tuple[list[Sighting], list[Sighting]]:
        """The full names under a councillors' heading, and all other places."""
        forms = {each.form for each in free if each.founds and each.form.is_full}
        forms |= {form for person in self.people for form in person.forms}
        surnames = {tail for form in forms for tail in _after_initials(form)}
        namesakes = _namesakes(free)
        founding, rest = [], []
        for each in free:
            if each.founds and each.form in namesakes:
                self.queued.append(each)
                continue
            is_founding = each.founds and each.form.is_full and each.form.words not in surnames
            (founding if is_founding else rest).append(each)
        return founding, rest

    def _found(self, founding: list[Sighting]) -> list[tuple[Sighting, list[Person]]]:
        """Make the people whom full names tell of; returns the places whose name may mean several of them."""
        by_surname = defaultdict(lambda: defaultdict(list))
        for sighting in founding:
            by_surname[sighting.form.surname][sighting.form].append(sighting)
        unclear = []
        for surname in sorted(by_surname):
            forms = by_surname[surname]
            candidates = self._people_of(surname, sorted(forms, key=_in_order))
            for form, places in forms.items():
                for place in places:
                    if len(candidates[form]) == 1:
                        self._take_if_in_office(candidates[form][0], place)
                    else:
                        unclear.append((place, candidates[form]))
        return unclear

    def _people_of(self, surname: str, forms: list[NameForm]) -> dict[NameForm, list[Person]]:
        """Whom each form may mean, among the people of one surname."""
        known = [p for p in self.people if any(form.surname == surname for form in p.forms)]
        named = {form for person in known for form in person.forms}
        fullest = [
            form
            for form in forms
            if form not in named and not any(is_fuller(o, form) for o in {*forms, *named})
        ]
        certain = _joined(known, [Person(None, {form}) for form in fullest])
        self.people += certain
        choice = [*known, *certain]
        return {form: _meant(form, choice) for form in forms}

    def _take_if_in_office(self, person: Person, sighting: Sighting) -> None:
        if person.has_terms and not person.served(sighting.on):
            self.queued.append(sighting)
        else:
            person.forms.add(sighting.form)
            person.take(sighting)

    def _place_unclear(self, unclear: list[tuple[Sighting, list[Person]]]) -> None:
        """One of several who alone served then; a name that fits nobody who served then is its own person."""
        own: dict[NameForm, Person] = {}
        links = []
        for sighting, candidates in unclear:
            serving = [person for person in candidates if person.served(sighting.on)]
            if len(serving) == 1:
                links.append((serving[0], sighting))
            elif serving or sighting.on is None:
                self.queued.append(sighting)
            else:
                person = own.setdefault(sighting.form, Person(None, {sighting.form}))
                links.append((person, sighting))
        for person, sighting in links:
            person.take(sighting)
        self.people += own.values()

    def _link_if_one(self, sighting: Sighting) -> None:
        form = sighting.form
        if not form.surname or self._is_someone_else(sighting):
            return
        near = self.ending.get(form.words[-1], ())
        fits = [
            person
            for person in near
            if (person.may_be(form) if form.is_full else False)
            or any(ends_with(each, form) for each in person.forms)
        ]
        serving = [person for person in fits if person.served(sighting.on)]
        if len(serving) == 1:
            serving[0].take(sighting)
        else:
            self.queued.append(sighting)

    def _is_someone_else(self, sighting: Sighting) -> bool:
        """Whether an officer or guest of that meeting has this very name."""
        if sighting.founds:
            return False
        return any(
            other.words == sighting.form.words
            or (sighting.form.is_full and are_compatible(other, sighting.form))
            for other in self.others.get(sighting.meeting, ())
        )

    def _count_days(self) -> None:
        for person in self.people:
            person.count_days()

    def _index(self) -> None:
        ending = defaultdict(list)
        for person in self.people:
            for last in sorted({form.words[-1] for form in person.forms if form.surname}):
                ending[last].append(person)
        self.ending = dict(ending)


def _forms(known: Known) -> set[NameForm]:
    """The forms of a councillor's name; a surname alone tells nothing when fuller names are known."""
    forms = {form_of(name) for name in known.names}
    return {form for form in forms if form.is_full} or forms


def _namesakes(sightings: list[Sighting]) -> set[NameForm]:
    """Names that two people of different wards bore at one meeting: only a person can tell them apart."""
    wards = defaultdict(set)
    for each in sightings:
        if each.founds and each.ward:
            wards[each.meeting, each.form].add(spelling_key(each.ward))
    return {form for (_, form), different in wards.items() if len(different) > 1}


def _after_initials(form: NameForm) -> Iterable[tuple[str, ...]]:
    """The ends of a name whose rest is initials: "Lloyd Jones" of "C Lloyd Jones" is a surname."""
    words = form.words
    for place in range(1, len(words) - 1):
        if len(words[place - 1]) > 1:
            return
        yield words[place:]


def _in_order(form: NameForm) -> tuple[tuple[str, ...], str]:
    return form.given, form.gender


def _joined(known: list[Person], new: list[Person]) -> list[Person]:
    """Join those who may all be one person and can be nobody else; returns the new people who remain.

    A name that may mean several who are not one ("J T Reay" beside John and James) founds nobody by itself.
    """
    everyone = [*known, *new]
    partners = _partners(everyone)
    clear = {
        person
        for person, others in partners.items()
        if all(_may_be_one(one, other) for one in others for other in others if one is not other)
    }
    order = {person: place for place, person in enumerate(everyone)}
    standing = []
    for person in new:
        if person not in clear:
            continue
        first = min([person, *(other for other in partners[person] if other in clear)], key=order.__getitem__)
        if first is person:
            standing.append(person)
        else:
            first.forms |= person.forms
    return standing


def _partners(people: list[Person]) -> dict[Person, list[Person]]:
    """Whom each person may be one with; only names of one first letter are compared."""
    by_letter = defaultdict(list)
    for person in people:
        for letter in sorted({form.given[0][0] if form.given else "" for form in person.forms}):
            by_letter[letter].append(person)
    partners: dict[Person, list[Person]] = {}
    for person in people:
        letters = {form.given[0][0] if form.given else "" for form in person.forms}
        near = people if "" in letters else [p for each in ("", *sorted(letters)) for p in by_letter[each]]
        partners[person] = [
            other for other in dict.fromkeys(near) if other is not person and _may_be_one(person, other)
        ]
    return partners


def _may_be_one(one: Person, other: Person) -> bool:
    if one.known and other.known:
        return False
    shared = {form.surname for form in one.forms} & {form.surname for form in other.forms}
    return bool(shared) and all(one.may_be(form) for form in other.forms if form.surname in shared)


def _meant(form: NameForm, people: list[Person]) -> list[Person]:
    exact = [person for person in people if form in person.forms]
    return exact if len(exact) == 1 else [person for person in people if person.may_be(form)]
