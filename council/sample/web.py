"""The document as modern.gov publishes printed minutes as a web page: layout tables and escaped markers."""

from collections.abc import Iterable
from html import escape

from .layout import Block
from .source import COUNCIL, Source

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
    return PAGE.format(title=title, body="".join(_element(block) for block in blocks)).encode()


def _element(block: Block) -> str:
    text = escape(block.text, quote=False)
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
        case "bullet":
            return f"<ul>\n<li>{text}</li>\n</ul>\n"
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
    start = text.index("That")
    return text[:start].rstrip(), text[len(text[:start].rstrip()) :]


def _names(column: tuple[str, ...]) -> str:
    return (
        "<td>"
        + "".join(f"<p>{escape(name, quote=False).replace(chr(160), '&nbsp;')}</p>" for name in column)
        + "</td>"
    )
