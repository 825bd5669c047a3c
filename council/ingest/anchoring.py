"""Paragraphs keep their anchors when minutes are read again; an item remembers where the words of the others went."""

import datetime
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from council.models import AgendaItem, Meeting, fold
from council.models.anchors import Paragraph, anchored, digest_of, former_anchor

TELLING = 40
"""So many characters tell a paragraph from all others of a meeting."""
BEGINNING = 15
"""So many characters at the beginning tell a paragraph from the others of its item."""
PIECE = 20
"""So many characters of a paragraph are worth a trace when it is cut up or joined to another."""
ALIKE = 0.6
"""A paragraph of the same item that shares this much of its words is the same one, read better."""
MOST_COMPARED = 20_000


@dataclass(slots=True, eq=False)
class Read:
    """A paragraph of the new reading; `row` is the item as it will be kept."""

    row: AgendaItem
    place: int
    paragraph: dict[str, Any]
    words: str
    taken: bool = False


@dataclass(slots=True, eq=False)
class Kept:
    """A paragraph that had an anchor, or only the trace of one; `now` is where its words are."""

    row: AgendaItem
    anchor: str
    digest: str
    words: str = ""
    lines: Any = None
    now: Read | None = None
    stays: bool = False

    def overlaps(self, other: Read) -> bool:
        """Whether both were read from common lines."""
        mine, theirs = self.lines, other.paragraph.get("lines")
        return bool(mine and theirs and mine[0] <= theirs[1] and theirs[0] <= mine[1])


@dataclass(slots=True)
class Anchoring:
    """The anchors of a meeting's paragraphs from one reading to the next."""

    same_file: bool
    kept: list[Kept] = field(default_factory=list)
    read: list[Read] = field(default_factory=list)

    def carry(
        self, pairs: Sequence[tuple[AgendaItem | None, AgendaItem]], gone: Iterable[AgendaItem]
    ) -> None:
        """Give the read paragraphs the anchors of their words, before the read items are written."""
        self._enter_kept(pairs, gone)
        if not self.kept:
            return
        self.read = [
            Read(same or row, place, paragraph, fold(paragraph["text"]))
            for same, row in pairs
            if same is None or not _is_a_persons(same)
            for place, paragraph in enumerate(row.paragraphs)
        ]
        self._match()
        for each in self.kept:
            if each.stays and each.now:
                each.now.paragraph["anchor"] = each.anchor
        self._forget_returned(pairs)

    def _enter_kept(
        self, pairs: Sequence[tuple[AgendaItem | None, AgendaItem]], gone: Iterable[AgendaItem]
    ) -> None:
        for same, row in pairs:
            if same is not None:
                row.former_anchors = list(same.former_anchors)
        matched = [same for same, _ in pairs if same is not None]
        for item in (*matched, *(item for item in gone if not item.removed)):
            if not _is_a_persons(item):
                self.kept += _anchored(item)

    def _match(self) -> None:
        """Find each paragraph again, the surest way first."""
        if self.same_file:
            self._stay(lambda kept: (kept.digest, *(kept.lines or (0, 0))), _digest_and_lines)
        self._stay(lambda kept: kept.digest, lambda read: digest_of(read.words))
        self._find_moved()
        self._stay_where(_begins)
        self._stay_where(self._is_alike)
        self._find_joined()

    def _stay(self, of_kept: Callable[[Kept], Any], of_read: Callable[[Read], Any]) -> None:
        """The same words in the same item, in their order."""
        waiting: dict[Any, deque[Read]] = defaultdict(deque)
        for read in self.read:
            if not read.taken:
                waiting[id(read.row), of_read(read)].append(read)
        for kept in self._unfound():
            here = waiting.get((id(kept.row), of_kept(kept)))
            if here:
                _settle(kept, here.popleft())

    def _find_moved(self) -> None:
        """The same words in another item, where they are long enough to be told, or on the same lines."""
        elsewhere: dict[str, list[Read]] = defaultdict(list)
        for read in self.read:
            if not read.taken:
                elsewhere[read.words].append(read)
        for kept in self._unfound():
            for read in elsewhere.get(kept.words, ()):
                if len(kept.words) >= TELLING or (self.same_file and kept.overlaps(read)):
                    kept.now = read
                    read.taken = True
                    break

    def _stay_where(self, is_same: Callable[[Kept, Read], bool]) -> None:
        """A paragraph of the same item that is the same one, read otherwise."""
        free: dict[int, list[Read]] = defaultdict(list)
        for read in self.read:
            if not read.taken:
                free[id(read.row)].append(read)
        compared = 0
        for kept in self._unfound():
            for read in free.get(id(kept.row), ()):
                compared += 1
                if not read.taken and is_same(kept, read):
                    _settle(kept, read)
                    break
            if compared > MOST_COMPARED:
                return

    def _is_alike(self, kept: Kept, read: Read) -> bool:
        if self.same_file and kept.lines and not kept.overlaps(read):
            return False
        mine, theirs = Counter(kept.words.split()), Counter(read.words.split())
        return 2 * (mine & theirs).total() >= ALIKE * (mine.total() + theirs.total())

    def _find_joined(self) -> None:
        """Words that were joined to another paragraph, or of which only a piece is left, here or elsewhere."""
        for kept in self._unfound():
            near = sorted(self.read, key=lambda read: (read.row is not kept.row, not kept.overlaps(read)))
            kept.now = next((read for read in near if _holds(kept, read)), None)

    def _unfound(self) -> list[Kept]:
        return [kept for kept in self.kept if kept.now is None]

    def _forget_returned(self, pairs: Sequence[tuple[AgendaItem | None, AgendaItem]]) -> None:
        """An anchor that stands in its item again is no former one."""
        standing = {(id(each.row), each.anchor) for each in self.kept if each.stays}
        for same, row in pairs:
            row.former_anchors = [
                each for each in row.former_anchors if (id(same), each["anchor"]) not in standing
            ]

    def lost(self) -> list[Kept]:
        """The paragraphs whose anchors do not stand in their items any more."""
        return [kept for kept in self.kept if kept.words and not kept.stays]

    def leave_former(self, meeting: Meeting, *, on: datetime.date) -> None:
        """Write down where the words of lost anchors are, once all items have their addresses."""
        lost = self.lost()
        if not lost:
            return
        items = {item.pk: item for item in meeting.items.all()}
        moved: dict[str, str] = {}
        for kept in lost:
            item = items[kept.row.pk]
            now_at = _address(kept.now, items)
            moved[f"{item.slug}#{kept.anchor}"] = now_at
            others = [each for each in item.former_anchors if each["anchor"] != kept.anchor]
            item.former_anchors = [
                *others, former_anchor(kept.anchor, words=kept.words, on=on, now_at=now_at)
            ]  # fmt: skip
        for item in items.values():
            item.former_anchors = [
                {**each, "now_at": moved.get(each["now_at"], each["now_at"])} for each in item.former_anchors
            ]
        _save_changed(items.values())


