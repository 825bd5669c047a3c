"""The preview of one document: what would change, asked questions, and what stands in the way."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget

from council.ingest import Answers, Change, NeedsAnswer, NotIngestable, Preview, preview
from council.models import MinutesDocument

SECTIONS = {
    "Council": "Meeting",
    "Committee": "Meeting",
    "Meeting": "Meeting",
    "Attendance": "Attendance",
    "Next meeting": "Other dates",
    "Confirmation": "Other dates",
}
"""Where each noun is shown; everything else belongs to the agenda items."""


class AnswersForm(forms.Form):
    """What the clerk says where the document is silent; every field may stay empty."""

    council = forms.CharField(
        required=False,
        max_length=200,
        label="Council",
        widget=AdminTextInputWidget(attrs={"list": "councils"}),
    )
    committee = forms.CharField(
        required=False,
        max_length=200,
        label="Committee",
        widget=AdminTextInputWidget(attrs={"list": "committees"}),
    )
    date = forms.DateField(
        required=False,
        label="Date of the meeting",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    same_day = forms.ChoiceField(
        required=False,
        label="Another document of this committee and day is in the record",
        choices=[
            ("", "not answered"),
            ("version", "This is a new version of the same minutes"),
            ("sitting", "This is a second sitting on the same day"),
        ],
    )
    allow_shrinkage = forms.BooleanField(
        required=False, label="The published meeting may lose more than a third of its items"
    )

    def answers(self) -> Answers:
        """The answers as the copyist takes them; an answer that is not valid counts as not given."""
        if self.is_bound:
            self.full_clean()
            return Answers(**{name: value for name, value in self.cleaned_data.items() if value})
        return Answers()

    def as_query(self) -> str:
        """The answers as they were sent, for the address of the preview."""
        return urlencode({name: self.data[name] for name in self.fields if self.data.get(name)})


@dataclass(frozen=True, slots=True)
class Section:
    """Changes that are shown under one heading."""

    title: str
    changes: list[Change]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPage:
    """Either a preview or what must be answered or known first."""

    preview: Preview | None = None
    question: NeedsAnswer | None = None
    reasons: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: MinutesDocument, form: AnswersForm) -> "PreviewPage":
        """The preview of this document under these answers."""
        try:
            return cls(preview=preview(document, form.answers()))
        except NeedsAnswer as question:
            return cls(question=question)
        except NotIngestable as refusal:
            return cls(reasons=tuple(refusal.reasons))

    @property
    def sections(self) -> list["Section"]:
        """The changes in the order of the minutes, each with its own section of the page."""
        changes = self.preview.changes if self.preview else ()
        titles = list(dict.fromkeys(SECTIONS.get(change.noun, "Agenda items") for change in changes))
        return [
            Section(title, [each for each in changes if SECTIONS.get(each.noun, "Agenda items") == title])
            for title in titles
        ]
