"""People's names as minutes print them: titles before, honours after, tags in brackets."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from .making import quickly_made
from .words import fold, holds_any, plain, straight

_COUNCILLOR = r"""
    (?: (?:[A-Z][a-z]+\ ){1,2} (?=(?:County|District|Borough|City|Unitary)\ (?:Councillor|Cllr)) )?
    (?: (?:Unitary|County\ Borough|County|District|Borough|City|Town|Parish|Cty|Dist\.?|Community)\ )?
    (?: Councillors? | Councilors? | (?:[A-Z]{1,5}(?<!\bAND)(?:\ (?=C)|(?=C)|\.\ ?))?(?:Cllrs?|Clrs?|Clls?)\b\.? | Clirs?\b\.? | Counc?s?\b\. | Coun(?=\ [A-Z][a-z]|$) | Cmhlr\b\.? | Crs?\b\.?(?=\ [A-Z]|$) )
  | (?:Trustees?|Supervisor|Council(?:man|woman|member)|Selectm[ae]n)(?=\ [A-Z][a-z]+(?:\ [A-Z]|$)|$)
  | Honorary\ Alderm[ae]n | Alderm[ae]n | Alderwom[ae]n | Ald\b\. | CC(?=\s[A-Z])
  | Deputy(?=\ [A-ZÀ-Þ]|$)(?!\ (?:Lord|City|Mayor|Provost|Chief|Warden)\b)
  | [Yy]\ Cynghorydd | [Yy]\ Cynghorwyr | Cynghorydd | Cynghorwyr | Cyng\. | Baill?ies? | (?:[Aa]n\ )?[CcG]h?omhairleoir\b
"""
_COURTESY = r"""
    (?: The\ )? Right\ (?:Worshipful|Hon(?:ourable)?\.?) | The\ Worshipful | (?:[Tt]he\ )?(?:Very|Right|Most)\ Rev(?:eren)?d\b\.? | (?:[Tt]he\ )?Venerable\b | (?:The|THE)\ Hon(?:ourable|\b\.?)
  | (?:[Tt]he\ |[A-Z]{2,5}\ )? (?:Deputy\ )? (?:Lord\ |City\ |Metro\ )?Mayor(?:ess)?\b | (?:Depute\ |Lord\ )?Provost\b | Depute\ Conven[eo]r\b | High\ Sheriff | (?:Deputy\ )?Reeve\b | (?:Deputy\ )?Warden(?=\ [A-Z])
  | (?:Chief\ )?(?:Inspector|Insp\b\.?|Superintendent|Supt\b\.?)(?=\ [A-Z]) | (?:(?:Deputy|Assistant)\ )?Chief\ Constable(?=\ [A-Z]) | (?:Sgt\b\.?|Sergeant|PCSO|PC|P\.C\.)(?=\ [A-Z]) | MP(?=\ (?:Mr|Mrs|Ms|Sir|Dame)\b)
  | (?:An\ )?Cathaoirleach\b | Príomh\ Chomhairleoir\b
  | Mrs\b\.? | Mr\b\.? | Ms\b\.? | Miss\b | Mx\b\.? | Messrs\b\.? | Dr\b\.? | Prof\b\.? | Professor | Revd?\b\.? | Reverend | Canon
  | Father | Sir | Dame | Lady | Lord | Baroness | Major | Colonel | Capt(?:ain)?\b\.?
