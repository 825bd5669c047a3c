"""Fills an archive with invented councils, and says no to one that holds anything else."""

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from council.ingest.bulk import import_meetings, insert_rows
from council.models import (
    Committee,
    CommitteeSuccession,
    Council,
    Councillor,
    CouncillorName,
    CouncilTerm,
    Meeting,
    Membership,
    MinutesDocument,
    OfferedFile,
    SourceLine,
    Term,
    fold,
)
from council.models.behind import copying_behind
from council.models.document import kept_path
from council.models.names import address_part
from council.models.planning import gather_statistics
from council.search import schema, upkeep

from .councils import InventedCouncil, Person
from .days import Key, Sitting, plan
from .meetings import Row, Scene, invent

MADE_BY = "Made by make_archive"
_MARK = re.compile(
    rf"{MADE_BY}: seed (?P<seed>-?\d+), (?P<councils>\d+|any) councils?, as of (?P<today>[\d-]+)"
)
_OWN = (Council, Committee, Councillor, Meeting, MinutesDocument)
BATCH = 800
"""Meetings that are written in one transaction."""
A_COUNCIL = 2500
"""One council holds so many meetings, two hold four times, three nine times as many: a larger archive has both
more councils and busier ones."""


class NotOurs(Exception):
    """The archive holds what an invented one must not be mixed with."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What an archive is made of; the same wish gives the same names and words."""

    seed: int
    councils: int | None
    today: datetime.date

    @property
    def mark(self) -> str:
        """The reason in the history of every row, by which the archive is known again."""
        return f"{MADE_BY}: seed {self.seed}, {self.councils or 'any'} councils, as of {self.today}"


def wish_for(seed: int | None, councils: int | None, today: datetime.date | None) -> Wish:
    """What was wished for when the archive was begun, else what is wished for now; raises NotOurs."""
    begun = _wish_of_archive()
    if begun is None:
        return Wish(1 if seed is None else seed, councils, today or timezone.localdate())
    kept = (begun.seed, begun.councils, begun.today)
    for wished, was in zip((seed, councils, today), kept, strict=True):
        if wished is not None and wished != was:
            raise NotOurs(
                f"The archive was begun with other wishes ({begun.mark}): repeat them, or empty it."
            )
    return begun


def _wish_of_archive() -> Wish | None:
    for model in _OWN:
        strange = model.history.exclude(history_change_reason__startswith=MADE_BY).first()
        if strange is not None:
            noun = model._meta.verbose_name
            raise NotOurs(
                f"The archive holds something that make_archive did not make (the {noun} “{strange}”). "
                "Give it an empty one: another COUNCIL_DATA or DATABASE_URL."
            )
    mark = Council.history.values_list("history_change_reason", flat=True).first()
    if mark is None:
        return None
    found = _MARK.match(mark)
    if found is None:
        raise NotOurs(f"The archive was begun by another release ({mark}): empty it.")
    councils = None if found["councils"] == "any" else int(found["councils"])
    return Wish(int(found["seed"]), councils, datetime.date.fromisoformat(found["today"]))


class Making:
    """The making of one archive: the councils first, then the meetings that it does not have yet."""

    def __init__(self, wish: Wish, meetings: int, *, documented: int = 0) -> None:
        self.wish, self.documented = wish, documented
        count = wish.councils or max(1, round((meetings / A_COUNCIL) ** 0.5))
        numbers = range(max(count, Council.objects.count()))
        self.councils = [InventedCouncil(wish.seed, number, wish.today) for number in numbers]
        self.meetings = meetings
        self.items = 0

    def set_up(self) -> None:
        """Make the councils that are missing, with their committees and people."""
        known = set(Council.objects.values_list("name", flat=True))
        for council in self.councils:
            if council.name not in known:
                Founding(council, self.wish.mark).found()
        self.scenes = {council.number: _scene(council) for council in self.councils}

    def missing(self) -> list[Sitting]:
        """The meetings that have to be added, the oldest first."""
        bodies = {
            key: (number, name)
            for number, scene in self.scenes.items()
            for name, key in scene.committees.items()
        }
        rows = Meeting.objects.order_by().values_list("committee_id", "date", "sitting")
        kept: set[Key] = {(*bodies[committee], date, sitting) for committee, date, sitting in rows.iterator()}
        planned = plan(self.councils, self.meetings) if len(kept) < self.meetings else []
        return [each for each in planned if each.key not in kept][: self.meetings - len(kept)]

    def make(self, sittings: Sequence[Sitting]) -> Iterator[int]:
        """Add these meetings; gives after each transaction how many it added."""
        for start in range(0, len(sittings), BATCH):
            some = sittings[start : start + BATCH]
            self._add([self.invented(each) for each in some])
            yield len(some)
        if sittings:
            schema.forget()
            gather_statistics()

    def invented(self, sitting: Sitting) -> Row:
        """The rows of a meeting, with its document where it has one."""
        documented = sitting.chance("document") < self.documented
        return invent(self.scenes[sitting.council.number], sitting, documented=documented)

    def _add(self, rows: list[Row]) -> None:
        documents = {
            (row["committee_id"], row["date"], row["sitting"]): row.pop("document")
            for row in rows
            if "document" in row
        }
        with copying_behind(), transaction.atomic():
            done = import_meetings(rows, reason=self.wish.mark)
            for key, lines in documents.items():
                _keep_document(done.new[key], lines, self.wish.mark)
            upkeep.index_meetings(done.new[key] for key in documents)
        self.items += done.items


