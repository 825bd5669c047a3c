"""Signs that Symbol and Wingdings put into the private use area, as everybody can read them, and item markers."""

import re

PRIVATE_USE = 0xF000
SIGNS = {
    0x2D: "-",
    0x6E: "■",
    0x6F: "□",
    0xA7: "▪",
    0xA8: "□",
    0xB7: "•",
    0xD8: "➢",
    0xE0: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
READABLE = {PRIVATE_USE + code: sign for code, sign in SIGNS.items()}
"""For `str.translate`."""
OF_SYMBOL_FONTS = READABLE | SIGNS
"""For text that is set in such a font by its letters: `ü` in Wingdings is a tick."""
MARKERS = re.compile(r"\s*(?:</?(?:AI\d{1,4}|[A-Z][A-Z0-9_]{0,60}_SECTION)>\s*)+")
"""Marks of the program that made the minutes; it prints them too small or too pale to be noticed."""
