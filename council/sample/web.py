"""The document as modern.gov publishes printed minutes as a web page: layout tables and escaped markers."""

from collections.abc import Iterable
from html import escape
from itertools import groupby

from .layout import Block
from .source import COUNCIL, Source
from .wording import NO_BREAK_SPACE

EMPTY = "<p>&nbsp;</p>\n"
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>body {{ font-family: Arial, sans-serif; font-size: 11pt }} .marker {{ color: #fff; font-size: 1pt }}</style>
</head>
<body>
{body}</body>
</html>
"""
CELLS = '<table border="0" cellpadding="4">\n<tr valign="top">{cells}</tr>\n</table>\n'


def write(source: Source, blocks: Iterable[Block]) -> bytes:
    """The web page, in UTF-8."""
    title = escape(f"{source.facts['committee']} - {COUNCIL}")
    runs = groupby(blocks, key=lambda block: block.kind)
    return PAGE.format(title=title, body="".join(_elements(kind, run) for kind, run in runs)).encode()


def _elements(kind: str, run: Iterable[Block]) -> str:
    match kind:
        case "bullet":
            return "<ul>\n" + "".join(f"<li>{_escaped(block.text)}</li>\n" for block in run) + "</ul>\n"
        case "row":
            return '<table border="1">\n' + "".join(_row(block) for block in run) + "</table>\n"
        case _:
            return "".join(_element(block) for block in run)


def _element(block: Block) -> str:
    text = _escaped(block.text)
    match block.kind:
        case "council":
            return f"<h1>{text}</h1>\n"
        case "committee":
            return f"<h2>{text}</h2>\n"
        case "open":
            return f'<p class="marker">&lt;AI{block.label}&gt;</p>\n'
        case "close":
            return f'<p class="marker">&lt;/AI{block.label}&gt;</p>\n{EMPTY}'
        case "names":
            return CELLS.format(cells="".join(_names(column) for column in block.cells)) + EMPTY
        case "title":
            return CELLS.format(cells=f"<td>{block.label}&nbsp;</td><td><b>{text}</b></td>")
        case "row":
            return CELLS.format(
                cells="".join(f"<td>{escape(cell, quote=False)}</td>" for cell in block.cells[0])
            )
        case _:
            return _paragraph(block, text)


def _paragraph(block: Block, text: str) -> str:
    match block.kind:
        case "part":
            return f"<p>{block.label}&nbsp; {text}</p>\n"
        case "roll":
            return f"<p><b>{block.label}</b> {text}</p>\n"
        case "resolution":
            introducer, words = introduced(text)
            return f"<p><b>{introducer}</b>{words}</p>\n"
        case "text" | "closing":
            return f"<p>{text}</p>\n"
        case _:
            return f"<p><b>{text}</b></p>\n"


def introduced(text: str) -> tuple[str, str]:
    """A resolution as its bold introducer and the words after it: "Resolved:" and "  That ..."."""
    introducer = text[: text.find("That")].rstrip()
    return introducer, text[len(introducer) :]


def _row(block: Block) -> str:
    return "<tr>" + "".join(f"<td>{_escaped(cell)}</td>" for cell in block.cells[0]) + "</tr>\n"


def _names(column: tuple[str, ...]) -> str:
    return "<td>" + "".join(f"<p>{_escaped(name)}</p>" for name in column) + "</td>"


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace(NO_BREAK_SPACE, "&nbsp;")
