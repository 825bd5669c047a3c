"""Form fields for words: lists of the record as plain text that a clerk can edit without losing the evidence."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import repeat
from typing import Any

from django import forms

Row = dict[str, Any]


class PlainTextField(forms.CharField):
    """Text whose line ends are the same whatever browser sent it."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class RowsField(PlainTextField):
    """A list of rows written as text; a row whose text stays keeps everything else that it knows."""

    between = "\n"
    widget: forms.Widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return self.as_text(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.texts(self.as_text(initial or [])) != self.texts(self.to_python(data))

    def as_text(self, rows: Sequence[Any]) -> str:
        """The rows as the clerk sees them."""
        return self.between.join(self.write(row) for row in rows)

    def texts(self, text: str) -> list[str]:
        """The text cut into the text of each row."""
        return [" ".join(line.split()) for line in text.split("\n") if line.strip()]

    def rows(self, text: str, *, before: Sequence[Any]) -> list[Any]:
        """The rows that the text stands for: those that stay, those edited in place and new ones."""
        old, new = [" ".join(self.write(row).split()) for row in before], self.texts(text)
        moved = dict(zip(old, before, strict=True))
        rows: list[Any] = []
        for step, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if step == "equal":
                rows += before[a1:a2]
            else:
                edited = before[a1:a2] if a2 - a1 == b2 - b1 else repeat(None)
                rows += [
                    moved.get(each) or self.read(each, was)
                    for each, was in zip(new[b1:b2], edited, strict=False)
                ]
        return rows

    def write(self, row: Any) -> str:
        """One row as text."""
        raise NotImplementedError

    def read(self, text: str, was: Any) -> Any:
        """A row with this text; `was` is the row that it was edited from, if any."""
        raise NotImplementedError


class ParagraphsField(RowsField):
    """Paragraphs of minutes, separated by blank lines; one that is edited keeps its label, kind and lines."""

    between = "\n\n"
    widget = forms.Textarea(attrs={"rows": 18})

    def texts(self, text: str) -> list[str]:
        return [" ".join(each.split()) for each in re.split(r"\n\s*\n", text) if each.strip()]

    def write(self, row: Row) -> str:
        return row["text"]

    def read(self, text: str, was: Row | None) -> Row:
        return {**(was or {"kind": "text", "label": None, "lines": None}), "text": text}


class PartsField(RowsField):
    """Parts of a resolution, one a line: the label, a bar, the words."""

    def write(self, row: Row) -> str:
        return f"{row['label']} | {row['text']}"

    def read(self, text: str, was: Row | None) -> Row:
        label, bar, words = text.partition("|")
        return {"label": label.strip(), "text": words.strip()} if bar else {"label": "", "text": text}


class PresentersField(RowsField):
    """Who presented, one person a line: the name, a bar, the post."""

    def write(self, row: Row) -> str:
        return f"{row['name']} | {row['post']}" if row["post"] else row["name"]

    def read(self, text: str, was: Row | None) -> Row:
        name, _, post = text.partition("|")
        return {**(was or {"lines": None}), "name": name.strip(), "post": post.strip() or None}


class CitedParagraphsField(RowsField):
    """Paragraphs of the law, separated by commas."""

    between = ", "
    widget = forms.TextInput(attrs={"class": "vTextField"})

    def texts(self, text: str) -> list[str]:
        return [each.strip() for each in text.split(",") if each.strip()]

    def write(self, row: str) -> str:
        return row

    def read(self, text: str, was: str | None) -> str:
        return text


class LinesField(RowsField):
    """Words or phrases, one a line."""

    def write(self, row: str) -> str:
        return row

    def read(self, text: str, was: str | None) -> str:
        return text


class WordsForm(forms.ModelForm):
    """A form with fields that hold rows."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        for name, field in self.fields.items():
            if isinstance(field, RowsField) and name in cleaned:
                cleaned[name] = field.rows(cleaned[name], before=self.initial.get(name) or [])
        return cleaned
