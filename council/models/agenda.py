"""Agenda items with their minutes, the people named in them and the interests declared on them."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Case, Count, F, Q, Value, When
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from .anchors import anchored, own_anchors
from .links import address
from .meeting import Meeting, MeetingPart, is_public
from .names import address_part
from .withholding import KEPT_FROM_SEARCH_ENGINES, PublicQuerySet, ReadFromDocument

PRIVATE_TITLE = gettext_noop("Private item")
RESERVED_SLUGS = {"source", "original", "unnamed"}


def title_in_words(shown: str) -> str:
    """What the public sees as the title of an item, where it has none in the language that is spoken."""
    return gettext(PRIVATE_TITLE) if shown == PRIVATE_TITLE else shown


def is_open(path: str) -> Q:
    """The condition that the words of the item at this path ("item__") are open to the public."""
    kept = Q(**{f"{path}removed": False, f"{path}restriction": AgendaItem.Restriction.OPEN})
    return kept & is_public(f"{path}meeting__")


class AgendaItemQuerySet(PublicQuerySet):
    def restricted(self) -> Self:
        """Items that are not open to the public."""
        return self.exclude(restriction="")

    def unrestricted(self) -> Self:
        """Items that are open to the public."""
        return self.filter(restriction="")

    def published(self) -> Self:
        """Kept items of published meetings: `shown_title`, `shown_paragraphs`, `shown_presented_by` and
        `shown_former_anchors` hold what the public may read; of a restricted item its public title and nothing."""
        nothing = Value([], output_field=models.JSONField())
        return (
            self.kept()
            .filter(is_public("meeting__"))
            .for_the_public(
                shown_title=Case(
                    When(restriction="", then=F("title")),
                    When(public_title="", then=Value(PRIVATE_TITLE)),
                    default=F("public_title"),
                    output_field=models.TextField(),
                ),
                shown_paragraphs=_open(F("paragraphs"), nothing),
                shown_presented_by=_open(F("presented_by"), nothing),
                shown_former_anchors=_open(F("former_anchors"), nothing),
            )
        )

    def withheld_stretches(self) -> "models.QuerySet[Any, tuple[int, int, int]]":
        """The keys and the lines of restricted items, kept or not, in the order of the document; none of their words."""
        known = self.restricted().filter(first_line__isnull=False, withheld_to__isnull=False)
        return known.order_by("first_line").values_list("pk", "first_line", "withheld_to")

    def coverage(self) -> "models.QuerySet[Any, dict[str, Any]]":
        """How many items of published meetings are not open to the public, by committee and year."""
        return (
            self.published()
            .restricted()
            .order_by()
            .annotate(year=ExtractYear("meeting__date"))
            .values("meeting__committee", "year")
            .annotate(restricted=Count("pk"))
        )

    def tombstones(self) -> "models.QuerySet[Any, dict[str, Any]]":
        """The addresses of items that once were public and are no longer in the record; `traces` says of each
        paragraph that was open where its words are now."""
        gone = Q(removed=True) | Q(meeting__publication=Meeting.Publication.WITHDRAWN)
        return (
            self.filter(gone, meeting__date__isnull=False)
            .exclude(slug="")
            .annotate(traces=_open(F("former_anchors"), Value([], output_field=models.JSONField())))
            .values(
                "meeting__committee__slug",
                "meeting__date",
                "meeting__sitting",
                "slug",
                "removal_reason",
                "traces",
            )
        )


def _open(words: F, nothing: Value) -> Case:
    return Case(When(restriction="", then=words), default=nothing, output_field=models.JSONField())


class AgendaItem(MeetingPart):
    """One item of business and the minutes under it."""

    class Kind(models.TextChoices):
        APOLOGIES = "apologies", _("apologies")
        INTERESTS = "interests", _("declarations of interest")
        PREVIOUS_MINUTES = "previous_minutes", _("minutes of the previous meeting")
        MATTERS_ARISING = "matters_arising", _("matters arising")
        CHAIR_ANNOUNCEMENTS = "chair_announcements", _("chair's announcements")
        PUBLIC_QUESTIONS = "public_questions", _("public questions")
        PETITIONS = "petitions", _("petitions")
        MEMBER_QUESTIONS = "member_questions", _("members' questions")
        MOTION = "motion", _("motion")
        URGENT_BUSINESS = "urgent_business", _("urgent business")
        EXCLUSION = "exclusion", _("exclusion of the press and public")
        WORK_PROGRAMME = "work_programme", _("work programme")
        FUTURE_MEETINGS = "future_meetings", _("future meetings")
        BUSINESS = "business", _("business")

    class Restriction(models.TextChoices):
        OPEN = "", _("open to the public")
        EXEMPT = "exempt", _("exempt information")
        CONFIDENTIAL = "confidential", _("confidential information")
        UNSTATED = "unstated", _("private, no basis stated")

    PROCEDURAL = (
        Kind.APOLOGIES,
        Kind.INTERESTS,
        Kind.PREVIOUS_MINUTES,
        Kind.URGENT_BUSINESS,
        Kind.EXCLUSION,
        Kind.FUTURE_MEETINGS,
    )
    withheld_fields = ("title", "paragraphs", "presented_by", "public_title", "former_anchors")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items", db_index=False)
    position = models.PositiveIntegerField(help_text="The order of the items in the minutes.")
    number = models.CharField(max_length=30, blank=True, help_text="As printed, without a dot at the end.")
    minute_number = models.CharField(
        max_length=30, blank=True, help_text="The running number of the minute, if any."
    )
    title = models.TextField()
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.BUSINESS)
    withdrawn = models.BooleanField(default=False, help_text="The item was withdrawn from the agenda.")
    restriction = models.CharField(
        max_length=12,
        choices=Restriction,
        default=Restriction.OPEN,
        blank=True,
        help_text="While an item is restricted the public sees its number, public title and basis, no other words.",
    )
    restriction_schedule = models.CharField(max_length=200, blank=True, help_text="The law cited.")
    restriction_paragraphs = models.JSONField(default=list, blank=True, help_text="The paragraphs cited.")
    public_title = models.CharField(
        max_length=500,
        blank=True,
        help_text=f"What the public sees as the title while the item is restricted; empty: “{PRIVATE_TITLE}”.",
    )
    public_summary = models.TextField(
        blank=True, help_text="What may be said in public of a restricted item."
    )
    paragraphs = models.JSONField(
        default=list,
        blank=True,
        help_text="The minutes of the item: kind, label, text and lines of each paragraph.",
    )
    presented_by = models.JSONField(
        default=list, blank=True, help_text="Who presented the report: name and post."
    )
    withheld_to = models.PositiveIntegerField(
        null=True,
        blank=True,
        editable=False,
        help_text="The line before the next item: a restricted item withholds every line up to here.",
    )
    slug = models.SlugField(
        max_length=60,
        blank=True,
        editable=False,
        db_index=False,
        help_text="The item's address, fixed when first published.",
    )
    removal_reason = models.CharField(max_length=300, blank=True, help_text="Public: why the item is gone.")
    former_anchors = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="Anchors of paragraphs that no longer stand here: the anchor, and where its words are now.",
    )
    kept_from_search_engines = models.BooleanField(default=False, help_text=KEPT_FROM_SEARCH_ENGINES)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "slug"], condition=~Q(slug=""), name="council_agendaitem_one_address"
            ),
        ]
        indexes = [
            # what of a meeting is withheld is asked for with every row of its minutes
            models.Index(
                fields=["meeting", "withheld_to", "first_line", "restriction"],
                name="council_agendaitem_withheld",
            ),
            models.Index(fields=["meeting", "minute_number"], name="council_agendaitem_minute"),
        ]

    def __str__(self) -> str:
        title = self.shown_title if hasattr(self, "shown_title") else self.title
        return f"{self.number}. {title}" if self.number else title

    @property
    def shown_title(self) -> str:
        """What the public sees as the title; known of items that the public querysets gave."""
        return title_in_words(self._shown_title)

    @shown_title.setter
    def shown_title(self, shown: str) -> None:
        self._shown_title = shown

    @property
    def is_untitled(self) -> bool:
        """Whether the public sees no title of its own."""
        return self._shown_title == PRIVATE_TITLE

    def get_absolute_url(self) -> str:
        return address("item", self.meeting.committee.slug, self.meeting.address_date, self.slug)

    def give_address(self, taken: set[str]) -> bool:
        """Give the item an address that is not taken, and its paragraphs anchors, where it is open and where they
        have none; tells whether any was given (the row is not saved)."""
        given = False
        if not self.slug:
            self.slug, given = self.unused_slug(taken), True
            taken.add(self.slug)
        if not self.is_restricted and None in own_anchors(self.paragraphs):
            self.paragraphs, given = anchored(self.paragraphs, self.former_anchors), True
        return given

    def unused_slug(self, taken: set[str]) -> str:
        """The item's own part of the address: its number, else its place, and not one of those taken.

        >>> AgendaItem(number="PLA12/25", position=4).unused_slug(set())
        "pla12-25"
        """
        wish = (
            address_part(self.number.replace("/", "-"), longest=40)
            if self.number
            else f"item-{self.position}"
        )
        if wish in RESERVED_SLUGS:
            wish = f"item-{wish}"
        slug, number = wish, 2
        while slug in taken:
            slug, number = f"{wish}-{number}", number + 1
        return slug

    @property
    def is_restricted(self) -> bool:
        """Whether the words of the item are withheld from the public."""
        return self.restriction != ""

    @property
    def is_procedural(self) -> bool:
        """Whether the item is a standing formality that a search leaves out unless asked."""
        return self.kind in self.PROCEDURAL


class ItemPartQuerySet(PublicQuerySet):
    """Rows that belong to an agenda item."""

    def published(self) -> Self:
        """Kept rows of kept, unrestricted items of published meetings."""
        return self.kept().filter(is_open("item__")).for_the_public()


class ItemPart(ReadFromDocument):
    """Something read inside an agenda item."""

    class Meta:
        abstract = True

    @classmethod
    def meetings_of(cls, rows: list[Any]) -> set[int]:
        """The meetings that these rows belong to."""
        items = {row.item_id for row in rows}
        return set(AgendaItem.objects.filter(pk__in=items).values_list("meeting_id", flat=True))


class Mention(ItemPart):
    """A councillor's name met in the minutes of an item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="mentions")
    name_as_written = models.CharField(max_length=200)
    councillor = models.ForeignKey(
        "Councillor",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the name as written stays
        related_name="mentions",
    )

    objects = ItemPartQuerySet.as_manager()

    class Meta:
        ordering = ["item", "first_line", "pk"]

    def __str__(self) -> str:
        return self.name_as_written


class DeclaredInterest(ItemPart):
    """An interest that a member declared."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="interests")
    name_as_written = models.CharField(max_length=200)
    councillor = models.ForeignKey(
        "Councillor",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the name as written stays
        related_name="interests",
    )
    kind = models.CharField(
        max_length=100, blank=True, help_text="As written, e.g. disclosable pecuniary interest."
    )
    text = models.TextField()
    left_room = models.BooleanField(null=True, blank=True, help_text="Whether the words say that they left.")

    objects = ItemPartQuerySet.as_manager()

    class Meta:
        ordering = ["item", "first_line", "pk"]

    def __str__(self) -> str:
        return f"{self.name_as_written}: {self.kind or 'interest'}"