"""
COUNCILLOR_TITLE = re.compile(rf"(?:{_COUNCILLOR})(?![a-z])", re.VERBOSE)
TITLE = re.compile(rf"(?P<title>{_COUNCILLOR}|{_COURTESY})(?![a-z])\s*", re.VERBOSE)
_TITLE_ANY_CASE = re.compile(rf"(?P<title>{_COUNCILLOR}|{_COURTESY})(?![a-z])\s*", re.VERBOSE | re.IGNORECASE)

_PARTICLE_WORDS = (
    "van der den de di del della da du la le ap ab ferch von ten st st. al el bin ó ní uí nic mac uz y"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_MOST_TITLES = 6
_MOST_FULL_WORDS = 3
"""More full words than this are two people whom nothing divides."""
_HONOUR = re.compile(
    r"(?:,?\s+(?:M\.?B\.?E|O\.?B\.?E|C\.?B\.?E|K\.?B\.?E|B\.?E\.?M|J\.?P|D\.?L|Q\.?P\.?M|D\.?B\.?E|T\.?D|MP|MSP|MS|MLA|OAM|AM|AO|PSM|Q\.?S\.?[MO]|[CMO]NZM|PhD|FRSA|Esq|KC|QC|CC|Snr|Jnr|Jr|Sr|Junior|Senior)\.?)+$"
)
_DIVIDED_VICE = re.compile(r"\bVice\s*-\s*(?=Chair)", re.IGNORECASE)
_RUN_TOGETHER = re.compile(r"[A-Z][a-z]+[A-Z][a-z]{3,}[A-Z][a-z]{3,}")
"""`NoDescriptionResolution`, the heads of columns that lost what stood between them."""
_INITIALS = re.compile(r"(?:(?:[A-ZÀ-Þ]|Ll(?=\.)|Rh(?=\.)|Ff(?=\.)|Dd(?=\.))\.?){1,4}(?:-[A-Z]\.?)?$")
_WORD = re.compile(
    r"(?:[A-Z]{1,2}\.){0,3}(?:[OD]')?(?:Mc|Mac|Fitz)?[A-ZÀ-ÞŴŶ](?:[\w']|\?(?=\w))*(?:-(?:[\w']|\?(?=\w))+)*$"
)
_ORDINARY_WORDS = """
    the an and or of for to in at on by from with as is was were be been that this there no none nil
    apologies apology absence officer officers director manager head chief clerk solicitor executive
    leader assistant engineer planner accountant administrator treasurer secretary adviser advisor
    service services department team unit committee council cabinet panel board meeting minutes agenda
    item report present attendance members member councillor councillors chair chairman vice vice-chair
    vice-chairman deputy senior principal democratic legal finance housing planning public press room
    hall centre center street road lane school church parish district county borough town city ward
    monitoring resources environment police inspector sergeant corporate development policy support
    governance councillor's resident residents representative january february march april june july
    august september october november december monday tuesday wednesday thursday friday saturday sunday
    substitute absent all also time date venue place members officials staff visitors guests others regrets
    convener chairperson chairwoman cathaoirleach voting non-voting applicant applicants objector objectors
    applicant's tenant tenants parishioner parishioners trust nhs association group society partnership authority college university
    hospital limited ltd plc company foundation union forum federation agency nominations representatives
    community resolved recommended agreed noted proposed seconded circulated decision decisions purpose
    contact membership contents index signed constable superintendent commissioner portfolio vacancy vacancies
    substitutes declarations declaration disclosure interests interest welcome business apology reports
    library museum education health care social transport highways leisure engineering engineers bishop
    vicar headteacher interim acting head's regulatory statutory electoral operations technology
    administrative administration governors governor ymddiheuriadau swyddog swyddogion pennaeth gwasanaeth monitro rheolwr rheolwr-gyfarwyddwr cyfreithiwr datganiad corfforaethol
    healthwatch bank constabulary network institute diocese centre club consultants consulting llp architects
    solicitors homes estates energy club branch division directorate bureau charity
    independent official building buildings bulletin gazette herald chronicle
    roll call calling rfo ceo cfo cao employees outset commitment commitments profile conservative democrats
    cyfarwyddwr cadeirydd aelod aelodau gwasanaethau prif
