"""What makes the archive a council's own: name, colour, crest, licence and whom to ask."""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

LARGEST_CREST = 60 * 1024
CREST_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp"}
DARK_PAPER = (0x12, 0x18, 0x1B)
LEAST_CONTRAST = 3.0
"""What WCAG 2.2 asks of a line that separates parts of the page from the paper."""

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Brand:
    """The settings of a deployment that every page shows."""

    name: str
    licence: str
    licence_address: str
    contact: str
    email: str
    telephone: str
    evaluation: str
    """When and by whom the accessibility was evaluated, or nothing."""
    crest: str
    """The name of the crest's file, or nothing."""
    style: str
    """The name of the style sheet with the council's colour, or nothing."""


@cache
def brand() -> Brand:
    """The settings as they are in this process."""
    return Brand(
        name=settings.COUNCIL_SITE_NAME,
        licence=settings.COUNCIL_LICENCE,
        licence_address=settings.COUNCIL_LICENCE_ADDRESS,
        contact=settings.COUNCIL_CONTACT,
        email=settings.COUNCIL_CONTACT_EMAIL,
        telephone=settings.COUNCIL_CONTACT_TELEPHONE,
        evaluation=settings.COUNCIL_ACCESSIBILITY_EVALUATION,
        crest=f"{_digest(crest())}{Path(settings.COUNCIL_CREST).suffix.lower()}" if crest() else "",
        style=f"{_digest(style().encode())}.css" if style() else "",
    )


@cache
def crest() -> bytes:
    """The bytes of the crest; nothing where none is set."""
    return Path(settings.COUNCIL_CREST).read_bytes() if settings.COUNCIL_CREST else b""


@cache
def style() -> str:
    """The style sheet that sets the council's colour, by day and by night; nothing where none is set."""
    colour = read_colour(settings.COUNCIL_COLOUR)
    if colour is None:
        return ""
    night = seen_on(colour, DARK_PAPER)
    return f":root{{{_tokens(colour)}}}\n@media (prefers-color-scheme: dark){{:root{{{_tokens(night)}}}}}\n"


def _tokens(colour: Colour) -> str:
    on = "#fff" if contrast(colour, (255, 255, 255)) >= contrast(colour, (0, 0, 0)) else "#000"
    return f"--brand:{_written(colour)};--on-brand:{on}"


def read_colour(text: str) -> Colour | None:
    """The colour that is written; None for anything else.

    >>> read_colour("#14464b"), read_colour("green")
    ((20, 70, 75), None)
    """
    match = re.fullmatch(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})", text)
    return (int(match[1], 16), int(match[2], 16), int(match[3], 16)) if match else None


def seen_on(colour: Colour, paper: Colour) -> Colour:
    """The colour made lighter until a line of it can be seen on dark paper."""
    seen = colour
    while contrast(seen, paper) < LEAST_CONTRAST:
        seen = (min(seen[0] + 8, 255), min(seen[1] + 8, 255), min(seen[2] + 8, 255))
    return seen


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours as WCAG 2.2 defines it, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    linear = (c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _written(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=6).hexdigest()


@register
def check_brand(**_: object) -> list[CheckMessage]:
    """Say at start-up what is wrong with the settings, rather than on every page."""
    wrong: list[CheckMessage] = []
    if settings.COUNCIL_COLOUR and read_colour(settings.COUNCIL_COLOUR) is None:
        wrong.append(_error(1, "COUNCIL_COLOUR is no colour", "Write it like #14464b."))
    elif (colour := read_colour(settings.COUNCIL_COLOUR)) and contrast(
        colour, (255, 255, 255)
    ) < LEAST_CONTRAST:
        wrong.append(_error(2, "COUNCIL_COLOUR cannot be seen on white", "Choose a darker colour."))
    if settings.COUNCIL_CREST:
        wrong += _check_crest(Path(settings.COUNCIL_CREST))
    return wrong


def _check_crest(path: Path) -> list[CheckMessage]:
    if path.suffix.lower() not in CREST_TYPES:
        return [_error(3, "COUNCIL_CREST is no picture", f"Use one of {', '.join(CREST_TYPES)}.")]
    if not path.is_file():
        return [_error(4, f"There is no file {path} for COUNCIL_CREST", "Correct the path.")]
    if path.stat().st_size > LARGEST_CREST:
        return [_error(5, "COUNCIL_CREST is larger than 60 kB", "Make the picture smaller.")]
    return []


def _error(number: int, message: str, hint: str) -> CheckMessage:
    return Error(f"{message}.", hint=hint, id=f"council.E00{number}")
