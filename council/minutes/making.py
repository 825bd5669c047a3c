"""What makes values quickly, since a document makes thousands: frozen dataclasses, and no search for rings of objects."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar

Kind = TypeVar("Kind")


def quickly_made(kind: type[Kind]) -> type[Kind]:
    """The same frozen class with slots, its fields written while the new object is still open, which costs half."""
    told: tuple[Field[Any], ...] = fields(kind)  # type: ignore[arg-type]
    opened = type(kind.__name__, kind.__bases__, {"__slots__": [each.name for each in told]})
    names: dict[str, Any] = {f"_{each.name}": each.default for each in told if each.default is not MISSING}
    names.update(Turn=object.__setattr__, Opened=opened, Frozen=kind)
    exec(_source(told), names)  # noqa: S102 as dataclasses do: of nothing but the names of the fields
    kind.__init__ = names["__init__"]  # type: ignore[method-assign]
    return kind


def _source(told: tuple[Field[Any], ...]) -> str:
    """What writes each field as it is given, or its default."""
    given = [each.name if each.default is MISSING else f"{each.name}=_{each.name}" for each in told]
    written = "".join(f"\n    self.{each.name} = {each.name}" for each in told)
    return (
        f"def __init__(self, {', '.join(given)}):\n"
        f"    Turn(self, '__class__', Opened){written}\n"
        "    self.__class__ = Frozen\n"
    )


@contextmanager
def without_collector() -> Iterator[None]:
    """A reading makes no rings of objects: to look for some again and again would cost a twentieth of it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
