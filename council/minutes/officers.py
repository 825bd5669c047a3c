"""Officers as lists print them: name and post, post and name, or a post alone."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .names import Person, read_person, split_outside_brackets, split_people
from .remarks import POST, Group, attendee
from .values import Attendee, Lines
from .words import plain

_POST_WITH_NAME = re.compile(r"(?P<post>[^(),;]{3,120}?)\s*\((?P<name>[^()]{3,60})\)")
_POST_BEFORE_TITLED = re.compile(
    r"(?P<post>[^()]{3,200})\((?P<names>(?:Mr|Mrs|Ms|Miss|Dr|Messrs|Prof)\b[^()]{2,120})\)"
)
_POST_START = re.compile(
    r"\s(?=(?:Interim |Acting |Assistant |Deputy |Senior |Principal |Strategic |Corporate |Executive |Group |Service |Lead )*"
    r"(?:Head of|Directors?|Chief|Solicitor|Clerk|Town Clerk|Democratic|Monitoring|Committee|Governance|Planning|Legal|Finance"
    r"|Managers?|Officers?|Engineer)\b)"
)


def officers_in(text: str, group: Group, lines: Lines) -> list[Attendee]:
    """The officers whose names the entry gives; none for a post alone."""
    return [
        replace(each, kind="officer" if each.post else each.kind) for each in _officers(text, group, lines)
    ]


def _officers(text: str, group: Group, lines: Lines) -> Iterator[Attendee]:
    """Names with their posts; where posts come first, the names in brackets."""
    if titled := list(_titled_in_brackets(text)):
        yield from (attendee(person, group, lines) for person in titled)
        return
    posts_first = [
        (match["post"], read_person(name))
        for match in _POST_WITH_NAME.finditer(text)
        for name in split_people(match["name"])
    ]
    if posts_first and all(person and POST.search(post) for post, person in posts_first):
        for post, person in posts_first:
            if person:
                yield attendee(replace(person, post=plain(post).strip(" ,-–")), group, lines)
        return
    for person in _named_first(text):
        yield attendee(person, group, lines)


def _titled_in_brackets(text: str) -> Iterator[Person]:
    """`Director, Housing (Ms G Vane), Executive Engineers (Messrs S Nash and J Orme)`: commas belong to the posts."""
    found = list(_POST_BEFORE_TITLED.finditer(text))
    if not found or len(found) != text.count("("):
        return
    for match in found:
        title: str | None = None
        for piece in split_people(match["names"]):
            person = read_person(piece)
            if person is not None:
                title = person.title or title
                post = re.sub(r"^(?:and|&)\s+", "", match["post"].strip(" ,;.-–"))
                yield replace(person, title=title, post=plain(post) or None)


def _named_first(text: str) -> Iterator[Person]:
    """`Ruth Calder, Head of Law and Elections, Sam Rowe (Solicitor)`: each name takes what follows it as its post."""
    held: Person | None = None
    for segment in _segments(text):
        person = _person(segment)
        if person is not None:
            if held is not None:
                yield held
            held = person
        elif held is not None:
            held = replace(held, post=", ".join(filter(None, (held.post, segment))))
    if held is not None:
        yield held


def _segments(text: str) -> Iterator[str]:
    for piece in split_outside_brackets(text, r"\s*[,;]\s*|\s+[-–—]\s+"):
        parts = split_outside_brackets(piece, r"\s+(?:and|&)\s+")
        if len(parts) > 1 and all(_is_certain(part) for part in parts[1:]):
            yield from parts
        else:
            yield re.sub(r"^and\s+", "", piece)


def _is_certain(part: str) -> bool:
    """A name that no post can be: with a title, an initial or a post in brackets."""
    person = _person(part)
    return person is not None and bool(person.title or person.tags or re.search(r"\b[A-Z]\b", person.name))


def _person(segment: str) -> Person | None:
    """A name of at least two words, or one with a title; `Paul Bond Head of Legal Services` gives the post too."""
    person = read_person(segment)
    if person and (person.title or len(person.name.split()) > 1):
        return person
    match = _POST_START.search(segment)
    before = read_person(segment[: match.start()]) if match else None
    if match and before and len(before.name.split()) > 1:
        return replace(before, post=segment[match.end() :])
    return None
