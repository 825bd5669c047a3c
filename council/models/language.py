"""The languages in which minutes are written and bodies are named."""

from django.db import models


class Language(models.TextChoices):
    """A language of the record, by the code that web pages give it."""

    ENGLISH = "en", "English"
    WELSH = "cy", "Welsh"
    GAELIC = "gd", "Scottish Gaelic"
    IRISH = "ga", "Irish"


def language_of(what: str) -> models.CharField:
    """The column that says in which language something is written; English where nobody said."""
    return models.CharField(
        max_length=8, choices=Language, default=Language.ENGLISH, help_text=f"The language of {what}."
    )
