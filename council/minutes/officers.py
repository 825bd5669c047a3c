"""Officers as lists print them with the post first: `Director, Housing (Ms G Vane)`, `Clerk J Poole`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .names import TITLE, Person, is_name, read_person, split_people
from .remarks import POST, is_office, is_role
from .words import plain

_NAMED_IN_BRACKETS = re.compile(
    r"(?P<post>[^()]{3,200})\((?P<names>(?:(?:Mr|Mrs|Ms|Miss|Dr|Messrs|Prof|Sgt|Insp|Supt)\b|[A-Z]\.?\s?(?:[A-Z]\.?\s?){0,2}[A-Z][a-z]|[A-Z][a-z'’]{1,20} [A-Z])[^()]{1,120})\)"
)
_POST_IN_BRACKETS = re.compile(r"^\((?P<post>[^()]{3,80})\)\s+(?P<name>.+)$")
_OFFICE_HOLDER = re.compile(
    r"^(?P<office>[^()]{3,60}?)\s\((?P<name>(?:(?:County|District|Borough|City|Town|Parish)\s)?(?:Councillor|Cllr|Alderman|Mr|Mrs|Ms|Miss|Dr)\b[^()]{2,60})\)(?P<more>.*)$"
)
_POST_DASH = re.compile(r"^(?P<post>[^()]{3,100})\s[-–—]\s(?P<name>[^-–—]{3,60})$")
_MOST_WORDS = 24


def posts_before_names(text: str) -> tuple[list[Person], str]:
    """`Director, Housing (Ms G Vane), Executive Engineers (Messrs K Tolan and J Orme)`: commas belong to the posts.

    With what follows the last bracket.
    """
    found = list(_NAMED_IN_BRACKETS.finditer(text)) if "(" in text else []
    if not found or len(found) != text.count("("):
        return [], text
    people = [person for match in found for person in _in_one_bracket(match)]
    posts = [person.post or "" for person in people]
    rest = re.sub(r"^[\s,;.&]*(?:and\s+)?", "", text[found[-1].end() :])
    return (people, rest) if posts and all(POST.search(post) or "," in post for post in posts) else ([], text)


def _in_one_bracket(match: re.Match[str]) -> Iterator[Person]:
    post = plain(re.sub(r"^(?:and|&)\s+", "", match["post"].rpartition(";")[2].strip(" ,;.-–&"))) or None
    before = read_person(post) if post else None
    if before is not None and (before.title or " " in before.name):
        return
    title: str | None = None
    for piece in split_people(match["names"]):
        person = read_person(piece.replace(" .", ". "))
        if person is not None and not person.tags:
            title = person.title or title
            yield replace(person, title=title, post=post)


def post_then_name(piece: str) -> Person | None:
    """`the Clerk Mr K Pound`, `Fire Chief Ned Quarry` and `(Head of Finance) P. Lund`: the person with the post."""
    if match := _OFFICE_HOLDER.match(piece):
        person = read_person(match["name"] + match["more"])
        office = match["office"]
        if person and (is_role(office) or is_office(office)):
            return replace(person, tags=(office, *person.tags))
    if match := _POST_DASH.match(piece):
        person = read_person(match["name"])
        post = match["post"]
        if person and person.post is None and is_role(post):
            return replace(person, tags=(post, *person.tags))
        if person and person.post is None and POST.search(post) and not read_person(post):
            return replace(person, post=post)
    if match := _POST_IN_BRACKETS.match(piece):
        person = read_person(match["name"])
        return person and replace(person, post=match["post"])
    words = piece.split()
    if not 2 <= len(words) <= _MOST_WORDS:
        return None
    for place in range(1, len(words)):
        before, name = " ".join(words[:place]), " ".join(words[place:])
        if _is_post(before, words[place - 1], name) and (person := read_person(name)) and person.post is None:
            post = re.sub(r"^(?:the|our)\s+|[\s:,–-]+$", "", before)
            return (
                replace(person, post=post)
                if not is_role(post)
                else replace(person, tags=(post, *person.tags))
            )
    return None


def _is_post(before: str, last: str, name: str) -> bool:
    """Whether what stands before the name is a post: any with a title behind it, else one that ends in its noun."""
    if before.endswith((" and", " and the", " &")):
        return False
    if TITLE.match(name):
        return bool(
            POST.search(before) or is_office(before) or is_role(before.strip(" ,:")) or "ublic" in before
        )
    alone = re.sub(r"\s*\([^()]*\)", "", name)
    if POST.search(alone.rpartition(" ")[2]):  # "Chief Internal Auditor" names nobody
        return False
    return bool(POST.search(last)) and len(name.split()) > 1 and is_name(alone)


_POST_START = re.compile(
    r"(?:(?:Interim|Acting|Assistant|Deputy|Senior|Principal|Strategic|Corporate|Executive|Group|Service|Lead|Parish|Town|Footpath|Tree|Area) )*"
    r"(?:Head of|Directors?|Chief|Solicitor|Clerk|Town Clerk|Democratic|Monitoring|Committee|Governance|Planning|Legal|Finance"
    r"|Managers?|Officers?|Engineer|Warden|Treasurer|Secretary|Cabinet Member|Leader|Portfolio|Ward Member|(?:County|District|Borough) Councillor)\b|Ward \d|(?:as|representing|from|of) "
)
_BODY = re.compile(
    r"(?:[A-Z][\w'’]+ |and |of ){1,5}(?:Council|Councillor|Police|Authority|Association|Trust|Society)\b"
)


_BODY_ALONE = re.compile(
    r"(?:(?:County|District|Borough|City|Town|Parish|Metropolitan)\s)+Council\b(?!\s[A-Z][a-z]+\s)"
)


def name_then_post(piece: str) -> Person | None:
    """`Rosa Thwaite Head of Legal Services` and `Cllr B Oxley Fernshire County Council`: the person with what follows."""
    words = piece.split()
    for place in range(2, min(len(words), 7)):
        behind = " ".join(words[place:])
        if _BODY_ALONE.match(behind):
            continue  # `Port Haven City Council` is a body, and nobody of a City Council
        if not (_POST_START.match(behind) or _BODY.match(behind)):
            continue
        person = read_person(" ".join(words[:place]))
        if person and " " in person.name and person.post is None:
            return replace(person, post=re.sub(r"^(?:as|representing|from|of) (?:the |a )?", "", behind))
    return None
