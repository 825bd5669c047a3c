"""The document as plain text: as modern.gov exports it, or as the planning clerk saves it."""

from collections.abc import Iterable

from .layout import Block
from .source import Source


def write(source: Source, blocks: Iterable[Block]) -> bytes:
    """The text file, in UTF-8."""
    lines = _county if source.county else _town
    return "".join(lines(block) for block in blocks).encode()


def _county(block: Block) -> str:
    match block.kind:
        case "council":
            return f"\n{block.text}\n\n"
        case "committee" | "held":
            return f"{block.text}\n"
        case "label":
            return f"{block.text}\n\n"
        case "group":
            return f"\n{block.text}\n\n"
        case "names":
            return "\n".join("\t" + "\n\n".join(column) + "\n\n" for column in block.cells) + "\n\n"
        case "open":
            return f"<AI{block.label}>\n\n"
        case "close":
            return f"</AI{block.label}>\n\n"
        case "title":
            return f"\t{block.label}  \n\t{block.text}\n\n\n\n"
        case _:
            return _paragraph(block)


def _town(block: Block) -> str:
    match block.kind:
        case "open" | "close":
            return ""
        case "title":
            return f"\n{block.label}\t{block.text}\n\n"
        case "roll":
            return f"{block.label} {block.text}\n\n"
        case _:
            return _paragraph(block)


def _paragraph(block: Block) -> str:
    match block.kind:
        case "bullet":
            return f"· {block.text}\n\n"
        case "part":
            return f"{block.label}  {block.text}\n\n"
        case "row":
            return "".join(f"\t{cell}\n" for cell in block.cells[0]) + "\n"
        case _:
            return f"{block.text}\n\n"
