"""The house styles: from the facts and words of a source to the blocks of a printed document."""

from collections.abc import Iterator
from dataclasses import dataclass

from .source import COUNCIL, Paragraph, Source
from .wording import bound, held, meeting_line, roll, spoken

TITLES = {"title", "private_title"}
ENDS_AN_ITEM = TITLES | {"closing", "notice"}


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the printed document; `cells` are the columns of names or the cells of a table row."""

    kind: str
    text: str = ""
    label: str = ""
    cells: tuple[tuple[str, ...], ...] = ()


def blocks(source: Source) -> Iterator[Block]:
    """The whole document in reading order."""
    yield from _head(source)
    if source.facts.get("cancelled"):
        yield from (Block(p.kind, spoken(source, p.text)) for p in source.paragraphs)
        return
    if not source.agenda_page:
        yield from _roll(source)
    yield from _items(source)


def _head(source: Source) -> Iterator[Block]:
    committee = source.facts["committee"]
    if source.facts.get("draft"):
        yield Block("notice", "DRAFT MINUTES - subject to confirmation at the next meeting")
    yield Block("council", COUNCIL if source.county else COUNCIL.upper())
    if not source.full_council:
        yield Block("committee", committee if source.county else committee.upper())
    yield Block("held", source.facts.get("headline") or held(source))


def _roll(source: Source) -> Iterator[Block]:
    match source.facts["style"]:
        case "county":
            return _county_roll(source)
        case "town":
            return _town_roll(source)
        case _:
            return _council_roll(source)


def _county_roll(source: Source) -> Iterator[Block]:
    names = [bound(name) for name in source.facts["present"]]
    half = (len(names) + 1) // 2
    yield Block("label", "Present:")
    yield Block("group", "County Councillors")
    yield Block("names", cells=(tuple(names[:half]), tuple(names[half:])))
    if co_opted := source.facts.get("co_opted"):
        yield Block("group", "Co-opted Member")
        yield from (Block("text", member) for member in co_opted)
    if visitors := source.facts.get("visitors"):
        yield Block("label", "Also in attendance:")
        yield from (Block("text", f"County Councillor {visitor}") for visitor in visitors)
    if officers := source.facts.get("officers"):
        yield Block("label", "Officers in attendance:")
        yield from (Block("text", officer) for officer in officers)


def _town_roll(source: Source) -> Iterator[Block]:
    yield Block("roll", f"Councillors {roll(source.facts['present'])}", label="Present:")
    if visitors := source.facts.get("visitors"):
        yield Block("roll", f"Councillor {roll(visitors)}", label="Also present:")
    if officers := source.facts.get("officers"):
        yield Block("roll", roll(officers), label="In attendance:")


def _council_roll(source: Source) -> Iterator[Block]:
    yield Block("roll", f"{roll(source.facts['present'])}.", label="PRESENT:")
    yield Block("roll", f"{roll(source.facts['officers'], between='; ')}.", label="IN ATTENDANCE:")


def _items(source: Source) -> Iterator[Block]:
    position, is_open = -1, False
    for paragraph in source.paragraphs:
        if is_open and paragraph.kind in ENDS_AN_ITEM:
            yield Block("close", label=str(position + 1))
            is_open = False
        if paragraph.kind in TITLES:
            position, is_open = position + 1, True
            yield Block("open", label=str(position + 1))
        yield _block(source, paragraph, position)
    if is_open:
        yield Block("close", label=str(position + 1))


def _block(source: Source, paragraph: Paragraph, position: int) -> Block:
    text = spoken(source, paragraph.text)
    match paragraph.kind:
        case "title" | "private_title":
            return Block("title", source.printed_title(text), label=source.number(position))
        case "next_meeting":
            return Block("text", meeting_line(source, paragraph.text))
        case "row":
            return Block("row", cells=(tuple(cell.strip() for cell in text.strip("|").split("|")),))
        case "lost":
            return Block("text", text)
        case kind:
            return Block(kind, text, label=paragraph.label)
