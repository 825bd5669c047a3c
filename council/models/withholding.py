"""What the public may not see is left out here, in the querysets that every public surface starts from."""

from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Value

from .history import Recorded, RecordedQuerySet

KEPT_FROM_SEARCH_ENGINES = "Asks outside search engines not to list this page; the archive’s own search does."


class Withheld(Exception):
    """A public page asked for a value that the public querysets leave out."""


class PublicQuerySet(RecordedQuerySet):
    """Adjectives that the public querysets are made of."""

    def kept(self) -> Self:
        """Rows that nobody took out of the record."""
        return self.filter(removed=False)

    def for_the_public(self, **shown: Any) -> Self:
        """Rows marked as public: their withheld fields raise `Withheld` instead of being loaded, and those
        that no page shows wait until somebody asks."""
        model: Any = self.model
        return self.annotate(is_public=Value(value=True), **shown).defer(
            *model.withheld_fields, *model.unshown_fields
        )

    def outside_restricted(self, *, meeting: str) -> Self:
        """Rows whose lines lie outside every restricted stretch of the minutes of their meeting.

        `meeting` is the path to the meeting's key; a row without lines was stated by a person.
        """
        restricted = (
            _item_model()
            .objects.restricted()
            .filter(
                meeting=OuterRef(meeting),
                first_line__lte=OuterRef("last_line"),
                withheld_to__gte=OuterRef("first_line"),
            )
        )
        return self.filter(~Exists(restricted))


def _item_model() -> Any:
    from .agenda import AgendaItem

    return AgendaItem


class Publishable(Recorded):
    """A row with words that may have to be withheld."""

    withheld_fields: tuple[str, ...] = ()
    unshown_fields: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def refresh_from_db(
        self, using: str | None = None, fields: Iterable[str] | None = None, from_queryset: Any = None
    ) -> None:
        """Load anew; a row from a public queryset never loads what that queryset left out."""
        asked = set(fields or self.withheld_fields)
        if getattr(self, "is_public", False) and asked & set(self.withheld_fields):
            raise Withheld(
                f"{type(self).__name__}: {', '.join(sorted(asked))} is withheld from public pages."
            )
        super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)


class ReadFromDocument(Publishable):
    """A row that the reader made or a person added; what a person corrected survives every re-read."""

    unshown_fields = ("origin", "corrected_fields", "removed")

    class Origin(models.TextChoices):
        DOCUMENT = "document", "read from the document"
        PERSON = "person", "added by a person"

    origin = models.CharField(max_length=10, choices=Origin, default=Origin.PERSON, editable=False)
    first_line = models.PositiveIntegerField(
        null=True, blank=True, editable=False, help_text="The first line of the document that says this."
    )
    last_line = models.PositiveIntegerField(null=True, blank=True, editable=False)
    corrected_fields = models.JSONField(
        default=list, blank=True, editable=False, help_text="What a person corrected: a re-read leaves it."
    )
    removed = models.BooleanField(
        "taken out",
        default=False,
        help_text="Not part of the record. It stays here so that reading the document again does not bring it back.",
    )

    class Meta:
        abstract = True

    def correct(self, **values: Any) -> None:
        """Set values as a person's correction and save; a re-read will not overwrite them."""
        for name, value in values.items():
            setattr(self, name, value)
        self.mark_corrected(values)
        self.save()

    def mark_corrected(self, names: Iterable[str]) -> None:
        """Note that a person set these fields (the row is not saved)."""
        self.corrected_fields = sorted({*self.corrected_fields, *names})