"""
_NOT_NAMES = frozenset(_ORDINARY_WORDS.split())
_NOUNS_OF_POSTS = frozenset(
    [
        "officer",
        "chief",
        "director",
        "manager",
        "assistant",
        "treasurer",
        "administrator",
        "deputy",
        "planning",
    ]
)
_SEASONAL_NAMES = frozenset(["april", "august", "june", "lane", "march"])
"""Ordinary words that are also people's names, as in Sandy Lane or June Winter: such in a list of councillors."""
_SURNAMES_AFTER_TITLE = _SEASONAL_NAMES | frozenset(
    ["bishop", "church", "constable", "guest", "hall", "head", "house", "place", "street", "ward"]
)
"""Those that a title alone makes a surname: `Mr Hall`."""
_NAMES_AFTER_TITLE = _SURNAMES_AFTER_TITLE | frozenset(["council", "parish", "police", "school"])
"""Those that a title before a whole name makes a surname: `Deputy Henry Council`."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Person:
    """A person as written: the name alone, the titles before it and the remarks after it."""

    name: str
    title: str | None = None
    tags: tuple[str, ...] = ()
    post: str | None = None

    @property
    def is_councillor(self) -> bool:
        """Whether the title before the name is a councillor's."""
        title = self.title or ""
        return bool(COUNCILLOR_TITLE.search(title.title() if title.isupper() and len(title) > 3 else title))


_INITIAL_STUCK = re.compile(r"(?<=[a-zß-ÿ]\s)(?P<initials>(?:[A-Z]\.){1,3})(?=[A-ZÀ-Þ][a-zß-ÿ])")
"""`Aeron M.Reay`, where a space was left out."""


@lru_cache(maxsize=2048)
def read_person(text: str, *, title: str | None = None, among_councillors: bool = False) -> Person | None:
    """`County Councillor Mrs S M Thwaite MBE (Chair)`: the person, or None when this is no name."""
    body, tags = _without_tags(plain(text).strip(" ,;:.*"))
    body, own_title = take_titles(body)
    body, post = _split_post(body)
    body, role = _split_role(body)
    name = _INITIAL_STUCK.sub(r"\g<initials> ", _HONOUR.sub("", body).strip(" ,;:."))
    if not name and tags:
        return _in_brackets(own_title, tags)
    if not is_name(name) and not _is_ordinary_name(name, own_title, among_councillors=among_councillors):
        return None
    initials = _initials_of(name)
    tags = tuple(tag.removeprefix(f"{initials}, ") for tag in (*role, *tags) if tag != initials)
    return Person(name=name, title=_joined_title(title, own_title), tags=tags, post=post)


_ROLE_BEHIND = re.compile(
    r"\s+(?P<role>(?:vice-|deputy[ -])?chair(?:man|woman|person)?(?:\s+(?:of|for)\s+(?:the\s+)?meeting)?|in the chair|presiding)$",
    re.IGNORECASE,
)


def _split_role(text: str) -> tuple[str, tuple[str, ...]]:
    """`C Wragg Vice-Chairman`: the name, and the role that follows it without a mark."""
    match = _ROLE_BEHIND.search(text[-60:])
    if match is None:
        return text, ()
    return text[: len(text) - len(match.group())].rstrip(" ,-–—"), (match["role"],)


def _initials_of(name: str) -> str:
    """`PB` for Petra Boyle: some put them behind the name, for use in the text."""
    return "".join(word[0] for word in name.split() if word[0].isupper()) if " " in name else ""


def _in_brackets(office: str | None, tags: tuple[str, ...]) -> Person | None:
    """`The Lord Mayor (Councillor Ellen Brodie)`: the person named behind an office."""
    person = read_person(tags[0])
    return replace(person, tags=tags[1:], post=office) if person and office else None


_MAC = re.compile(r"\b(?:Mac|Mc|Fitz|O’)(?=[A-Z]{2})")
"""`BLAIR MacDONALD`, which is in capitals all the same."""


def take_titles(text: str) -> tuple[str, str | None]:
    """The text without the titles in front, and those titles in the singular."""
    found: list[str] = []
    pattern = _TITLE_ANY_CASE if _is_in_capitals(text) else TITLE
    while len(found) < _MOST_TITLES and (match := pattern.match(text)) and match.end() > 0:
        alone = match.end() == len(text)
        if alone and (match["title"] == "Major" or (found and match["title"] in ("Bailie", "Baillie"))):
            break  # `Councillor Bailie`: a surname as well, where no other follows
        found.append(singular(match["title"]))
        text = text[match.end() :]
    return text, " ".join(found) or None


