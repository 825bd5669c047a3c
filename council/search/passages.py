"""The public words as passages: the paragraphs of an agenda item with each decision once, and what the
minutes say outside all items."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from council.models import Given, PreparedForKeys, Resolution, SourceLine


def passages(item: Any, resolutions: Iterable[Any]) -> list[str]:
    """The paragraphs of a published item and its published decisions, each decision in the place
    where the minutes print it and once, with a person's corrections."""
    decisions = list(resolutions)
    texts: list[str] = []
    placed: set[int] = set()
    for paragraph in item.shown_paragraphs:
        decision = _printed_here(paragraph, decisions)
        if decision is None:
            texts.append(paragraph["text"])
        elif decision.pk not in placed:
            placed.add(decision.pk)
            texts += decision_passages(decision)
    rest = (decision for decision in decisions if decision.pk not in placed)
    return texts + [text for decision in rest for text in decision_passages(decision)]


def decision_passages(decision: Any) -> Iterator[str]:
    """The text of a decision and those of its lettered parts that the text leaves out."""
    if decision.text:
        yield decision.text
    for part in decision.parts:
        if part["text"] not in decision.text:
            yield part["text"]


def _printed_here(paragraph: dict, decisions: list[Any]) -> Any:
    if paragraph["kind"] != "resolution" or not paragraph.get("lines"):
        return None
    first, last = paragraph["lines"]
    for decision in decisions:
        if (
            decision.first_line
            and decision.last_line
            and decision.first_line <= first <= last <= decision.last_line
        ):
            return decision
    return None


def _decisions(items: list[Given]) -> QuerySet:
    shown = ("item", "kind", "outcome", "text", "parts", "first_line", "last_line")
    decisions = Resolution.objects.published().filter(item__pk__in=items).only(*shown)
    return decisions.order_by("item_id", "position", "pk")


_DECISIONS = PreparedForKeys(_decisions)


def decisions_by_item(items: Iterable[int]) -> dict[int, list[Resolution]]:
    """The published decisions of these items."""
    by_item: dict[int, list[Resolution]] = {}
    for decision in _DECISIONS(items):
        by_item.setdefault(decision.item_id, []).append(decision)
    return by_item


OUTSIDE_ITEMS = ("header", "attendance", "trailer", "problem")
"""What became of the lines of a document that stand under no agenda item; furniture is left out."""
WIDEST_GAP = 3
"""So many lines further on, with blank ones between, a line still belongs to the same passage."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of a document that follow one another, with their numbers."""

    lines: tuple[int, ...]
    text: str

    @property
    def first(self) -> int:
        """The number of the first line."""
        return self.lines[0]

    def line_at(self, place: int) -> int:
        """The number of the line that a place in the text lies on."""
        return self.lines[self.text.count("\n", 0, place)]


def minutes_passages(lines: Iterable[tuple[int, str, str]]) -> list[Stretch]:
    """The public lines outside all items (number, use and words, in order) as passages."""
    found: list[list[tuple[int, str]]] = []
    last, use = None, ""
    for line, used_as, text in lines:
        if last is None or line - last > WIDEST_GAP or used_as != use:
            found.append([])
        found[-1].append((line, " ".join(text.split())))
        last, use = line, used_as
    numbered = (list(zip(*each, strict=True)) for each in found)
    return [Stretch(numbers, "\n".join(texts)) for numbers, texts in numbered]


def _lines(keys: list[Given]) -> QuerySet:
    lines = SourceLine.objects.published().filter(document__meeting__pk__in=keys, used_as__in=OUTSIDE_ITEMS)
    return lines.order_by("document__meeting", "line").values_list(
        "document__meeting", "line", "used_as", "text"
    )


_LINES = PreparedForKeys(_lines)


def minutes_by_meeting(meetings: Iterable[int]) -> dict[int, list[Stretch]]:
    """What the published minutes of these meetings say outside all items."""
    by_meeting: dict[int, list[tuple[int, str, str]]] = {}
    for meeting, *line in _LINES(meetings):
        by_meeting.setdefault(meeting, []).append(tuple(line))
    return {meeting: minutes_passages(lines) for meeting, lines in by_meeting.items()}
