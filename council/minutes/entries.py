"""One entry of a list of those present: the people named in it, each with what stands behind the name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .forenames import is_forename
from .names import (
    COUNCILLOR_TITLE,
    TITLE,
    Person,
    is_name,
    is_surname_of_a_thing,
    read_person,
    split_outside_brackets,
    take_titles,
    unglued,
    with_honours_joined,
    without_degrees,
)
from .officers import name_then_post, post_then_name, posts_before_names
from .remarks import (
    CO_OPTED,
    HERE,
    POST,
    Group,
    attendee,
    is_absence,
    is_office,
    is_remark,
    is_remote,
    is_role,
    is_substitution,
    stand_in,
)
from .values import Attendee, Lines

_UNCOUNTED = re.compile(
    r"^(?:and |plus |there (?:was|were) |approximately |about |around |also )*(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|no|a|several|some|the)\s+"
    r"(?:(?:other|further)\s+)?(?:(?:local|unnamed|attending)\s+)?(?:members?\b|(?:member )?of the public|public\b|parishioners?\b|residents?\b|press\b|reporters?\b|electors?\b|visitors?\b|observers?\b|officers?\b|guests?\b|(?:councillor|seat)s? vacan)"
    r"|^(?:one|two|three|four|five|six|seven|eight|nine|ten)$|^(?:members of the )?(?:public|press)\s*:?\s*(?:\d+|none|nil)?$|^(?:\d+ )?vacanc(?:y|ies)\b|^(?:one|two|three|four) vacan|^(?:and )?others$|^there were no\b|^(?:names?|position|role|attendance|organisation|representing|title|present|apologies|ward|party|substitutes?|reasons?.*|attended|expected|in attendance|yes|y|n|no|x|✓|√|substituted by)$|^none|^nil|^n/?a$|^[-()\s]+$|^\d{1,3}$",
    re.IGNORECASE,
)
_NOTHING_SAID = re.compile(
    r"^(?:accepted|noted|agreed|received|approved|quorum|as above|various|(?:reasons? )?accepted|all|also|present|attended|the following)\.?$",
    re.IGNORECASE,
)
_COUNT_BEHIND = r"(?i)(?:\s+(?:and|plus|&)\s+|(?<=[a-z)])\s+(?=\d))(?=(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|no)\s+(?:(?:other|further)\s+)?(?:members?|public|parishioners?|residents?|press|visitors?|observers?|reporters?)\b)"
_AND = r"\s+(?:and|&)\s+"
_WORSHIP = re.compile(
    r"\b(?:His|Her) Worship,?\s(?=[Tt]he\s(?:Deputy\s)?(?:Lord\s)?Mayor\b)|\b[Tt]he (?:Right )?Worshipful\s(?=[Tt]he\s(?:Deputy\s)?(?:Lord\s)?Mayor,\s)"
)
_WELSH_AND = r"\s+(?:and|&|ac?)\s+(?=[A-ZÀ-Þ])|\s+&\s+"
_CLERK = r"(?<=[a-z.)])\s+(?=(?:the\s+)?(?:(?:Parish|Town|Deputy)\s+)*Clerk[,:]?\s+(?:(?:Mr|Mrs|Ms|Miss)\b\.?\s+)?[A-Z])"
_NEXT_TITLE = (
    r"(?<=\))\s+(?=[A-ZÀ-Þ])"
    r"|(?<=[a-zß-ÿ)A-Z])(?<!County)(?<!District)(?<!Borough)(?<!City)(?<!Town)(?<!Parish)(?<!Unitary)(?<!Lord)(?<!Honorary)(?<!\bCllr)(?<!\bCllrs)(?<!\bClr)(?<!\bCr)(?<!\bThe)(?<!\b[A-Z]CC)(?<!\b[A-Z]DC)(?<!\b[A-Z]BC)(?<!\b[A-Z]{2}DC)\s+"
    r"(?=(?:(?:County|District|Borough|City|Town|Parish|Unitary)\s)?(?:(?:[A-Z]{1,5} ?)?(?:Cllrs?|Clrs?)|Crs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Alderm[ae]n|Y Cynghorydd|Depute Conven[eo]r|Trustee)\b\.?\s(?!Cllr|Councillor)"
    r"|Deputy Reeve\s[A-Z]|PCSO\s[A-Z]|Chief Administrative Officer\s[A-Z]|CAO:?\s[A-Z]"
    r"|(?:The )?(?:Deputy )(?:Lord )?Mayor (?:Councillor|Cllr|Alderman)\b)"
)
_LEADING = re.compile(r"^(?:(?:and|&|also|plus|together with|along with|with|by|from|the|ac?)\s+)+(?=\S)")
_TOGETHER = re.compile(r",?\s+(?:together|along) with\s+")
_ROLE_ALONE = re.compile(r"\(\s*(?:Vice[- ])?Chair(?:man|woman|person)?\s*\)")
"""`Cllr Edna Hislop; (Chairman)`."""
_TITLE_APART = re.compile(
    r"^((?:Deputy )?(?:Mayor|Reeve|Warden)|Alderman|(?:(?:County|District|Borough|City|Unitary) )?(?:Councillor|Councilor|Cllr))\s?[-–—]\s(?=[A-Z][\w.'’-]*\s[A-Z])"
)
"""`Deputy Mayor – Nora Bale` and `Alderman – Tom Reay`, a line each."""
_OFFICER_BEHIND = re.compile(
    r"(?<=[a-z])\s(?P<fore>[A-Z][a-z]+)(?P<rest>\s[A-Z][\w'’-]+\s?[–-]\s?(?=(?:(?:Acting|Deputy|Assistant|Town|Parish)\s){0,2}(?:Clerk|Administrat\w+)\b))"
)
"""`and N Moss Susan Reay–Clerk to the Council Kate Lund – Deputy Clerk`, the lines of a list that ran together."""
_COMMA_BEHIND = re.compile(r"\b(Cllrs|Councillors),\s(?=[A-Z])")
"""`Cllrs, A Moss, B Lund`"""
_INITIAL_APART = re.compile(
    r"(?:(?<=[,&]\s)|(?<=\band\s)|(?<=Cllrs\s)|(?<=Cllr\s))\((?P<initial>[A-Z])\.?\)\s(?=[A-Z][a-z])"
)
"""`Price & (G) Wilson`, where two Wilsons are told apart."""
_FULL_STOP = re.compile(
    r"(?P<one>(?:^|(?<=[,.]\s))(?:[A-Z][a-z]+|[A-Z]\.?)\s[A-Z][\w'’-]+)\.\s+(?=(?P<two>(?:[A-Z][a-z]+|[A-Z]\.?)\s[A-Z][\w'’-]+)(?:[.,]|$))"
)
_INITIALS_RUN = re.compile(
    r"(?:(?:[A-Z][a-z]{2,12}\s)?(?:Councillors|Cllrs)\s)?"
    r"(?:[A-ZÀ-Þ]\.?\s){1,3}[A-ZÀ-Þ][\w'’-]{2,30}(?:\s\([^()]{1,30}\))?(?:\s(?:[A-ZÀ-Þ]\.?\s){1,3}[A-ZÀ-Þ][\w'’-]{2,30}(?:\s\([^()]{1,30}\))?){1,90}"
)
_FEWEST_IN_RUN = 4
_SURNAME = re.compile(r"([A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]+){0,2}),\s((?:[A-ZÀ-Þ]\.?){1,4})(?=,?\s|$)")
_SURNAMES_RUN = re.compile(
    rf"(?:^|\s)(?:MEMBERS|Members|COUNCILLORS|Councillors)\s:?\s?(?P<run>(?:{_SURNAME.pattern},?\s?){{4,}})$"
)
"""`MEMBERS Allan, E. Barn, D. Benson, J. Bow, L`, surnames before their initials, which nothing else divides; without
the word in front it could be the middle of a list that was broken behind an initial."""
_NEXT_INITIAL = re.compile(r"(?<=[\w'’-]{3}|.[^()]\))\s(?=(?:[A-ZÀ-Þ]\.?\s){1,3}[A-ZÀ-Þ][\w'’-]{2})")
"""`A Moss K Lund (Chair) P Tarn`, the columns of a table with one space between them."""
_ROLE_FIRST = re.compile(
    r"(?P<role>(?:Vice[- ]|Deputy )?Chair(?:man|woman|person)?)\s(?=(?:[A-Z]\.?\s?){0,3}[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?$)"
)
"""`Chair P Lathom` and `Vice-Chairman Ann Reay`, before whose names stands no title."""
_WITH_CLERK = re.compile(
    r"\s+with\s+(?=(?:the\s)?(?:[A-Z][\w'’.-]*\s){0,3}[A-Z][\w'’-]*,?\s(?:(?:Town|Parish|Deputy|Acting|Assistant)\s){0,2}Clerk\b)"
)
_PLURAL = re.compile(
    r"(?:the )?(?:on behalf of )?(?:county borough |\w+ )?(?:councillors|cllrs|clrs|crs|aldermen|bailies|messrs|y cynghorwyr|cynghorwyr)\b|y cynghorwyr\b",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"^(?P<code>[A-Z√✓][A-Za-z]{0,2}|\*)\s+(?=[A-Z])|\s*(?P<star>\*)$|\s+[-–]?\s*(?P<behind>[A-Z√✓][A-Za-z]{0,2})$|(?:^|(?<=\s))(?P<before>\*)\s*(?=[A-Z])"
)
_SEMICOLONS = re.compile(r"(?:Councillors|Cllrs)\b\.?\s[^,;]{2,40}(?:;\s[^,;]{2,40})+$")
"""`Councillors Maple (BM); Cotter (AC); Croft (JC)`, of whom all are councillors."""
_ROLE_APART = re.compile(r",\s\((?P<role>(?:Vice[- ])?Chair(?:man|woman|person)?)\),?\s(?=[A-Z])")
"""`M Wills, (Chair) J Need`: a comma that stands before the role and not behind it."""
_SINGLE_INITIALS = re.compile(r"(?P<surname>[\w'’-]{0,40}[^\W\d_])\s\((?P<initial>[A-Z])\.?\)")
_PARTY_LETTERS = frozenset("CLGI")
_FINITE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|would|will|noted|agreed|asked|said|thanked|welcomed|opened|declared|reported|confirmed|proposed|seconded|resolved|denotes?|indicates?|chaired|took|explained|gave|raised|being|began|commenced|reminded|advised|informed|announced)\b"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """The people of one entry, those away for whom somebody stood in, and the words that are no names."""

    people: Sequence[Attendee] = ()
    unread: Sequence[str] = ()


@dataclass(slots=True)
class _Held:
    """A person met, who may be told more of by what follows."""

    person: Person
    group: Group
    own_title: str | None
    remarks: list[str] = field(default_factory=list)


def is_prose(text: str) -> bool:
    """`The Chair welcomed Mr Moss to his first meeting.`: a sentence that tells and does not list."""
    outside = re.sub(r"\([^()]{0,200}\)", " ", text)
    return bool(_FINITE.search(outside)) and len(outside.split()) > 4


def is_count(text: str) -> bool:
    """`8 members of the public`: nobody by name, and nothing unread."""
    return bool(_UNCOUNTED.match(text.strip(" .,;:-–()")) or _NOTHING_SAID.match(text.strip()))


def read_entry(text: str, group: Group, lines: Lines, *, codes: Mapping[str, str] | None = None) -> Entry:
    """The people in `Councillors A Moss (Chair), P Lund, the Clerk Mr K Pound and 4 members of the public`."""
    text = _WORSHIP.sub("", text) if "Worship" in text else text
    text = _TITLE_APART.sub(r"\1 ", text, count=1)
    if ("–" in text or "-" in text) and "lerk" in text:
        text = _OFFICER_BEHIND.sub(_parted_officer, text)
    text = _COMMA_BEHIND.sub(r"\1 ", text) if "s, " in text else text
    text = _INITIAL_APART.sub(r"\g<initial> ", text) if "(" in text else text
    text = _TOGETHER.sub(", ", with_honours_joined(without_degrees(unglued(text.rstrip(" .,;:")))))
    text = _FULL_STOP.sub(_between_names, _WITH_CLERK.sub("; ", text))
    if _SEMICOLONS.match(text):
        text = text.replace(";", ",")
    if text.count(",") >= _FEWEST_IN_RUN and (run := _SURNAMES_RUN.search(text)):
        names = ", ".join(f"{initials} {surname}" for surname, initials in _SURNAME.findall(run["run"]))
        text = f"{text[: run.start()]}, {names}".strip(" ,")
    if _INITIALS_RUN.fullmatch(text) and "Cynghor" not in text:
        text = _NEXT_INITIAL.sub(", ", text)
    text = _ROLE_APART.sub(r" (\g<role>), ", text)
    if "Cynghorwyr" in text:
        group = replace(group, welsh=True)
    officers, rest = posts_before_names(text)
    if officers:
        others = read_entry(rest, group, lines, codes=codes) if rest else Entry()
        return Entry([*(attendee(each, group, lines) for each in officers), *others.people], others.unread)
    reader = _Reader(group, codes or {}, initials=_bracket_initials(text))
    reader.divided = ";" in text
    for part in split_outside_brackets(text, r"\s*;\s*"):
        if reader.held and _ROLE_ALONE.fullmatch(part):
            reader.held[-1].remarks.append(part.strip("() "))
            continue
        pieces = list(_pieces(part, group))
        reader.begin(among=len(pieces))
        for piece in pieces:
            reader.take(piece)
    return Entry(reader.attendees(lines), reader.unread)


def _parted_officer(officer: re.Match[str]) -> str:
    if not is_forename(officer["fore"]):
        return officer.group()
    name = officer["rest"].rstrip(" –-")
    return f"; {officer['fore']}{name} – "


def _between_names(stop: re.Match[str]) -> str:
    """`Sharon Dunn. Stuart Barr`: a stop for a comma, where whole names stand on both sides."""
    return f"{stop['one']}, " if is_name(stop["one"]) and is_name(stop["two"]) else stop.group()


def _bracket_initials(text: str) -> bool:
    """Whether letters in brackets tell two of one surname apart, `Lavelle (M)`, and are no parties."""
    found = _SINGLE_INITIALS.findall(text) if ")" in text else []
    letters = [initial for _, initial in found]
    if len(set(letters)) == 1 < len({surname for surname, _ in found}):
        return False  # one letter behind several names is a mark, such as R for those who took part remotely
    return bool(set(letters) - _PARTY_LETTERS)


class _Reader:
    """Takes piece after piece; what is no name is told of the person before, or of the next."""

    def __init__(self, group: Group, codes: Mapping[str, str], *, initials: bool) -> None:
        self.group, self.codes, self.initials = group, codes, initials
        self.title = group.title
        self.held: list[_Held] = []
        self.before: _Held | None = None
        self.pending: list[str] = []
        self.posts: list[str] = []
        self.unread: list[str] = []
        self.divided = False
        self.is_list = False
        self.by_surname = False

    def begin(self, *, among: int) -> None:
        """What stands behind a semicolon tells nothing of those before it."""
        self.title, self.before, self.is_list = self.group.title, None, among > 2

    def take(self, piece: str) -> None:
        words = _LEADING.sub("", piece.strip(" ,.:_")).strip(" ,.:_")
        if _PLURAL.fullmatch(words):
            self.title = take_titles(f"{words} ")[1]
            return
        counted = is_count(words) and not (self.before and is_absence(words))
        if not any(map(str.isalnum, words)) or (counted and not self._ordinary_surname(words)):
            return
        status, words = self._code(words)
        office = _ROLE_FIRST.match(words) if not self._awaits_a_post() else None
        if office and is_name(words[office.end() :]):
            self.pending.append(office["role"])
            words = words[office.end() :]
        person = self._person(words)
        if person is None:
            self._remark(words)
        else:
            self._hold(person, words, status)

    def _hold(self, person: Person, words: str, status: str | None) -> None:
        own = person.title
        if _PLURAL.match(words):
            shared = own and COUNCILLOR_TITLE.search(own)
            self.title = shared.group() if shared else own
        role = None if self.held else self.group.role
        group = replace(self.group, role=role, status=status or self.group.status, title=self.title)
        title = own if _PLURAL.match(words) else _joined(self.title, own)
        titled = person if title == own else replace(person, title=title)
        self.before = _Held(titled, group, own, self._awaited(titled))
        self.held.append(self.before)
        if person.post and POST.search(person.post):
            self.title = self.group.title

    def _awaited(self, person: Person) -> list[str]:
        """The offices that stood before the name; a post where councillors stand before it."""
        offices = [words for words in self.pending if is_role(words) or is_office(words)]
        posts = [words for words in self.pending if words not in offices]
        self.pending = []
        if not self.held:
            self.posts = posts
        elif not person.is_councillor:
            offices += posts
        return offices

    def _code(self, words: str) -> tuple[str | None, str]:
        """`P  Anne Moss` and `Cllr Moss *`: the status of an attendance key, and the rest."""
        for match in _CODE.finditer(words) if self.codes else ():
            code = next(filter(None, match.groups()), "")
            if code in self.codes:
                return self.codes[code], f"{words[: match.start()]} {words[match.end() :]}".strip()
        return (self.codes.get("") if self.group.status in HERE else None), words

    def _person(self, words: str) -> Person | None:
        person = read_person(
            words, among_councillors=self._among() or self.is_list
        ) or self._ordinary_surname(words)
        if person is None and self.codes:
            person = read_person(f"Cllr {words}")
            person = person and replace(person, title=None)
        if person is not None:
            if not self._may_stand_alone(person) or self._tells_of_before(person):
                return None
            return self._with_initial(person)
        person = post_then_name(words) or _ordinary_with_post(words)
        if person is None and not (self._awaits_a_post() and POST.search(words) and not TITLE.match(words)):
            person = name_then_post(words)
        return person

    def _ordinary_surname(self, words: str) -> Person | None:
        """`Hall` and `Ward` among those of `Councillors Noakes, Hall, Ward and Webb`, and `Alex Hall`."""
        if not self.is_list or words.count(" ") > 1 or not self._among():
            return None
        if not is_surname_of_a_thing(words.rpartition(" ")[2]):
            return None
        person = read_person(f"Cllr {words}")
        return person and replace(person, title=None)

    def _awaits_a_post(self) -> bool:
        """Whether the person before has a name and as yet no post: `Jodie Timms, Scrutiny Project Manager`."""
        before = self.before
        if before is None or before.remarks or before.person.post or before.person.tags:
            return False
        return not (before.own_title and COUNCILLOR_TITLE.search(before.own_title))

    def _among(self) -> bool:
        return (
            bool(self.codes)
            or self.group.kind == "councillor"
            or bool(self.title and COUNCILLOR_TITLE.search(self.title))
        )

    def _may_stand_alone(self, person: Person) -> bool:
        """A surname alone names somebody behind a title, or in a list of members."""
        if person.title or self.title or len(person.name.split()) > 1 or "." in person.name:
            return True
        if self._all_by_surname():
            self.by_surname = True
            return True
        return self.group.kind == "councillor" or (self.group.kind is None and self.group.status in HERE)

    def _all_by_surname(self) -> bool:
        """Whether `Councillor Mrs Keal, Mrs Cowling`, before `Spencer`, have surnames alone and nothing told of them."""
        return (
            len(self.held) > 1
            and self.held[0].person.is_councillor
            and not any(
                " " in held.person.name or held.remarks or held.person.tags or held.person.post
                for held in self.held
            )
        )

    def _tells_of_before(self, person: Person) -> bool:
        """`Mr J Noone, Property Watch Ireland`: where all have titles, what has none says whom they are from."""
        if not self.held or person.title or person.tags or person.post or self.title:
            return False
        if person.name.isupper() and " " not in person.name and not self.held[-1].person.name.isupper():
            return True
        return (
            self.group.status.startswith("in_attendance")
            and self.group.kind != "councillor"
            and all(held.own_title for held in self.held)
            and not self.held[-1].remarks
        )

    def _with_initial(self, person: Person) -> Person:
        if (
            self.initials
            and " " not in person.name
            and person.tags
            and re.fullmatch(r"[A-Z]\.?", person.tags[0])
        ):
            return replace(person, name=f"{person.name} ({person.tags[0]})", tags=person.tags[1:])
        return person

    def _remark(self, words: str) -> None:
        before = self.before
        if is_role(words) and before is not None:
            before.remarks.append(words)
        elif (
            before is None
            and self.divided
            and self.pending
            and POST.search(self.pending[-1])
            and not TITLE.match(words)
        ):
            self.pending[-1] += f", {words}"  # "Executive Director, Place; Head of Roads"
        elif before is None and (is_role(words) or is_office(words) or POST.search(words)):
            self.pending.append(words.strip("()"))
        elif before is not None and _ACRONYM.fullmatch(words):
            before.remarks.append(words)
        elif before is not None and before.person.is_councillor and _is_another(words):
            self.pending.append(words)
            self.title = None
        elif (
            before is not None
            and not _names_another(words)
            and (is_remark(words) or self._goes_on(before, words))
        ):
            before.remarks += _post_and_manner(words, of=before)
        elif _names_another(words) or not self._is_fact(words):
            self.unread.append(words)

    def _goes_on(self, before: _Held, words: str) -> bool:
        """Whether the words go on with the post of an officer: `Head of Housing, Repairs and Estates`."""
        listed = before.remarks and (any(map(POST.search, before.remarks)) or before.group.kind == "officer")
        outsider = self.group.kind in ("officer", "public", "co_opted") or self.group.status.startswith(
            "in_attendance"
        )
        titled = before.own_title and COUNCILLOR_TITLE.search(before.own_title)
        untitled = before.own_title and not titled
        return (
            bool(listed or before.person.post or untitled or (outsider and not titled)) and words[0].isupper()
        )

    def _is_fact(self, words: str) -> bool:
        """A post without a name says that its holder was there, and needs no answer."""
        return bool(
            POST.search(words) or is_office(words) or (is_remark(words) and self.group.kind != "councillor")
        )

    def _without_lone_words(self) -> None:
        """A word without a title among names that have one, or alone, names nobody."""
        bare = [held for held in self.held if _is_bare(held)]
        if (
            bare
            and (len(bare) < len(self.held) or len(bare) == 1)
            and self.group.kind is None
            and not (self.title or self.by_surname)
        ):
            self.unread += [held.person.name for held in bare]
            self.held = [held for held in self.held if held not in bare]

    def _with_one_named_ward(self) -> None:
        """`Councillors May Lancaster, Preston Ward and June Bell`: where nobody else has a ward, it is a name."""
        told = [(held, words) for held in self.held for words in held.remarks if words.endswith(" Ward")]
        if len(told) != 1 or len(self.held) < _ENOUGH_TO_COMPARE or not (self.title and self._among()):
            return
        held, words = told[0]
        if not re.fullmatch(r"[A-Z][a-z]+ Ward", words):
            return
        held.remarks.remove(words)
        own = replace(held.person, name=words, tags=(), post=None, title=self.title)
        self.held.insert(self.held.index(held) + 1, _Held(own, replace(held.group, role=None), None))

    def attendees(self, lines: Lines) -> list[Attendee]:
        """The people; a post before the only name, `Director of Finance, G Clark`, is that person's."""
        only = self.held[0] if len(self.held) == 1 else None
        if only and self.posts and not only.remarks and not only.person.post and not only.person.tags:
            only.remarks = self.posts
        self._without_lone_words()
        self._with_one_named_ward()
        return [each for held in self.held for each in _attendees(held, lines)]