def _is_in_capitals(text: str) -> bool:
    if text.isupper():
        return True
    return ("ac" in text or "Mc" in text or "Fitz" in text) and _MAC.sub("", text).isupper()


def singular(title: str) -> str:
    """The title of one person: "County Councillors" becomes "County Councillor"."""
    for many, one in (
        ("Councillors", "Councillor"),
        ("Cllrs", "Cllr"),
        ("Clrs", "Clr"),
        ("Crs", "Cr"),
        ("Aldermen", "Alderman"),
        ("Bailies", "Bailie"),
        ("Baillies", "Baillie"),
        ("Messrs", "Mr"),
    ):
        title = title.replace(many, one)
    return plain(title)


def is_name(text: str) -> bool:
    """Whether the text can be a person's name and nothing else: initials or forenames, then a surname."""
    words = straight(text).split()
    if not 1 <= len(words) <= 6 or any(_is_no_name_word(word) for word in words):
        return False
    if not all(_is_name_word(word) for word in words):
        return False
    if any("." in word[:-1] and not _INITIALS.match(word) for word in words[1:]):
        return False
    if sum(1 for word in words if not is_particle(word) and not _INITIALS.match(word)) > _MOST_FULL_WORDS:
        return False
    return any(
        len(word.strip(".")) > 1 and _WORD.match(word) and not _is_initials(word, words) for word in words
    )


def _is_ordinary_name(name: str, own_title: str | None, *, among_councillors: bool) -> bool:
    """`Councillor A March`: a name with one ordinary word, which its title or its list tells to be a name."""
    if not own_title and not among_councillors:
        return False
    words = name.split()
    if own_title and len(words) == 1:
        return name.casefold() in _SURNAMES_AFTER_TITLE
    initials = len(words) > 1 and all(map(_INITIALS.match, words[:-1]))
    allowed = _NAMES_AFTER_TITLE if own_title or initials else _SEASONAL_NAMES
    others = [word for word in words if word.casefold() not in allowed]
    return (
        len(others) == len(words) - 1 > 0
        and all(map(_is_name_word, words))
        and not any(map(_is_no_name_word, others))
    )


def is_surname_of_a_thing(word: str) -> bool:
    """`Hall`, a surname that a list of councillors tells from a hall."""
    return word.casefold() in _SURNAMES_AFTER_TITLE


def is_particle(word: str) -> bool:
    """`van` and `ap`, with which a surname may begin."""
    return word.casefold() in _PARTICLES


def _is_no_name_word(word: str) -> bool:
    """`Officer`, `the`, `Member’s` and `Treasurer-Deputy` are in no name; `A` and `I` are initials."""
    folded = word.casefold().strip(".,")
    if _RUN_TOGETHER.search(word) or folded.endswith(("'s", "’s")):
        return True
    if "-" in folded and not _NOUNS_OF_POSTS.isdisjoint(folded.split("-")):
        return True
    return len(word.strip(".")) > 1 and folded in _NOT_NAMES


def _is_initials(word: str, words: list[str]) -> bool:
    return bool(_INITIALS.match(word)) and (word != words[-1] or len(word.strip(".")) < 2)


def _is_name_word(word: str) -> bool:
    if word.casefold() in _PARTICLES:
        return True
    if word.startswith("(") and word.endswith(")"):
        return bool(_WORD.match(word[1:-1]))
    return bool(_INITIALS.match(word) or _WORD.match(word))


_NICKNAME = re.compile(r"\s[“\"‘'](?P<name>[A-Z][\w-]{1,15})[”\"’']\s")
"""`Peter “Chap” Lund`."""
_QUOTES = (" “", ' "', " ‘", " '")
_IN_BRACKETS = re.compile(r"\(([^()]{1,200})\)")
_BEFORE_POST = re.compile(r"\s*,\s+|\s+[-–—]\s*|\s*[-–—]\s+|:\s+")


