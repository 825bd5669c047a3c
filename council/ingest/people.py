"""Links the names in the record to councillors, and lets a person settle what no rule can."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from council.models import Council, Councillor, CouncillorName, Meeting, Membership, Term, acting_as
from council.models.history import current_user

from .answers import People
from .identity import Known, Person, Ref, Sighting, Span, WhoIsWho, who_is_who
from .naming import form_of, spelling_key, without_title
from .sightings import BY_LABEL, PLACES, Seen, others_at_meetings, seen_in

AUTOMATIC = "Who is who, worked out from the names in the minutes"
CHUNK = 500


def resolve(
    council: Council, *, about: Meeting | None = None, published_since: datetime | None = None
) -> People:
    """Link every name in the record of a council, as far as it can mean one councillor only.

    The same record gives the same people whatever the order it came in; `about` is the meeting that the
    returned names are of. A councillor who was not public before `published_since` may get a new address.
    """
    with transaction.atomic(), acting_as(current_user(), reason=AUTOMATIC):
        return _Settlement(council, published_since).settle(about)


class _Settlement:
    """One pass over a council: who is who, and the rows that must change to say so."""

    def __init__(self, council: Council, published_since: datetime | None) -> None:
        self.council = council
        self.published_since = published_since
        self.seen: Seen = seen_in(council)
        self.standing = {row.pk: row for row in Councillor.objects.standing().filter(council=council)}
        self.names = list(CouncillorName.objects.filter(council=council))
        self.facts = _Facts.of(council, self.names, self.seen)
        self.created: set[int] = set()

    def settle(self, about: Meeting | None) -> People:
        who = who_is_who(
            self.seen.sightings,
            [self.facts.known(row) for row in self.standing.values() if row.pk in self.facts.vouched],
            answers=self.facts.answers,
            others=others_at_meetings(self.council),
        )
        rows = self._rows_of(who)
        self._write_links(rows)
        self._write_spellings(rows, who.queued)
        self._retire(rows)
        return self._about(about, rows, who)

    def _rows_of(self, who: WhoIsWho) -> list[tuple[Councillor, Person]]:
        """Each person with the row that already stands for most of their places, else a new one."""
        known = [(self.standing[person.known.pk], person) for person in who.people if person.known]
        new = [person for person in who.people if not person.known and person.sightings]
        found = self._best_rows(new, taken={row.pk for row, _ in known})
        rows = known + [(found.get(place) or self._found(person), person) for place, person in enumerate(new)]
        for row, person in rows:
            self._rename(row, person)
        return rows

    def _best_rows(self, people: list[Person], *, taken: set[int]) -> dict[int, Councillor]:
        shares = Counter(
            (place, link)
            for place, person in enumerate(people)
            for sighting in person.sightings
            if (link := self.seen.links[sighting.ref]) and link in self.standing and link not in taken
        )
        found: dict[int, Councillor] = {}
        used: set[int] = set()
        for (place, pk), _ in sorted(shares.items(), key=lambda each: (-each[1], each[0][1], each[0][0])):
            if place not in found and pk not in used:
                found[place] = self.standing[pk]
                used.add(pk)
        return found

    def _found(self, person: Person) -> Councillor:
        row = Councillor.objects.create(council=self.council, name=fullest_name(person.sightings))
        self.created.add(row.pk)
        return row

    def _rename(self, row: Councillor, person: Person) -> None:
        if row.confirmed or not any(each.form.is_full for each in person.sightings):
            return
        name = fullest_name(person.sightings)
        if person.known and form_of(row.name).fullness >= form_of(name).fullness:
            return
        if row.name != name:
            row.name = name
            if not was_public(row, before=self.published_since):
                row.slug = ""  # made anew: the address of a page tells the name as well
            row.save()

    def _write_links(self, rows: list[tuple[Councillor, Person]]) -> None:
        wanted = {sighting.ref: row.pk for row, person in rows for sighting in person.sightings}
        moves: dict[tuple[str, int | None], list[int]] = defaultdict(list)
        for ref, link in self.seen.links.items():
            if wanted.get(ref) != link and not self._is_settled(ref):
                moves[ref[0], wanted.get(ref)].append(ref[1])
        for (label, councillor), pks in moves.items():
            place = BY_LABEL[label]
            for start in range(0, len(pks), CHUNK):
                some = place.model._default_manager.filter(pk__in=pks[start : start + CHUNK])
                some.update(**{f"{place.link}_id": councillor})

    def _is_settled(self, ref: Ref) -> bool:
        return ref in self.facts.settled

    def _write_spellings(self, rows: list[tuple[Councillor, Person]], queued: Iterable[Sighting]) -> None:
        spellings: dict[tuple[str, int | None], Counter[str]] = defaultdict(Counter)
        for row, person in rows:
            for sighting in person.sightings:
                spellings[spelling_key(sighting.name), row.pk][sighting.name] += 1
        for sighting in queued:
            spellings[spelling_key(sighting.name), None][sighting.name] += 1
        for kept in self.names:
            usual = spellings.pop((kept.key, kept.councillor_id), None)
            if kept.answer:
                continue
            if usual is None:
                kept.delete()
            elif kept.name != _usual(usual):
                kept.name = _usual(usual)
                kept.save()
        CouncillorName.objects.bulk_create(
            CouncillorName(council=self.council, key=key, name=_usual(usual), councillor_id=councillor)
            for (key, councillor), usual in spellings.items()
        )

    def _retire(self, rows: list[tuple[Councillor, Person]]) -> None:
        """A row that stands for nobody any more is merged into who took its places, or deleted if never public."""
        kept = {row.pk for row, _ in rows}
        owner = {sighting.ref: row for row, person in rows for sighting in person.sightings}
        heirs: dict[int, Counter[int]] = defaultdict(Counter)
        for ref, link in self.seen.links.items():
            if link is not None and link not in kept and ref in owner:
                heirs[link][owner[ref].pk] += 1
        by_pk = {row.pk: row for row, _ in rows}
        for pk, row in self.standing.items():
            if pk in kept:
                continue
            heir = max(heirs[pk].items(), key=lambda each: (each[1], -each[0]))[0] if heirs[pk] else None
            if not was_public(row):
                _delete(row)
            elif heir is not None:
                _point_at(row, by_pk[heir])

    def _about(self, about: Meeting | None, rows: list[tuple[Councillor, Person]], who: WhoIsWho) -> People:
        if about is None:
            return People()
        here = [
            (sighting, row)
            for row, person in rows
            for sighting in person.sightings
            if sighting.meeting == about.pk
        ]
        return People(
            new=tuple(sorted({row.name for _, row in here if row.pk in self.created})),
            linked=tuple(sorted({(sighting.name, row.name) for sighting, row in here})),
            queued=tuple(sorted({each.name for each in who.queued if each.meeting == about.pk})),
        )


@dataclass(slots=True)
class _Facts:
    """What people have settled: it stands, whatever the documents say."""

    answers: dict[str, int | None]
    settled: set[Ref]
    vouched: set[int]
    spellings: dict[int, set[str]]
    terms: dict[int, list[Span]] = field(default_factory=dict)
    memberships: dict[int, list[Span]] = field(default_factory=dict)

    @classmethod
    def of(cls, council: Council, names: list[CouncillorName], seen: Seen) -> "_Facts":
        """Read the facts of a council."""
        spellings: dict[int, set[str]] = defaultdict(set)
        for each in names:
            if each.councillor_id and each.answer == CouncillorName.Answer.COUNCILLOR:
                spellings[each.councillor_id].add(each.name)
        touched = set(
            Councillor.history.filter(council=council)
            .exclude(history_change_reason=AUTOMATIC)
            .values_list("id", flat=True)
        )
        for merged in Councillor.objects.filter(council=council, pk__in=touched, merged_into__isnull=False):
            spellings[merged.merged_into_id].add(merged.name)  # type: ignore[index]
        terms, memberships = _spans(Term, council), _spans(Membership, council)
        linked = {each.councillor for each in seen.sightings if each.settled and each.councillor}
        return cls(
            answers={each.key: each.councillor_id for each in names if each.answer},
            settled={each.ref for each in seen.sightings if each.settled},
            vouched={*touched, *spellings, *terms, *memberships, *linked},
            spellings=spellings,
            terms=terms,
            memberships=memberships,
        )

    def known(self, row: Councillor) -> Known:
        """A councillor whom a person vouches for."""
        return Known(
            pk=row.pk,
            names=(row.name, *sorted(self.spellings.get(row.pk, ()))),
            terms=tuple(self.terms.get(row.pk, ())),
            memberships=tuple(self.memberships.get(row.pk, ())),
        )


def _spans(model: type[Term] | type[Membership], council: Council) -> dict[int, list[Span]]:
    spans = defaultdict(list)
    for each in model.objects.filter(councillor__council=council):
        spans[each.councillor_id].append((each.start, each.end))
    return spans


def fullest_name(sightings: Iterable[Sighting]) -> str:
    """The fullest spelling that the public can read; of a person whom it cannot read of, the fullest there is.
    Of equal ones it is the usual one."""
    seen = list(sightings)
    public = [each for each in seen if each.published] or seen
    full = [each for each in public if each.form.is_full]
    usual = Counter(without_title(each.name) for each in full or public)
    return max(
        usual, key=lambda name: (form_of(name).fullness, not name.isupper(), usual[name], _reversed(name))
    )


def _usual(spellings: Counter[str]) -> str:
    return max(spellings, key=lambda name: (spellings[name], _reversed(name)))


def _reversed(text: str) -> list[int]:
    """A key under which the alphabetically first text is the greatest."""
    return [-ord(letter) for letter in text]


def was_public(row: Councillor, *, before: datetime | None = None) -> bool:
    """Whether a meeting that is or was public (or was before then) has ever named this councillor, or an
    address leads here."""
    if row.merged_from.exists():
        return True
    for place in PLACES:
        named = place.model.history.filter(**{f"{place.link}_id": row.pk}).values("id")  # type: ignore[attr-defined]
        public = ("first_published_at__lt", before) if before else ("first_published_at__isnull", False)
        if place.model._default_manager.filter((place.path(public[0]), public[1]), pk__in=named).exists():
            return True
    return False


def _delete(row: Councillor) -> None:
    for place in PLACES:
        place.model._default_manager.filter(**{place.link: row}).update(**{place.link: None})
    row.delete()


def _point_at(row: Councillor, heir: Councillor) -> None:
    for place in PLACES:
        place.model._default_manager.filter(**{place.link: row}).update(**{place.link: heir})
    row.merged_from.update(merged_into=heir)
    row.merged_into = heir
    row.save()


def settle(name: CouncillorName, councillor: Councillor | None, *, by: AbstractBaseUser | None) -> None:
    """Answer a spelling for every occurrence: it means this councillor, or nobody who is one."""
    answer = CouncillorName.Answer.COUNCILLOR if councillor else CouncillorName.Answer.NOT_A_COUNCILLOR
    with transaction.atomic(), acting_as(by, reason=f"“{name.name}” settled"):
        same = CouncillorName.objects.filter(council=name.council, key=name.key)
        for other in same.exclude(pk=name.pk):
            other.delete()
        name.councillor, name.answer = councillor, answer
        name.save()
    resolve_as(name.council, by)


def reopen(name: CouncillorName, *, by: AbstractBaseUser | None) -> None:
    """Take an answer back: the spelling is worked out from the minutes again."""
    with transaction.atomic(), acting_as(by, reason=f"“{name.name}” opened again"):
        name.answer = CouncillorName.Answer.UNANSWERED
        name.save()
    resolve_as(name.council, by)


def resolve_as(council: Council, by: AbstractBaseUser | None) -> None:
    """Resolve after a person's answer, under that person's name."""
    with acting_as(by, reason=AUTOMATIC):
        resolve(council)


class NotMergeable(Exception):
    """Two councillors cannot be merged; the message tells a clerk why."""


def merge(from_: Councillor, into: Councillor, *, by: AbstractBaseUser | None) -> None:
    """Make one councillor of two: everything of the first moves to the second, the old address leads there."""
    _check_mergeable(from_, into)
    with transaction.atomic(), acting_as(by, reason=_merging(from_, into)):
        _point_at(from_, into)
        from_.terms.update(councillor=into)
        from_.memberships.update(councillor=into)
        _hand_over_spellings(from_, into)
    resolve_as(into.council, by)


def unmerge(row: Councillor, *, by: AbstractBaseUser | None) -> None:
    """Undo a merge from the history: what was moved then and still lies there moves back."""
    into = row.merged_into
    if into is None:
        raise NotMergeable(f"{row} was not merged into anybody.")
    why = _merging(row, into)
    with transaction.atomic(), acting_as(by, reason=f"Merge of {row} into {into} undone"):
        row.merged_into = None
        row.save()
        for model, link in [(place.model, place.link) for place in PLACES] + [
            (Term, "councillor"),
            (Membership, "councillor"),
        ]:
            moved = model.history.filter(history_change_reason=why, **{f"{link}_id": into.pk}).values("id")  # type: ignore[attr-defined]
            model._default_manager.filter(pk__in=moved, **{link: into}).update(**{link: row})
        _take_back_spellings(row, into, why)
    resolve_as(row.council, by)


def _check_mergeable(from_: Councillor, into: Councillor) -> None:
    if from_.pk == into.pk:
        raise NotMergeable("A councillor cannot be merged into themselves: choose another.")
    if from_.council_id != into.council_id:
        raise NotMergeable(f"{from_} and {into} belong to different councils.")
    if from_.merged_into_id or into.merged_into_id:
        merged = from_ if from_.merged_into_id else into
        raise NotMergeable(f"{merged} was merged before: choose the councillor who stayed.")


def _merging(from_: Councillor, into: Councillor) -> str:
    return f"{from_.name} ({from_.pk}) merged into {into.name} ({into.pk})"


def _hand_over_spellings(from_: Councillor, into: Councillor) -> None:
    """The spellings of the first are from now on answered with the second, unless others share them."""
    for name in from_.names.all():
        others = CouncillorName.objects.filter(council=name.council, key=name.key).exclude(pk=name.pk)
        shared = others.exclude(councillor=into).exclude(councillor=None).exists()
        others.filter(councillor=into).delete()
        name.councillor = into
        if not shared:
            name.answer = CouncillorName.Answer.COUNCILLOR
        name.save()


def _take_back_spellings(row: Councillor, into: Councillor, why: str) -> None:
    for entry in CouncillorName.history.filter(history_change_reason=why, councillor_id=into.pk):
        name = CouncillorName.objects.filter(pk=entry.id, councillor=into).first()
        if name is not None:
            before = entry.prev_record
            name.councillor, name.answer = row, before.answer if before else ""
            name.save()