_ENOUGH_TO_COMPARE = 3
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_ANOTHER = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Messrs|Cllrs?|Councillors?(?=\s[A-Z]))\b")


_POST_IN_BRACKETS = re.compile(r"(?P<name>(?:[A-Z]\.?|[A-Z][a-z]+)\s[A-Z][a-z]+)\s\((?P<post>[^()]{3,60})\)")


def _ordinary_with_post(words: str) -> Person | None:
    """`Gail Street (Head of Housing)`: an ordinary word is a surname where a post behind it says whose."""
    match = _POST_IN_BRACKETS.fullmatch(words)
    if match is None or not POST.search(match["post"]) or POST.search(match["name"]):
        return None
    person = read_person(f"Mr {match['name']}")
    return replace(person, title=None, tags=(match["post"],)) if person else None


def _names_another(words: str) -> bool:
    """Whether the words hold a second name, which must not be lost in what is told of the first."""
    return bool(_ANOTHER.search(words)) and not is_substitution(words)


def _is_another(words: str) -> bool:
    """`Town Clerk` behind a councillor: a post that no councillor holds is somebody else's."""
    return bool(POST.search(words)) and not is_office(words) and not CO_OPTED.search(words)


def _is_bare(held: _Held) -> bool:
    name = held.person.name
    return held.person.title is None and " " not in name and "." not in name


