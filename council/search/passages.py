"""The public words of an agenda item as passages: its paragraphs, and each decision once."""

from collections.abc import Iterable, Iterator

from council.models import AgendaItem, PreparedForKeys, Resolution


def passages(item: AgendaItem, resolutions: Iterable[Resolution]) -> list[str]:
    """The paragraphs of a published item and its published decisions, each decision in the place
    where the minutes print it and once, with a person's corrections."""
    decisions = list(resolutions)
    texts: list[str] = []
    placed: set[int] = set()
    for paragraph in item.shown_paragraphs:  # type: ignore[attr-defined]
        decision = _printed_here(paragraph, decisions)
        if decision is None:
            texts.append(paragraph["text"])
        elif decision.pk not in placed:
            placed.add(decision.pk)
            texts += decision_passages(decision)
    rest = (decision for decision in decisions if decision.pk not in placed)
    return texts + [text for decision in rest for text in decision_passages(decision)]


def decision_passages(decision: Resolution) -> Iterator[str]:
    """The text of a decision and those of its lettered parts that the text leaves out."""
    if decision.text:
        yield decision.text
    for part in decision.parts:
        if part["text"] not in decision.text:
            yield part["text"]


def _printed_here(paragraph: dict, decisions: list[Resolution]) -> Resolution | None:
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


_DECISIONS = PreparedForKeys(lambda keys: Resolution.objects.published().filter(item__pk__in=keys))


def decisions_by_item(items: Iterable[int]) -> dict[int, list[Resolution]]:
    """The published decisions of these items."""
    by_item: dict[int, list[Resolution]] = {}
    for decision in _DECISIONS(items):
        by_item.setdefault(decision.item_id, []).append(decision)
    return by_item
