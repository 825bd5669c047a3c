"""What a web page prints around the words of a council: menus, notices, icons, links to the whole text."""

import re

_SIZE = r"(?:PDF|DOCX?|RTF|HTML?|XLSX?|PPTX?|ZIP)\s\d[\d,.]{0,8}\s?[KM]B\b"
_ICON = re.compile(
    rf"""\s{{0,4}} (?: \b(?:pdf|word|doc|html?|excel)\se?icon\b \s{{0,4}} (?:{_SIZE})? | \b{_SIZE} | \bpdf\si(?:co?)?$ )
         (?: \s{{0,4}} View\sas\s\w{{2,5}} \s{{0,4}} (?:\([^()]{{1,20}}\)\s?)? (?:\d[\d,.]{{0,8}}\s?[KM]B)? )*""",
    re.VERBOSE | re.IGNORECASE,
)
_CUT_ICONS = ("pdf i", "pdf ic", "pdf ico")
"""`Long Term Plan pdf ico`, where a copy breaks off in the link."""
_FULL_TEXT = re.compile(
    r"[\s.…]*view (?:the )?full (?P<what>minutes?|agenda|decisions?) text for (?:this )?item\b.{0,20}|[\s.…]*gweld y testun .{0,40}llawn .{0,40}",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"""(?:[•·*-]\s*)? (?:
        share\s(?:this|on)\b.{0,40} | tweet(?:\sthis)? | bookmark.{0,30} | (?:email|print)\sthis.{0,30} | print(?:able|er).{0,40}
      | view\sdirections | cyfarwyddiadau | view\sthe\sbackground\sto\sitem\b.{0,20} | gweld\s(?:y\s)?cefndir.{0,40}
      | skip\sto\s.{0,40} | neidio\si.{0,40} | back\sto\s(?:the\s)?top.{0,10} | leave\sa\s(?:reply|comment) | like\sloading.{0,4}
      | navigation\sand\stools | find\sit | media | (?:agenda\s)?items | eitemau | how\sdo\si\scontact\b.{0,60} | home | hafan | breadcrumbs? | menu | search | chwilio
      | you\sare\shere\b.{0,200} | home\s[>»/|:]\s.{0,200} | councillors\sand\scommittees | council\sand\sdemocracy
      | (?:©|copyright\b).{0,200} | proudly\spowered\sby.{0,40}
      | (?:rss|subscribe|register\sfor\supdates|sign\sup)\b.{0,60} | get\sadobe\sreader.{0,60}
      ) \s*""",
    re.VERBOSE | re.IGNORECASE,
)
_COOKIES = re.compile(
    r".{0,160}\b(?:this\s(?:web)?site|we)\suses?\s(?:\w+\s)?cookies\b.{0,300}|.{0,40}\b(?:accept|reject)\s(?:all|cookies)\b.{0,60}|cookie\s.{0,40}",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?=.{0,400}\b(?:youtube|webcast|broadcast|live ?stream(?:ed|ing)?|recordings?)\b).{0,200}\b(?:can be (?:viewed|watched|found)|you can (?:view|watch)|are (?:live|recorded|webcast|broadcast|streamed))\b"
    r"|the agenda and (?:the )?reports (?:associated with|for|of) this (?:minute|meeting)s? (?:can|may) be (?:located|found|viewed)\b"
    r"|(?:to )?report any (?:issues|problems|errors) with the information\b",
    re.IGNORECASE,
)
_LONGEST = 400


def is_furniture(text: str) -> bool:
    """`Share this item`, `View directions`, a breadcrumb, a cookie notice."""
    if len(text) > _LONGEST:
        return False
    if _LINE.fullmatch(text) or ("full" in text and _FULL_TEXT.fullmatch(text)):
        return True
    return "ookie" in text and bool(_COOKIES.fullmatch(text))


def is_notice(text: str) -> bool:
    """`Most meetings can be viewed on the Council's YouTube channel.` above the items of a page."""
    return len(text) <= 2 * _LONGEST and bool(_NOTICE.match(text))


def has_icon(text: str) -> bool:
    """Whether a link to a file, `PDF 214 KB`, stands in the line."""
    drawn = "B" in text or "icon" in text or text.endswith(_CUT_ICONS)
    return bool(_ICON.search(text)) if drawn else False


def without_icons(text: str) -> str:
    """`Harbour Wall Repairs pdf icon PDF 1 MB`: the title without the links to its files."""
    return _ICON.sub("", text).strip() if has_icon(text) else text


def cut_text(text: str) -> str | None:
    """`… view the full minutes text for item 3`: which text is cut there."""
    match = _FULL_TEXT.fullmatch(text) if len(text) <= _LONGEST and "text" in text else None
    return (match["what"] or "minutes").casefold() if match else None