def _post_and_manner(words: str, *, of: _Held) -> list[str]:
    """`Chief Internal Auditor (via Microsoft Teams)`: the post of the person before, and how they were there.

    Behind a post that is known already it is the post of somebody else, who is not named.
    """
    post, _, behind = words.partition(" (")
    known = of.remarks or of.person.tags or of.person.post
    if not known and behind.endswith(")") and is_remote(behind) and not is_remote(post):
        return [post, behind[:-1]]
    return [words]


def _attendees(held: _Held, lines: Lines) -> Iterator[Attendee]:
    """The person, and who stood in for them where a remark says so."""
    tags, posts = [], [held.person.post] if held.person.post else []
    for remark in (*held.remarks, *held.person.tags):
        substitute = stand_in(remark) if held.group.status not in HERE else None
        if substitute is not None:
            present = attendee(replace(substitute, tags=()), Group(status="present_substitute"), lines)
            yield replace(present, substitute_for=held.person.name)
        elif (
            remark in held.remarks
            and not is_role(remark)
            and not is_remote(remark)
            and (posts or POST.search(remark))
        ):
            posts.append(remark)
        else:
            tags.append(remark)
    person = replace(held.person, tags=tuple(tags), post=", ".join(posts) or None)
    yield attendee(person, held.group, lines)