def _without_tags(text: str) -> tuple[str, tuple[str, ...]]:
    if holds_any(text, _QUOTES):
        text = _NICKNAME.sub(r" (\g<name>) ", text)
    if "(" not in text:
        return plain(text), ()
    tags = tuple(map(plain, _IN_BRACKETS.findall(text)))
    return plain(_IN_BRACKETS.sub(" ", text)), tags


def _split_post(text: str) -> tuple[str, str | None]:
    """`Jane Poole, Democratic Services Officer` and `J Poole - Clerk`: the name and what follows it."""
    text = _DIVIDED_VICE.sub("Vice-", text)
    match = _BEFORE_POST.search(text)
    if match is None or _HONOUR.fullmatch(text[match.start() :]):
        return text, None
    return text[: match.start()], text[match.end() :].strip(" ,;") or None


def _joined_title(group: str | None, own: str | None) -> str | None:
    if own and (group is None or COUNCILLOR_TITLE.search(own)):
        return own
    return f"{group} {own}" if own else group


_BETWEEN = r"\s*[,;]\s*(?:and\s+|&\s+)?|\s+(?:and|&)\s+(?=[A-ZÀ-Þa-z(])"
_NEXT_TITLE = (
    r"(?<=\))\s+(?=[A-ZÀ-Þ])"
    r"|(?<=[a-z)])(?<!County)(?<!District)(?<!Borough)(?<!City)(?<!Town)(?<!Parish)\s+"
    r"(?=(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Alderman)\b\.?\s)"
)
_GUARDED = {" ": "\ue000", ",": "\ue001", ";": "\ue002"}
_GUARD, _UNGUARD = str.maketrans(_GUARDED), str.maketrans({mark: sign for sign, mark in _GUARDED.items()})


_GLUED = re.compile(
    r"(?<![^\W_])(Cllrs?|Councillors?|and|from)(?=[A-ZÀ-Þ][\s.a-zß-ÿ])|\b(Cllrs|Councillors):\s+(?=[A-ZÀ-Þ])"
)


_TITLE_WITHIN = re.compile(r"[a-zß-ÿ)](?:Councillor|Cllr|Alderman|Mrs?|Ms|Miss|Dr)\b")
_GLUED_BEFORE = re.compile(r"(?<=[a-zß-ÿ)])(?=(?:Councillor|Cllr|Alderman|Mrs?|Ms|Miss|Dr)\b\.?\s[A-ZÀ-Þ])")
"""`Councillor R ReayCouncillor P Lund`, two cells of a table which a copy ran together."""


_GLUED_ROLE = re.compile(
    r"(?<=[a-z]{2})(?<!Vice)(?P<role>(?:Vice[- ]?)?(?:Chair(?:man|woman|person)?|Councillor|Clerk))\b(?!\s[A-Z])"
)
"""`Mr Trevor HughesChairman`, two cells of a list that a copy ran together."""


def unglued(text: str) -> str:
    """`CllrMoss andA Willis`, where a copy lost the spaces, as `Cllr Moss and A Willis`; `Councillors: ` without its colon."""
    text = _GLUED.sub(lambda match: f"{match[1] or match[2]} ", _GLUED_ROLE.sub(r" (\g<role>)", text))
    return _GLUED_BEFORE.sub(", ", text) if _TITLE_WITHIN.search(text) else text


def split_people(text: str) -> list[str]:
    """The pieces of `A Moss (Chair), Mrs J Reay and T Oduya`; two on one line part where a title begins."""
    pieces: list[str] = []
    for piece in split_outside_brackets(text, _BETWEEN):
        pieces.extend(_split_at_titles(piece))
    return pieces


def guarded(text: str) -> str:
    """The text with what stands in brackets so marked that no pattern with a space or a comma finds it."""
    if "(" not in text:
        return text
    return re.sub(r"\([^()]{0,200}\)", lambda match: match.group().translate(_GUARD), text)


