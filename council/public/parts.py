"""What stands under agenda items: their decisions with the votes, the interests declared and the people named."""

from typing import Any

from council.models import AgendaItem, DeclaredInterest, Mention, Prepared, Resolution, given_key


def named(rows: Any) -> Any:
    """Rows with the councillor whom each names."""
    return rows.select_related("councillor").defer(*_left_out("councillor"))


def decisions() -> Any:
    """Published decisions with those who moved and seconded them."""
    published = Resolution.objects.published().select_related("mover", "seconder")
    return published.defer(*_left_out("mover"), *_left_out("seconder"))


def _left_out(councillor: str) -> list[str]:
    """What a link to a councillor does not say of them."""
    unsaid = ("uid", "merged_into", "confirmed", "attendance_note", "kept_from_search_engines", "clerks_note")
    return [f"{councillor}__{field}" for field in unsaid]


_KEY = given_key("key")
_OF_ITS_PAGE = ("uid", "outcome_as_written", "reference", "first_published_at")
"""What only the page of a decision itself tells."""
_OF_MEETING = {
    "resolutions": Prepared(lambda: decisions().with_votes().filter(item__meeting=_KEY).defer(*_OF_ITS_PAGE)),
    "interests": Prepared(lambda: named(DeclaredInterest.objects.published()).filter(item__meeting=_KEY)),
}
_OF_ITEM = {
    "resolutions": Prepared(lambda: decisions().with_votes().filter(item=_KEY).defer(*_OF_ITS_PAGE)),
    "interests": Prepared(lambda: named(DeclaredInterest.objects.published()).filter(item=_KEY)),
    "mentions": Prepared(lambda: named(Mention.objects.published()).filter(item=_KEY)),
}


def give_parts_of_meeting(items: list[AgendaItem], meeting: int) -> None:
    """Give the items of a meeting their decisions, votes and interests."""
    _give(items, {name: prepared(key=meeting) for name, prepared in _OF_MEETING.items()})


def give_parts_of_item(item: AgendaItem) -> None:
    """Give an item its decisions, votes, interests and the people named in it."""
    _give([item], {name: prepared(key=item.pk) for name, prepared in _OF_ITEM.items()})


def _give(items: list[Any], parts: dict[str, list[Any]]) -> None:
    """Put the rows under their items as if they had been prefetched."""
    for name, rows in parts.items():
        under: dict[int, list[Any]] = {item.pk: [] for item in items}
        for row in rows:
            under[row.item_id].append(row)
        for item in items:
            vars(item).setdefault("_prefetched_objects_cache", {})[name] = under[item.pk]
    for decision in parts["resolutions"]:
        decision._state.fields_cache["vote"] = getattr(decision, "public_vote", None)


def under(item: AgendaItem, part: str) -> list[Any]:
    """The rows of a part that were put under an item: a manager would be made anew each time that one asks."""
    kept = vars(item).get("_prefetched_objects_cache", {}).get(part)
    return list(getattr(item, part).all()) if kept is None else kept


def whole_text(decision: Resolution) -> str:
    """The words of a decision with those of its lettered parts that its text leaves out, a line each."""
    left_out = (part for part in decision.parts if part["text"] not in decision.text)
    return "\n".join([decision.text, *(f"{part['label']} {part['text']}" for part in left_out)])