_POLICE = re.compile(r"(?:PC|P\.C\.|PCSO|Sgt|Sergeant|Insp\w*|Superintendent)\b")


def _joined(inherited: str | None, own: str | None) -> str | None:
    if own and _POLICE.match(own):
        return own
    if own and (inherited is None or COUNCILLOR_TITLE.search(own) or not COUNCILLOR_TITLE.search(inherited)):
        return own
    return f"{inherited} {own}" if own else inherited


def _pieces(text: str, group: Group) -> Iterator[str]:
    """The pieces between commas; those between `and` where each of them names somebody."""
    for part in _with_posts_joined(split_outside_brackets(text, r"\s*,\s*|\s+/\s+")):
        for counted in split_outside_brackets(_LEADING.sub("", part), _COUNT_BEHIND):
            for run in _runs(counted):
                yield from _between_and(run, group)


_THE_POST = re.compile(r"(?:^|\band )(?:the|our) (?:\w+ ){0,4}\w+$")


_TITLE_AT_END = re.compile(
    r"\band [^,]{0,40}\b(?:County|District|Borough|City|Town|Parish) (?:Councillor|Cllr)$"
)


def _ends_in_post(text: str) -> bool:
    """Whether the text ends in `the Clerk`, whose name is still to come."""
    match = _THE_POST.search(text[-80:])
    words = match.group().removeprefix("and ") if match else ""
    return bool(POST.search(words) or is_role(words))


