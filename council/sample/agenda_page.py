"""The minutes on modern.gov's page of an agenda: the words of the agenda, "Decision:" and "Minutes:" under each item."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from .layout import Block
from .source import COUNCIL, Source
from .wording import clock, page_date

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Agenda for {committee} on {day}, {start} - {council}</title>
<style>.skip {{ position: absolute; left: -999px }} .items td {{ vertical-align: top }}</style>
<script>document.documentElement.className = "js";</script>
</head>
<body>
<a class="skip" href="#content">Skip to main content</a>
<header><a href="/">{council}</a>
<nav><ul><li><a href="/">Home</a></li><li><a href="/mgListCommittees.aspx">Committees</a></li>\
<li><a href="/mgMemberIndex.aspx">Councillors</a></li><li><a href="/mgCalendarMonthView.aspx">Calendar</a></li></ul></nav>
</header>
<main id="content">
<h1>Agenda and minutes</h1>
<h2>{committee}</h2>
<p>{day} {start}</p>
<p>Venue: {venue}</p>
<p>Contact: {contact}</p>
<h3>Items</h3>
<table class="items">
<tr><th>No.</th><th>Item</th></tr>
{items}</table>
</main>
<footer><p>{council}, County Hall, Edderford</p><p><a href="/accessibility">Accessibility</a> <a href="/privacy">Privacy</a></p></footer>
</body>
</html>
"""
ITEM = "<tr><td>{number}</td><td>\n<h4>{title}</h4>\n{body}</td></tr>\n"


def write(source: Source, blocks: Iterable[Block]) -> bytes:
    """The web page, in UTF-8; it has no list of those present."""
    facts = {
        "council": COUNCIL,
        "committee": source.facts["committee"],
        "day": page_date(source.facts["date"]),
        "start": clock(source.facts["start"]),
        "venue": source.facts["venue"],
        "contact": source.facts["contact"],
    }
    escaped = {key: escape(value, quote=False) for key, value in facts.items()}
    return PAGE.format(items="".join(_rows(blocks)), **escaped).encode()


def _rows(blocks: Iterable[Block]) -> Iterator[str]:
    item: list[Block] = []
    for block in blocks:
        match block.kind:
            case "open":
                item = []
            case "close":
                yield _row(item)
            case _:
                item.append(block)


def _row(item: list[Block]) -> str:
    title, *body = item
    agenda = [block for block in body if block.kind == "agenda_text"]
    minutes = [block for block in body if block.kind != "agenda_text"]
    decision = list(_decisions(minutes))
    shown = _elements(agenda)
    if decision:
        shown += "<p><b>Decision:</b></p>\n" + _elements(decision)
    shown += "<p><b>Minutes:</b></p>\n" + _elements(minutes)
    return ITEM.format(number=title.label, title=escape(title.text, quote=False), body=shown)


def _decisions(blocks: Iterable[Block]) -> Iterator[Block]:
    """The resolutions of an item with their parts, which the page shows a second time above the minutes."""
    inside = False
    for block in blocks:
        inside = block.kind == "resolution" or (inside and block.kind == "part")
        if inside:
            yield block


def _elements(blocks: Iterable[Block]) -> str:
    return "".join(_element(kind, list(run)) for kind, run in groupby(blocks, key=lambda block: block.kind))


def _element(kind: str, run: list[Block]) -> str:
    if kind == "bullet":
        return (
            "<ul>\n" + "".join(f"<li>{escape(block.text, quote=False)}</li>\n" for block in run) + "</ul>\n"
        )
    return "".join(f"<p>{escape(f'{block.label} {block.text}'.strip(), quote=False)}</p>\n" for block in run)