def keep_anchors(item: AgendaItem, before: list[Paragraph], *, on: datetime.date) -> None:
    """Give the paragraphs that a person edited the anchors of those that they were (the row is not saved)."""
    if not any(each.get("anchor") for each in before):
        return
    was = AgendaItem(origin=AgendaItem.Origin.DOCUMENT, paragraphs=before, former_anchors=item.former_anchors)
    item.paragraphs = [{**each, "anchor": None} for each in item.paragraphs]
    anchoring = Anchoring(same_file=True)
    anchoring.carry([(was, item)], [])
    lost = anchoring.lost()
    gone = [{"anchor": kept.anchor} for kept in lost]
    item.paragraphs = given = anchored(item.paragraphs, [*item.former_anchors, *gone])
    item.former_anchors = item.former_anchors + [
        former_anchor(
            kept.anchor,
            words=kept.words,
            on=on,
            now_at=f"{item.slug}#{given[kept.now.place]['anchor']}" if kept.now else "",
        )
        for kept in lost
    ]


def _is_a_persons(item: AgendaItem) -> bool:
    """Whether the paragraphs are a person's, so that no reading changes them."""
    return item.origin == AgendaItem.Origin.PERSON or "paragraphs" in item.corrected_fields


def _anchored(item: AgendaItem) -> Iterator[Kept]:
    """The paragraphs of an item that have an anchor, and the anchors that it lost."""
    for each in item.paragraphs:
        if each.get("anchor"):
            words = fold(each["text"])
            yield Kept(item, each["anchor"], digest_of(words), words, each.get("lines"))
    standing = {each.get("anchor") for each in item.paragraphs}
    for former in item.former_anchors:
        if former["anchor"] not in standing:
            yield Kept(item, former["anchor"], former.get("words", ""))


def _digest_and_lines(read: Read) -> tuple[Any, ...]:
    return (digest_of(read.words), *(read.paragraph.get("lines") or (0, 0)))


def _settle(kept: Kept, read: Read) -> None:
    kept.now, kept.stays, read.taken = read, True, True


def _begins(kept: Kept, read: Read) -> bool:
    """Whether one is the beginning of the other: a paragraph that was cut in two, or joined to what followed."""
    shorter, longer = sorted((kept.words, read.words), key=len)
    return len(shorter) >= BEGINNING and longer.startswith(shorter)


def _holds(kept: Kept, read: Read) -> bool:
    shorter, longer = sorted((kept.words, read.words), key=len)
    return len(shorter) >= PIECE and shorter in longer


def _address(now: Read | None, items: dict[int, AgendaItem]) -> str:
    """The item and the anchor where words are now, while the public may read them there."""
    item = items.get(now.row.pk) if now else None
    if now is None or item is None or item.is_restricted or item.removed:
        return ""
    anchor = item.paragraphs[now.place].get("anchor") if now.place < len(item.paragraphs) else None
    return f"{item.slug}#{anchor}" if anchor else ""


def _save_changed(items: Iterable[AgendaItem]) -> None:
    before = dict(
        AgendaItem.objects.filter(pk__in=[item.pk for item in items]).values_list("pk", "former_anchors")
    )
    for item in items:
        if item.former_anchors != before[item.pk]:
            item.save()