def _with_posts_joined(parts: Sequence[str]) -> list[str]:
    """`Mr D May and the Clerk` before `Mr K Pound`: the post is of him who follows."""
    joined: list[str] = []
    for part in parts:
        awaited = joined and (
            _TITLE_AT_END.search(joined[-1]) or (TITLE.match(part) and _ends_in_post(joined[-1]))
        )
        if awaited:
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


_COUNCIL_IN_SHORT = re.compile(r"(?:and )?[A-Z]{2,5}")
"""`KCC` before `Cllr Marsh`, who is a councillor of the county."""


def _runs(text: str) -> list[str]:
    """`Mr D Quoyle Mr S Tarn`: each title begins a person, as does the Clerk behind a name."""
    joined: list[str] = []
    for part in split_outside_brackets(text, _NEXT_TITLE):
        if joined and (
            _awaits_a_name(joined[-1]) or (part[0] == "C" and _COUNCIL_IN_SHORT.fullmatch(joined[-1]))
        ):
            joined[-1] += " " + part
        else:
            joined.append(part)
    return [run for part in joined for run in _before_clerk(part)]


def _awaits_a_name(text: str) -> bool:
    """`The Lord Mayor`, `the Clerk` and `Councillor` before a title: whose name is still to come."""
    text = text.lstrip("* ")
    if (
        text in ("MP", "MSP")
        or not take_titles(text + " ")[0].strip()
        or text.endswith((" and", " &", " and the", " the"))
        or _ends_in_post(text)
    ):
        return True
    return not _names_somebody(text) and bool(
        POST.search(text) or is_office(text) or is_role(text) or "ublic" in text
    )


