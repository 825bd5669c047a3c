"""Values that are made quickly are as frozen as others, and the collector of rings runs again after a reading."""

import copy
import gc
import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, replace

import pytest

from council.minutes import Unreadable, read
from council.minutes.making import quickly_made
from council.minutes.values import Paragraph, Votes


@quickly_made
@dataclass(frozen=True, slots=True)
class Kept:
    """With fields that are named as what makes them might be."""

    kind: str
    opened: int
    turn: str | None = None
    self_: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Ordinary:
    """The same without haste."""

    kind: str
    opened: int
    turn: str | None = None
    self_: tuple[int, ...] = ()


def test_a_value_has_the_fields_it_was_given_and_the_defaults_of_the_rest() -> None:
    assert repr(Kept("text", opened=2)) == repr(Ordinary("text", opened=2)).replace("Ordinary", "Kept")
    assert [each.name for each in fields(Kept)] == [each.name for each in fields(Ordinary)]


def test_a_value_cannot_be_changed() -> None:
    paragraph = Paragraph("text", None, "There were none.", (1, 1))
    with pytest.raises(FrozenInstanceError):
        paragraph.text = "There were some."  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del paragraph.text
    with pytest.raises((AttributeError, TypeError)):
        paragraph.other = 1  # type: ignore[attr-defined]


def test_what_is_missing_or_too_much_is_refused() -> None:
    with pytest.raises(TypeError):
        Kept("text")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Kept("text", 1, other=2)  # type: ignore[call-arg]


def test_equal_values_are_equal_also_as_copies() -> None:
    votes = Votes(in_favour=3)
    assert votes == replace(Votes(), in_favour=3) == copy.copy(votes) == pickle.loads(pickle.dumps(votes))  # noqa: S301
    assert len({votes, replace(votes, against=1), Votes(in_favour=3)}) == 2
    assert type(votes) is Votes


def test_the_collector_runs_again_whatever_came_of_the_reading() -> None:
    read(b"Kelby Parish Council\n\n1. Apologies\nThere were none.\n", "kelby.txt")
    assert gc.isenabled()
    with pytest.raises(Unreadable):
        read(b"", "empty.txt")
    assert gc.isenabled()
