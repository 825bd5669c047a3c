"""Values from contract 1: what came out of the confined process is checked before anything trusts it."""

import types
import typing
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from council.minutes import values
from council.minutes.values import Minutes, Value

V = TypeVar("V", bound=Value)

CLOSED_LISTS = {
    (values.Attendee, "kind"): values.PERSON_KINDS,
    (values.Attendee, "status"): values.ATTENDANCE_STATUSES,
    (values.Attendee, "role"): (None, "chair", "vice_chair"),
    (values.Item, "kind"): values.ITEM_KINDS,
    (values.Decision, "kind"): values.DECISION_KINDS,
    (values.Decision, "outcome"): values.OUTCOMES,
    (values.NamedVote, "option"): ("for", "against", "abstain", "not_voting", "absent"),
    (values.Restriction, "basis"): ("exempt", "confidential", "unstated"),
    (values.Minutes, "document_kind"): ("minutes", "agenda", "decisions", "other"),
}


def minutes_from(reading: Any) -> Minutes:
    """The minutes in a reading; raises ValueError when it does not keep contract 1."""
    return _value(Minutes, reading)


def _value(kind: type[V], data: Any) -> V:
    if not isinstance(data, dict):
        raise ValueError(f"{kind.__name__} is not an object")
    given = {}
    for name, key, hint in _shape(kind):  # type: ignore[arg-type]
        if key in data:
            given[name] = _checked(hint, data[key], where=f"{kind.__name__}.{name}")
            allowed = CLOSED_LISTS.get((kind, name))
            if allowed is not None and given[name] not in allowed:
                raise ValueError(f"{kind.__name__}.{name} is {given[name]!r}")
    try:
        return kind(**given)
    except TypeError as missing:
        raise ValueError(str(missing)) from None


@cache
def _shape(kind: type[Value]) -> tuple[tuple[str, str, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((f.name, kind.json_names.get(f.name, f.name), hints[f.name]) for f in fields(kind))  # type: ignore[arg-type]


def _checked(hint: Any, data: Any, *, where: str) -> Any:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        if data is None:
            return None
        return _checked(next(arg for arg in args if arg is not type(None)), data, where=where)
    if origin is dict:
        return {str(k): _checked(args[1], v, where=where) for k, v in _typed(dict, data, where).items()}
    if origin is tuple:
        return _tuple(args, _typed(list, data, where), where)
    if isinstance(hint, type) and issubclass(hint, Value):
        return _value(hint, data)
    return _typed(hint, data, where)


def _tuple(args: tuple[Any, ...], data: list[Any], where: str) -> tuple[Any, ...]:
    if args[-1] is Ellipsis:
        return tuple(_checked(args[0], each, where=where) for each in data)
    if len(args) != len(data):
        raise ValueError(f"{where} has {len(data)} values instead of {len(args)}")
    return tuple(_checked(arg, each, where=where) for arg, each in zip(args, data, strict=True))


def _typed(kind: type, data: Any, where: str) -> Any:
    fits = isinstance(data, kind) and not (kind is int and isinstance(data, bool))
    if not fits or (kind is int and not 0 <= data < 2**31):
        raise ValueError(f"{where} is {type(data).__name__}, not {kind.__name__}")
    return data