def unguarded(text: str) -> str:
    """The text of `guarded` as it was."""
    return text if text.isascii() else text.translate(_UNGUARD)


def split_outside_brackets(text: str, pattern: str) -> list[str]:
    """The non-empty pieces between matches of the pattern; what is in brackets stays whole."""
    return [piece for part in re.split(pattern, guarded(text)) if (piece := plain(unguarded(part)))]


def _split_at_titles(piece: str) -> list[str]:
    joined: list[str] = []
    for part in split_outside_brackets(piece, _NEXT_TITLE):
        if joined and len(joined[-1]) < 60 and not take_titles(joined[-1] + " ")[0].strip():
            joined[-1] += " " + part
        else:
            joined.append(part)
    return joined


_HONOUR_APART = re.compile(
    r",\s+(?=(?:M\.?B\.?E|O\.?B\.?E|C\.?B\.?E|D\.?B\.?E|B\.?E\.?M|J\.?P|D\.?L|Q\.?P\.?M|T\.?D|MP|MSP|MS|MLA|OAM|AM|AO|PSM|QS[MO]|[CMO]NZM|PhD|FRSA|Esq|KC|QC)\b\.?(?:$|[\s,;.)]))"
)


_DEGREE = (
    r"(?:[BM](?:Sc|Ed|Eng|Phil)|LL[BM]|MBA|PhD|PGCE|P[Gg]\s?Cert(?:\sEd)?|Dip\s?Ed|DASE|CPLS|FRICS|MRICS"
    r"|[BM]A(?=\s\(Hons\)|,|$|\s(?:Dip|P[Gg]|LL[BM]|[BM](?:Sc|Ed))))"
)
_DEGREES = re.compile(rf"(?<=[a-z])(?:,?\s{_DEGREE}(?:\s\(Hons\))?)+,?(?=\s|$)")


def without_degrees(text: str) -> str:
    """`Mrs C Lockhart BA (Hons) G A Hatch`, two people, as `Mrs C Lockhart, G A Hatch`."""
    return _DEGREES.sub(",", text).rstrip(" ,") if holds_any(text, _DEGREE_SIGNS) else text


_DEGREE_SIGNS = ("(Hons)", "Sc", "Ed", "BA", "MA", "LL", "PhD", "PGCE", "CPLS", "RICS")


def with_honours_joined(text: str) -> str:
    """`M Quinlan, T.D., P Noone`: the honours, with no comma before them."""
    return _HONOUR_APART.sub(" ", text)


@lru_cache(maxsize=4096)
def surname(name: str) -> str:
    """The last word of the name with the particles before it, folded: for comparing only."""
    words = [word for word in fold(name).split() if not word.startswith("(")]
    if not words:
        return ""
    start = len(words) - 1
    while start > 0 and words[start - 1] in _PARTICLES and len(words[start - 1]) > 1:
        start -= 1
    return " ".join(words[start:])


def may_be(full: str, short: str) -> bool:
    """Whether the two names can be one person's: the surname is the same and no forename contradicts."""
    full_words, short_words = _comparable(full), _comparable(short)
    shared = _comparable(surname(short))
    if not shared or full_words[-len(shared) :] != shared:
        return False
    given, asked = full_words[: -len(shared)], short_words[: -len(shared)]
    return not given or not asked or _initials_agree(given, asked)


@lru_cache(maxsize=4096)
def _comparable(name: str) -> tuple[str, ...]:
    """The words of the name, an initial in brackets behind it put first: `Lavelle (M)`."""
    words = fold(name).replace(".", " ").split()
    bracketed = [word.strip("()") for word in words if word.startswith("(")]
    return (*bracketed, *(word for word in words if not word.startswith("(")))


def _initials_agree(given: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    first, other = given[0], asked[0]
    return (
        first == other
        if min(len(first), len(other)) > 1 and len(first) > 2 < len(other)
        else first[0] == other[0]
    )