def _before_clerk(text: str) -> list[str]:
    if "Clerk" not in text:
        return [text]
    first, *rest = re.split(_CLERK, text, maxsplit=1)
    before = read_person(re.split(_AND, first)[-1]) if rest else None
    return [first, *rest] if before and (before.title or " " in before.name) else [text]


def _names_somebody(text: str) -> bool:
    return bool(read_person(text) or post_then_name(text) or name_then_post(text) or re.search(r"[)]$", text))


def _between_and(text: str, group: Group) -> list[str]:
    parts = split_outside_brackets(text, _WELSH_AND if group.welsh or "Cynghor" in text else _AND)
    if len(parts) < 2:
        return parts
    parts = _with_surnames(parts)
    alone = group.kind not in ("officer", "public")
    listing = bool(_PLURAL.match(parts[0]))
    joined = [parts[0]]
    for part in parts[1:]:
        if _goes_on_in_post(joined[-1], part):
            joined[-1] += " and " + part
            continue
        known = _is_certain(part, alone=alone) or (alone and _is_like_alex_hall(part))
        certain = known and (_stands_alone(joined[-1]) or _COUNCILLOR.match(part))
        if certain or ((listing or part.startswith("the ")) and _is_person_alone(joined[-1])):
            joined.append(part)
        else:
            joined[-1] += " and " + part
    return joined


