"""The preview of one document: what would change, asked questions, and what stands in the way."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget

from council.ingest import Answers, Change, NeedsAnswer, NotIngestable, People, Preview, preview
from council.models import MinutesDocument

ITEMS = "Agenda items, decisions and interests"
SECTIONS = {
    "Council": "Meeting",
    "Committee": "Meeting",
    "Meeting": "Meeting",
    "Minutes document": "Meeting",
    "Attendance": "Attendance",
    "Mention": "Councillors mentioned",
    "Next meeting": "Other dates",
    "Confirmation": "Other dates",
}
"""Where each noun is shown; every other noun belongs to the agenda items."""
WHERE = {"first line", "last line", "withheld to", "position", "evidence"}
"""Values that say where something stands: the link to the lines shows them."""
TITLES = ("Meeting", "Attendance", ITEMS, "Councillors mentioned", "Other dates")


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
        required=False, label="The meeting may lose items that are in the record now"
    )

    def answers(self) -> Answers:
        """The answers as the copyist takes them; an answer that is not valid counts as not given."""
        if self.is_bound:
            self.full_clean()
            return Answers(**{name: value for name, value in self.cleaned_data.items() if value})
        return Answers()

    def ask(self, about: set[str]) -> None:
        """Show these questions and those that have an answer; hide the others."""
        for name, field in self.fields.items():
            if name not in about and not self.data.get(name):
                field.widget = forms.HiddenInput()

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
            page = cls(preview=preview(document, form.answers()))
        except NeedsAnswer as question:
            page = cls(question=question)
        except NotIngestable as refusal:
            page = cls(reasons=tuple(refusal.reasons))
        form.ask(page.asked)
        return page

    @property
    def asked(self) -> set[str]:
        """What a clerk can say that would change this page."""
        if self.question:
            return {self.question.about}
        if self.preview:
            return set() if self.preview.meeting.date else {"date"}
        return {"allow_shrinkage"} if any("allow the loss" in reason for reason in self.reasons) else set()

    @property
    def changes(self) -> list[Change]:
        """The changes as a clerk reads them."""
        return [in_words(change) for change in self.preview.changes] if self.preview else []

    @property
    def linked(self) -> list[tuple[str, str]]:
        """The names that mean councillors who are in the record already."""
        people = self.preview.people if self.preview else People()
        return [(written, name) for written, name in people.linked if name not in people.new]

    @property
    def sections(self) -> list[Section]:
        """What is not already in the record, in the order of the minutes, under headings."""
        news = [each for each in self.changes if each.verb != "keep"]
        by_line = sorted(news, key=lambda change: (change.lines or (0, 0))[0])
        found = [Section(title, [each for each in by_line if title_for(each) == title]) for title in TITLES]
        return [section for section in found if section.changes]

    @property
    def kept(self) -> int:
        """How many rows of the record already say what the document says."""
        return sum(change.verb == "keep" for change in self.changes)


def title_for(change: Change) -> str:
    """The heading under which a change is shown."""
    return SECTIONS.get(change.noun, ITEMS)


def in_words(change: Change) -> Change:
    """The change with its values as words; one that only moved to other lines is shown as kept."""
    shown = tuple(
        (name, value_words(old), value_words(new)) for name, old, new in change.fields if name not in WHERE
    )
    if change.noun == "Minutes document":
        return replace(change, verb="change", label=f"{change.label} stays kept, but is replaced by this one")
    moved = change.verb == "change" and not shown
    return replace(change, verb="keep" if moved else change.verb, fields=shown)


def value_words(value: Any) -> str:
    """A value as a clerk reads it.

    >>> value_words([{"kind": "text", "text": "A report was heard."}])
    'A report was heard.'
    """
    match value:
        case None | "" | []:
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case list():
            return " ".join(value_words(each) for each in value)
        case dict():
            return " ".join(str(value[key]) for key in ("label", "name", "text", "post") if value.get(key))
    return str(value)
