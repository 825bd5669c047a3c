"""Forms of people's names: which spellings may belong to one person."""

import re
from dataclasses import dataclass
from functools import lru_cache

from council.models import fold


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _set(
    "cllr cllrs councillor councillors county borough district city town parish cc cty clr ald alderman "
    "alderwoman honorary mr mrs ms miss mx dr prof professor rev revd reverend canon sir dame lady lord "
    "baroness major colonel col capt captain the mayor hon right"
)
WOMAN = _set("mrs ms miss dame lady baroness alderwoman")
MAN = _set("mr sir lord")
HONOURS = _set("obe mbe cbe kbe bem jp dl mp msp qc kc phd esq")
PARTICLES = _set("van von der den de du la le ter ten st ap ab ferch mac mc uí ó ní nic")
PARTICLES_IN_LOWER_CASE = _set("al el bin ben da di del della dos y")
LONGEST_INITIALS = 4
LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name in parts, folded: what stands before the surname, the surname, and what a courtesy title tells."""

    given: tuple[str, ...]
    surname: str
    gender: str = ""

    @property
    def is_full(self) -> bool:
        """Whether there is a forename or an initial besides the surname."""
        return bool(self.given)

    @property
    def words(self) -> tuple[str, ...]:
        """All words of the name."""
        return (*self.given, *self.surname.split())

    @property
    def fullness(self) -> tuple[int, int, int]:
        """How much of the name is given: forenames in full, forenames and initials, letters."""
        in_full = sum(len(each) > 1 for each in self.given)
        return in_full, len(self.given), sum(map(len, self.given))


@lru_cache(maxsize=50_000)
def spelling_key(name: str) -> str:
    """The key under which a spelling is kept as a `CouncillorName`."""
    return fold(name)[:LONGEST_KEY]


@lru_cache(maxsize=50_000)
def form_of(name: str, title: str = "") -> NameForm:
    """The form of a name as written.

    >>> form_of("Mrs J.T. van der Berg")
    NameForm(given=('j', 't'), surname='van der berg', gender='f')
    """
    words = _in_order(name)
    courtesy = {fold(word) for word in (*title.split(), *words)} if words else set()
    words = _without_titles(words)
    start = next((place for place, word in enumerate(words[:-1]) if _is_particle(word)), len(words) - 1)
    given = tuple(part for word in words[:start] for part in _given(word, words[-1]))
    surname = " ".join(_key(word) for word in words[max(start, 0) :])
    return NameForm(given, surname, "f" if courtesy & WOMAN else "m" if courtesy & MAN else "")


def without_title(name: str) -> str:
    """The name as written, with single spaces and without titles and honours.

    >>> without_title("County Councillor  Anne Atkinson OBE")
    'Anne Atkinson'
    """
    return " ".join(_without_titles(_in_order(name))) or name


def are_compatible(one: NameForm, other: NameForm) -> bool:
    """Whether one person may bear both: one surname, and forenames or initials that do not contradict."""
    if one.surname != other.surname or {one.gender, other.gender} == {"f", "m"}:
        return False
    return all(_agree(mine, theirs) for mine, theirs in zip(one.given, other.given, strict=False))


def is_fuller(one: NameForm, other: NameForm) -> bool:
    """Whether the first says all that the second says, and more."""
    if one == other or not are_compatible(one, other) or len(one.given) < len(other.given):
        return False
    if other.gender and other.gender != one.gender:
        return False
    return all(len(mine) >= len(theirs) for mine, theirs in zip(one.given, other.given, strict=False))


def ends_with(longer: NameForm, shorter: NameForm) -> bool:
    """Whether the shorter name is the end of the longer one, as a surname alone is.

    >>> ends_with(form_of("C Lloyd Jones"), form_of("Lloyd Jones"))
    True
    """
    if {longer.gender, shorter.gender} == {"f", "m"}:
        return False
    return longer.words[-len(shorter.words) :] == shorter.words


def _agree(mine: str, theirs: str) -> bool:
    if len(mine) == 1 or len(theirs) == 1:
        return mine[0] == theirs[0]
    return mine == theirs


def _in_order(name: str) -> list[str]:
    last, comma, first = name.partition(",")
    swapped = f"{first} {last}" if comma and first.strip() and fold(first) not in HONOURS else name
    return re.sub(r"[,.;()]", " ", swapped).split()


def _without_titles(words: list[str]) -> list[str]:
    rest = list(words)
    while len(rest) > 1 and fold(rest[0]) in TITLES:
        rest.pop(0)
    while len(rest) > 1 and fold(rest[-1]) in HONOURS:
        rest.pop()
    return rest


def _is_particle(word: str) -> bool:
    return word.casefold() in PARTICLES or word in PARTICLES_IN_LOWER_CASE


def _given(word: str, surname: str) -> tuple[str, ...]:
    """A forename, or initials one by one: "JTA" beside a surname that is not in capitals."""
    if 1 < len(word) <= LONGEST_INITIALS and word.isalpha() and word.isupper() and not surname.isupper():
        return tuple(fold(letter) for letter in word)
    return (_key(word),) if _key(word) else ()


def _key(word: str) -> str:
    return fold(word).replace("'", "").strip()