_BEHIND_DASH = re.compile(r"\s[-–—]\s(?P<post>[A-Z][^,;()]{2,40})$")


def _goes_on_in_post(before: str, part: str) -> bool:
    """`Miss M Stow - Economic Growth` before `Strategic Projects Manager`, where the dash began a post and none is named yet."""
    dash = _BEHIND_DASH.search(before)
    if not dash or POST.search(dash["post"]):
        return False
    return bool(POST.search(part)) and take_titles(part)[0].strip() == part


def _stands_alone(text: str) -> bool:
    return _names_somebody(text) or is_count(text) or is_role(text) or _is_like_alex_hall(text)


def _is_like_alex_hall(text: str) -> bool:
    """`Alex Hall` between two people: a forename and a surname that is also the name of a thing."""
    words = text.split()
    return len(words) == 2 and is_surname_of_a_thing(words[1]) and read_person(f"Cllr {text}") is not None


_COUNCILLOR = re.compile(r"(?:the )?(?:County|District|Borough|City|Town|Parish)? ?(?:Councillors?|Cllrs?)\b")


def _is_person_alone(text: str) -> bool:
    """A name and nothing of a post that could go on behind `and`."""
    person = read_person(text)
    return person is not None and person.post is None and " " in person.name


def _is_certain(part: str, *, alone: bool) -> bool:
    """A name that no part of a post can be; one word is, in a list of members."""
    part = _LEADING.sub("", part)
    if is_count(part):
        return True
    person = read_person(part) or read_person(part, among_councillors=True)
    if person is not None and not alone and not person.title and " " not in person.name:
        return False
    return person is not None or _names_somebody(part)


