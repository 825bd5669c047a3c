"""Tell the archive where addresses of the earlier system lead, from a table of old and new addresses."""

import csv
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.urls import Resolver404, resolve

from council.models import AgendaItem, Committee, Councillor, Identifier, Meeting, Resolution, acting_as
from council.public.views.machines import OLD_PAGES, Scheme

TARGET_OF = {
    Scheme.COMMITTEE: "committee",
    Scheme.MEETING: "meeting",
    Scheme.ITEM: "item",
    Scheme.COUNCILLOR: "councillor",
    Scheme.DECISION: "resolution",
}


class Command(BaseCommand):
    """A row: the old address, such as …/mgAi.aspx?ID=812, and the path of the page here, such as /councillors/b-tallowick/."""

    help = (
        "Read a CSV file of old and new addresses (two columns, no heading needed) so that old ones redirect."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The table."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """All rows or none, so that a table that was mended can be read again."""
        rows = _rows(options["file"])
        wrong: list[str] = []
        new = 0
        with transaction.atomic(), acting_as(None, reason=f"Read from {options['file'].name}"):
            for line, old, here in rows:
                try:
                    new += keep(old, here)
                except ValueError as error:
                    wrong.append(f"line {line}: {error}")
            if wrong:
                raise CommandError(
                    "Nothing was kept. Correct these rows and try again:\n  " + "\n  ".join(wrong[:50])
                )
        self.stdout.write(f"{new} new, {len(rows) - new} known already.")


def _rows(file: Path) -> list[tuple[int, str, str]]:
    try:
        with file.open(newline="", encoding="utf-8-sig") as table:
            rows = [(number, row) for number, row in enumerate(csv.reader(table), start=1) if any(row)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CommandError(f"{file} cannot be read as a CSV file in UTF-8: {error}") from error
    if rows and not re.search(r"\.aspx", ",".join(rows[0][1]), re.IGNORECASE):
        rows = rows[1:]  # a heading
    short = [number for number, row in rows if len(row) < 2]
    if short:
        raise CommandError(f"Line {short[0]} has no second column: give the old address and the new one.")
    return [(number, row[0].strip(), row[1].strip()) for number, row in rows]


def keep(old: str, here: str) -> bool:
    """Keep where an old address leads; gives whether that is new, raises ValueError saying what is wrong."""
    scheme, value = _number(old)
    target: Any = _target(here)
    name = TARGET_OF[scheme]
    if not isinstance(target, Identifier._meta.get_field(name).related_model):  # type: ignore[arg-type]
        raise ValueError(f"{old} is the address of a {name}, {here} is not.")
    found, new = Identifier.objects.get_or_create(
        council=_council_of(target), scheme=scheme, value=value, defaults={name: target}
    )
    if getattr(found, name) != target:
        raise ValueError(f"{old} leads to {getattr(found, name).get_absolute_url()} already.")
    return new


def _number(old: str) -> tuple[Scheme, str]:
    split = urlsplit(old)
    page = split.path.rsplit("/", 1)[-1].lower().removesuffix(".aspx")
    asked = {name.lower(): values[0] for name, values in parse_qs(split.query).items()}
    for name, scheme in OLD_PAGES.get(page, ()):
        value = asked.get(name, "")
        if value.isascii() and value.isdigit():
            return scheme, value.lstrip("0") or "0"
    raise ValueError(f"{old} is no address of modern.gov that names a record.")


def _target(here: str) -> Any:
    try:
        match = resolve(urlsplit(here).path)
    except Resolver404:
        raise ValueError(f"{here} is no address of this archive.") from None
    told = match.kwargs
    found: Any
    match match.url_name:
        case "committee":
            found = Committee.objects.filter(slug=told["committee"])
        case "meeting" | "item":
            day = {
                "committee__slug": told["committee"],
                "date": told["day"].date,
                "sitting": told["day"].sitting,
            }
            found = Meeting.objects.filter(**day)
            if "item" in told:
                found = AgendaItem.objects.filter(meeting__in=found, slug=told["item"])
        case "councillor":
            found = Councillor.objects.filter(slug=told["councillor"])
        case "decision":
            found = Resolution.objects.filter(pk=told["pk"])
        case _:
            found = Meeting.objects.none()
    target = found.first()
    if target is None:
        raise ValueError(f"The archive has no record at {here}.")
    return target


def _council_of(target: Any) -> Any:
    match target:
        case Resolution():
            return _council_of(target.item)
        case AgendaItem():
            return _council_of(target.meeting)
        case Meeting():
            return target.committee.council
    return target.council
