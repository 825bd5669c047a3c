"""Typing the words of a scan: its pages beside the text, checked before they are read."""

from typing import Any

from django import forms

from council.models import MinutesDocument

from .words import PlainTextField

MOST_PAGES_SHOWN = 40


class TranscriptionForm(forms.Form):
    """The words of a scan, and that they were compared with its pages."""

    text = PlainTextField(
        label="Words of the pages",
        max_length=1_000_000,
        help_text="Type or paste them line by line as they are printed, leaving nothing out. Put a line “[Page 2]” "
        "before the words of the second page, and so on.",
        error_messages={"required": "Type the words of the pages."},
        widget=forms.Textarea(attrs={"rows": 40, "cols": 90, "spellcheck": "true"}),
    )
    checked = forms.BooleanField(
        label="I have compared every line with the pages",
        error_messages={
            "required": "Compare the words with the pages and say so: they become the public record."
        },
    )


def form_for(document: MinutesDocument, data: Any = None) -> TranscriptionForm:
    """The form with the words typed so far, else with a line for each page."""
    before = getattr(document, "transcription", None)
    pages = range(1, min(document.pages or 1, MOST_PAGES_SHOWN) + 1)
    text = before.text if before else "\n\n".join(f"[Page {page}]" for page in pages)
    return TranscriptionForm(data, initial={"text": text})
