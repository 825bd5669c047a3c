"""A web page for publication, written anew: the words that a browser shows and the structure they stand in.

No attribute, address, style sheet or script of the original is taken over, so none of them can hide a word.
"""

import re
from html import escape
from typing import Any

from council.minutes.extract.html import BLOCKS, DEEPEST, DROPPED, LISTS, body_of, read_html
from council.minutes.extract.html_lists import STYLE_TYPE
from council.minutes.extract.html_look import EDGE_TAGS, WEIGHT, Looks
from council.minutes.extract.html_source import page_text
from council.minutes.lines import Unreadable

from .check import check_same

INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
    ]
)
VOID = frozenset(("br", "hr"))
RENAMED = dict.fromkeys(
    ("address", "button", "center", "details", "dialog", "dir", "fieldset", "form", "header", "footer", "legend", "nav",
     "aside", "option", "select", "summary", "textarea", "hgroup"),
    "div",
)  # fmt: skip
NUMBERS = {"ol": ("start",), "li": ("value",), "td": ("colspan", "rowspan"), "th": ("colspan", "rowspan")}
NUMBER = re.compile(r"\s*[-+]?\d{1,9}\s*")
LIST_TYPES = frozenset("1aAiI")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
FURNITURE = ' role="complementary"'
PAGE = '<!DOCTYPE html>\n<html{language}>\n<head><meta charset="utf-8"><title>Minutes</title></head>\n{body}\n</html>\n'


def clean_html(data: bytes) -> bytes:
    """A copy that shows the same words; Unreadable while it has tracked changes."""
    original = read_html(data)
    changes = [problem for problem in original.problems if problem.code == "tracked_changes"]
    if changes:
        raise Unreadable(
            "The page holds tracked changes, so no clean copy can be made: accept or reject them in the program that "
            "made it, save it and upload that."
        )
    body = body_of(page_text(data))
    made = _page(body).encode(errors="replace")
    check_same(original, read_html(made))
    return made


def _page(body: Any) -> str:
    if body is None:
        return PAGE.format(language="", body="<body></body>")
    language = body.getroottree().getroot().get("lang") or ""
    said = f' lang="{language}"' if LANGUAGE.fullmatch(language) else ""
    return PAGE.format(language=said, body=Copy(Looks.of(body)).written(body))


class Copy:
    """Writes the elements of a page down anew."""

    def __init__(self, looks: Looks) -> None:
        self.looks = looks
        self.out: list[str] = []

    def written(self, body: Any) -> str:
        """The body with everything in it that is shown."""
        self._element(body, depth=0, around=None)
        return "".join(self.out)

    def _element(self, element: Any, *, depth: int, around: str | None) -> None:
        if depth > DEEPEST:
            raise Unreadable(f"The elements of this page are nested more than {DEEPEST} deep.")
        tag = element.tag
        furniture = self.looks.furniture(element, around) if tag in BLOCKS else around
        begins = furniture == "web" and around is None
        name = self._name(element)
        if name:
            self.out.append(f"<{name}{self._attributes(element)}{FURNITURE if begins else ''}>")
        self._text(element.text)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in DROPPED and not self.looks.is_hidden(child):
                self._element(child, depth=depth + 1, around=furniture)
            self._text(child.tail)
        if name and name not in VOID:
            self.out.append(f"</{name}>")

    def _name(self, element: Any) -> str:
        """The name of an element in the copy; nothing for one that only held others together."""
        tag = element.tag
        if tag in {"main", "article", "section"}:
            return tag if element in self.looks.main else "div"
        if tag in RENAMED:
            return RENAMED[tag]
        return tag if tag in BLOCKS or tag in INLINE or tag in VOID else ""

    def _attributes(self, element: Any) -> str:
        tag = element.tag
        said = [
            (name, element.get(name))
            for name in NUMBERS.get(tag, ())
            if NUMBER.fullmatch(element.get(name, ""))
        ]
        if tag == "ol" and element.get("reversed") is not None:
            said.append(("reversed", "reversed"))
        if (tag in LISTS or tag == "li") and element.get("type") in LIST_TYPES:
            said.append(("type", element.get("type")))
        if tag == "div" and element.get("title") in EDGE_TAGS:
            said.append(("title", element.get("title")))
        if element in self.looks.main and tag not in {"main", "article"}:
            said.append(("role", "main"))
        style = _style(element)
        if style:
            said.append(("style", style))
        return "".join(f' {name}="{value.strip()}"' for name, value in said)

    def _text(self, text: str | None) -> None:
        if text:
            self.out.append(escape(text, quote=False))


def _style(element: Any) -> str:
    """What the style of an element says about the looks of its words."""
    style = element.get("style") or ""
    weight, kind = WEIGHT.search(style), STYLE_TYPE.search(style)
    said = [f"font-weight:{weight[1].lower()}"] if weight else []
    return ";".join([*said, *([f"list-style-type:{kind[1].lower()}"] if kind else [])])