def _with_surnames(parts: list[str]) -> list[str]:
    """The parts, each pair of people that share a surname made two."""
    result: list[str] = []
    for part in parts:
        pair = _sharing_a_surname([result[-1], part]) if result else None
        result[-1:] = pair or [*result[-1:], part]
    return result


_COURTESY = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Rev|Revd)\.?")


def _sharing_a_surname(parts: Sequence[str]) -> list[str] | None:
    """`Councillors Edwin and Marta Carver`, `Mr and Mrs Stone`: two people of one surname."""
    if len(parts) != 2:
        return None
    before, title = take_titles(parts[0] + " ")
    second = read_person(parts[1])
    if second is None or title is None:
        return None
    surname = second.name.split()[-1]
    if not before.strip():
        courtesies = (
            second.title
            and title != second.title
            and _COURTESY.fullmatch(title)
            and _COURTESY.fullmatch(second.title)
        )
        return [f"{title} {surname}", parts[1]] if courtesies else None
    plural = _PLURAL.match(parts[0])
    full = len(second.name.split()) == 2 and len(second.name.split()[0].strip(".")) > 2
    if plural and full and second.title is None and re.fullmatch(r"[A-ZÀ-Þ][\w'’-]{2,}", before.strip()):
        return [f"{parts[0]} {surname}", parts[1]]
    return None