def _scene(council: InventedCouncil) -> Scene:
    row = Council.objects.get(name=council.name)
    committees = dict(row.committees.values_list("name", "pk"))
    councillors = dict(row.councillors.values_list("name", "pk"))
    return Scene(
        council,
        {body.kind.key: committees[body.kind.name] for body in council.bodies},
        {person.number: councillors[person.name] for person in council.people},
    )


class Founding:
    """Founds one council: its committees, its people and where they served."""

    def __init__(self, council: InventedCouncil, mark: str) -> None:
        self.council, self.mark = council, mark
        (self.key,) = self._insert(Council, [self._council()])

    def found(self) -> None:
        """Write all of it."""
        committees = self._committees()
        people = dict(zip(self.council.people, self._people(), strict=True))
        self._insert(CouncilTerm, self._terms_of_council())
        self._insert(CouncillorName, self._names(people))
        self._insert(Term, self._terms(people))
        self._insert(Membership, self._memberships(people, committees))

    def _insert(self, model: Any, rows: Iterable[Row]) -> list[int]:
        return insert_rows(model, list(rows), reason=self.mark)

    def _council(self) -> Row:
        council = self.council
        return {
            "name": council.name,
            "slug": _Slugs(Council).free(council.name),
            "signed_minutes_kept": f"Democratic Services, {council.settlement} Town Hall",
        }

    def _committees(self) -> dict[str, int]:
        """The keys of the committees; those that are a part of another after it."""
        keys: dict[str, int] = {}
        slugs = _Slugs(Committee)
        for body in self.council.bodies:
            kind = body.kind
            row = {
                "council_id": self.key,
                "name": kind.name,
                "name_key": fold(kind.name),
                "slug": slugs.free(kind.name, f"{self.council.name} {kind.name}"),
                "kind": kind.kind,
                "purpose": kind.purpose,
                "parent_id": keys.get(kind.parent),
                "opened_on": body.opened_on,
                "closed_on": body.closed_on,
            }
            (keys[kind.key],) = self._insert(Committee, [row])
        heirs = (
            {"predecessor_id": keys[body.kind.key], "successor_id": keys[heir], "on": body.closed_on}
            for body in self.council.bodies
            for heir in body.kind.heirs
        )
        self._insert(CommitteeSuccession, heirs)
        return keys

    def _people(self) -> list[int]:
        slugs = _Slugs(Councillor)
        return self._insert(
            Councillor,
            (
                {
                    "council_id": self.key,
                    "name": person.name,
                    "slug": slugs.free(person.name, f"{person.name} {self.council.name}"),
                    "confirmed": True,
                }
                for person in self.council.people
            ),
        )

    def _terms_of_council(self) -> Iterator[Row]:
        for term in self.council.council_terms:
            name = f"{term.start.year} to {term.start.year + 4}"
            yield {"council_id": self.key, "name": name, "start": term.start, "end": term.end}

    def _names(self, people: dict[Person, int]) -> Iterator[Row]:
        for person, key in people.items():
            spelling = {"name": person.name, "key": fold(person.name), "answer": "councillor"}
            yield {"council_id": self.key, "councillor_id": key, **spelling}

    def _terms(self, people: dict[Person, int]) -> Iterator[Row]:
        for person, key in people.items():
            for seat in person.seats:
                served = {"start": seat.start, "end": seat.end, "ward": seat.ward, "party": person.party}
                yield {"councillor_id": key, **served}

    def _memberships(self, people: dict[Person, int], committees: dict[str, int]) -> Iterator[Row]:
        for name, places in self.council.places.items():
            for place in places:
                served = {"start": place.start, "end": place.end, "role": place.role}
                yield {"councillor_id": people[place.person], "committee_id": committees[name], **served}


class _Slugs:
    """The addresses that a model has given away."""

    def __init__(self, model: Any) -> None:
        self.taken = set(model.objects.values_list("slug", flat=True))

    def free(self, *wishes: str) -> str:
        """The first of the wished names that is free, else the last with a number."""
        slugs = [address_part(wish, longest=70) for wish in wishes]
        slugs += [f"{slugs[-1]}-{number}" for number in range(2, 100)]
        slug = next(each for each in slugs if each not in self.taken)
        self.taken.add(slug)
        return slug


def _keep_document(meeting: int, lines: list[tuple[str, str]], mark: str) -> None:
    """Keep the lines of a meeting as the text file that they were read from, with its copy for the public."""
    content = "\n".join(text for text, _ in lines).encode()
    digest = hashlib.sha256(content).hexdigest()
    path = kept_path(MinutesDocument(sha256=digest), "")
    storage = MinutesDocument._meta.get_field("file").storage
    if not storage.exists(path):
        storage.save(path, ContentFile(content))
    row = {
        "sha256": digest,
        "file": path,
        "name": f"minutes-{meeting}.txt",
        "size": len(content),
        "media_type": "text/plain",
        "status": MinutesDocument.Status.INGESTED,
        "meeting_id": meeting,
        "is_current": True,
    }
    (key,) = insert_rows(MinutesDocument, [row], reason=mark)
    SourceLine.objects.bulk_create(
        SourceLine(document_id=key, line=number, text=text, used_as=use)
        for number, (text, use) in enumerate(lines, start=1)
    )
    copy = OfferedFile(document=MinutesDocument.objects.get(pk=key), size=len(content))
    copy.file.save("copy", ContentFile(content))
