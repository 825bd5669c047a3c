"""Paragraphs of minutes as HTML, each with its anchor: a template takes ten times longer over a long meeting."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from council.models import Language, Resolution

from .citations import Citations
from .escaping import escape
from .layout import CELL, Paragraph, around_parts, laid_out
from .spoken import lang_of, lang_of_page


class Look(NamedTuple):
    """How the paragraphs of one item look on a page: what their anchors begin with, the item's name and address for a
    link at each, where a reader asked for that, the address of the meeting, and the language of the minutes."""

    citations: Citations
    prefix: str = ""
    item: str = ""
    address: str = ""
    meeting: str = ""
    links: bool = False
    language: str = Language.ENGLISH

    def mark(self, paragraph: Paragraph) -> str:
        """The attribute that makes the paragraph a place to lead to."""
        anchor = paragraph.get("anchor")
        return f' id="{escape(self.prefix + anchor)}"' if anchor else ""

    def words(self, paragraph: Paragraph) -> str:
        """The text, and the link to the paragraph where one is wanted."""
        linked = self.citations.linked(paragraph["text"])
        return f"{linked}{self.link(paragraph)}" if self.links else linked

    def link(self, paragraph: Paragraph) -> str:
        """A link to the paragraph with a name of its own, where one is wanted."""
        anchor = paragraph.get("anchor")
        if not (self.links and anchor):
            return ""
        name = _("Link to paragraph %(number)s of %(item)s") % {"number": anchor[1:], "item": self.item}
        return format_html(
            ' <a class="ref" href="{}#{}"{}><span aria-hidden="true">¶</span><span class="aside-voice">{}</span></a>',
            self.address,
            anchor,
            lang_of_page(self.language),
            name,
        )


class Part(NamedTuple):
    """A run of words as HTML and the decision that follows it, if any."""

    words: str
    decision: Resolution | None


def parts_of(item: Any, look: Look) -> list[Part]:
    """The minutes of a published item: its words up to each decision, and after the last."""
    parts: list[Part] = []
    waiting: list[str] = []
    lang = lang_of(look.language)
    for block in laid_out(item):
        waiting.append(_DRAWN.get(block.kind, _paragraphs)(block.paragraphs, look))
        if block.decision:
            parts.append(Part(_run(waiting, lang), block.decision))
            waiting = []
    return [*parts, Part(_run(waiting, lang), None)] if waiting else parts


def _run(drawn: list[str], lang: str) -> str:
    """Paragraphs, in one element where that has to say their language."""
    words = "".join(drawn)
    return f"<div{lang}>\n{words}</div>\n" if lang and words else words


def _paragraphs(paragraphs: Iterable[Paragraph], look: Look) -> str:
    return "".join(
        f'<p class="labelled"{look.mark(each)}><span>{escape(each["label"])}</span> '
        f"<span>{look.words(each)}</span></p>\n"
        if each.get("label")
        else f"<p{look.mark(each)}>{look.words(each)}</p>\n"
        for each in paragraphs
    )


def _heading(paragraphs: Iterable[Paragraph], look: Look) -> str:
    return "".join(f"<p{look.mark(each)}><strong>{look.words(each)}</strong></p>\n" for each in paragraphs)


def _agenda_text(paragraphs: Iterable[Paragraph], look: Look) -> str:
    return "".join(f'<p class="quiet"{look.mark(each)}>{look.words(each)}</p>\n' for each in paragraphs)


def _bullets(paragraphs: Iterable[Paragraph], look: Look) -> str:
    rows = "".join(f"<li{look.mark(each)}>{look.words(each)}</li>\n" for each in paragraphs)
    return f"<ul>\n{rows}</ul>\n"


def _table(paragraphs: Sequence[Paragraph], look: Look) -> str:
    """A table with its caption; its first row heads the columns where it holds words and figures follow."""
    rows = [each["text"].split(CELL) for each in paragraphs]
    headed = _has_head(rows)
    drawn_rows = [
        _row(cells, paragraph, look, head=headed and place == 0)
        for place, (cells, paragraph) in enumerate(zip(rows, paragraphs, strict=True))
    ]
    caption = escape(_("Table in %(item)s") % {"item": look.item} if look.item else _("Table in the minutes"))
    head, body = (drawn_rows[0], drawn_rows[1:]) if headed else ("", drawn_rows)
    of_page, of_record = lang_of_page(look.language), lang_of(look.language)
    return (
        f'<div class="scroll" role="group" aria-label="{caption}" tabindex="0"{of_page}><table{of_record}>'
        f'<caption class="aside-voice"{of_page}>{caption}</caption>\n'
        f"{f'<thead>{head}</thead>' if head else ''}<tbody>{''.join(body)}</tbody></table></div>\n"
    )


def _row(cells: list[str], paragraph: Paragraph, look: Look, *, head: bool) -> str:
    opened, closed = ('<th scope="col">', "</th>") if head else ("<td>", "</td>")
    texts = [look.citations.linked(cell) for cell in cells]
    texts[-1] += look.link(paragraph)
    return f"<tr{look.mark(paragraph)}>{''.join(opened + text + closed for text in texts)}</tr>\n"


def _has_head(rows: list[list[str]]) -> bool:
    """Whether the first row names the columns: words alone, and figures below all or some of them."""
    first, *others = rows
    if not others or any(len(row) != len(first) for row in others) or not all(cell.strip() for cell in first):
        return False
    return not any(map(_has_figure, first)) and any(
        all(_has_figure(row[column]) for row in others) for column in range(len(first))
    )


def _has_figure(cell: str) -> bool:
    return any(sign.isdecimal() for sign in cell)


def _before_decision(paragraphs: Iterable[Paragraph], look: Look) -> str:
    """The places of the paragraphs that the decision repeats."""
    tag = "p" if look.links else "span"
    return "".join(
        f'<{tag} class="place"{look.mark(each)}>{look.link(each)}</{tag}>\n'
        for each in paragraphs
        if each.get("anchor")
    )


_DRAWN = {
    "decision": _before_decision,
    "heading": _heading,
    "agenda_text": _agenda_text,
    "bullet": _bullets,
    "table": _table,
}


def words_of_decision(decision: Any, shown: Callable[[str], str], lang: str) -> SafeString:
    """The words of a decision as the minutes have them, each part on a line of its own; `shown` makes a text HTML, and
    `lang` is the attribute with their language."""
    around = around_parts(decision)
    introducer = f"<strong>{escape(decision.introducer)}</strong> " if decision.introducer else ""
    parts = "".join(
        f"<li><span>{escape(part['label'])}</span><span>{shown(part['text'])}</span></li>\n"
        for part in decision.parts
    )
    listed = f'<ol class="parts">\n{parts}</ol>\n' if parts else ""
    after = f"<p>{shown(around.after)}</p>\n" if around.after else ""
    return SafeString(
        f'<div class="verbatim"{lang}>\n<p>{introducer}{shown(around.before)}</p>\n{listed}{after}</div>'
    )
