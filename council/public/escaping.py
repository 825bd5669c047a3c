"""Texts as HTML. Most hold nothing to escape: to see that costs a tenth of replacing what is not there."""

import html
from typing import Any


def escape(text: str) -> str:
    """A text with the signs of HTML written as such.

    >>> escape("Terms & Conditions"), escape("Terms and Conditions")
    ('Terms &amp; Conditions', 'Terms and Conditions')
    """
    if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
        return html.escape(text)
    return text


def as_html(words: Any) -> str:
    """Words as HTML: those that know theirs say it, a text is escaped."""
    return words.__html__() if hasattr(words, "__html__") else escape(str(words))
