"""The fields of a filter's form as HTML: Django's own templates take ten times longer, and a hundred over a long list."""

from collections.abc import Callable, Container, Iterable
from functools import cached_property
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from .escaping import escape
from .spoken import Marked


class OneOrMany(forms.SelectMultiple):
    """A plain drop-down with a blank choice until the address names several values, then a list of them."""

    blank = gettext_lazy("Any")
    pairs: Callable[[], Iterable[tuple[Any, Any]]] = staticmethod(lambda: ())
    """The values with their words."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """The values given, without the blank one."""
        return [value for value in super().value_from_datadict(data, files, name) or [] if value]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The choices as HTML; Django's own templates take a hundred times longer over a long list."""
        chosen = self.format_value(value)
        several = len(chosen) > 1
        choices = [*([] if several else [("", self.blank)]), *self.pairs()]
        given = flatatt(self.build_attrs(self.attrs, attrs) | {"multiple": several})
        return _select(name, given, choices, chosen or [""])


class ChosenFrom(forms.MultipleChoiceField):
    """Values of a list. Django makes the list anew, choice by choice, each time that it looks at it, which took a
    quarter of a page with three of them."""

    widget = OneOrMany

    def __init__(self, *, choices: Any = (), **options: Any) -> None:
        super().__init__(**options)
        self.offer(choices if callable(choices) else lambda: choices)

    def offer(self, pairs: Callable[[], Iterable[tuple[Any, Any]]]) -> None:
        """Take these values with their words."""
        widget: Any = self.widget
        self.pairs = widget.pairs = pairs
        vars(self).pop("_words", None)

    @cached_property
    def _words(self) -> dict[str, Any]:
        return {str(value): words for value, words in self.pairs()}

    def valid_value(self, value: Any) -> bool:
        """Whether the value is one of the list."""
        return value in self._words

    def said(self, value: str) -> Any:
        """What a value is called."""
        return self._words.get(value)


class OnlyOne(forms.Select):
    """A plain drop-down of a few choices."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The choices as HTML; Django's own templates take ten times longer."""
        given = flatatt(self.build_attrs(self.attrs, attrs))
        return _select(name, given, self.choices, [str(value or "")])


def _select(name: str, given: str, choices: Iterable[tuple[Any, Any]], chosen: Container[str]) -> SafeString:
    """A drop-down as HTML; `given` are its attributes."""
    options = "\n".join(
        f'<option value="{escape(key)}"{" selected" if key in chosen else ""}{_lang(label)}>{escape(str(label))}</option>'
        for key, label in ((str(key), label) for key, label in choices)
    )
    drawn = f'<select name="{escape(name)}"{given}>\n{options}\n</select>'
    return mark_safe(drawn)  # noqa: S308 (every value is escaped)


_BLANK = '<option value="" selected>'
DROP_DOWNS = (OneOrMany, OnlyOne)


def with_chosen(blank: str, value: str) -> str:
    """A drop-down that was drawn with its blank choice, with one of the others chosen: its choices are many."""
    option = f'<option value="{escape(value)}"'
    return blank.replace(_BLANK, '<option value="">', 1).replace(option, f"{option} selected", 1)


def _lang(label: Any) -> str:
    """A choice holds plain text alone, so one in another language than the page says so itself."""
    return f' lang="{label.language}"' if isinstance(label, Marked) and label.language else ""


def drawn_field(field: forms.BoundField) -> SafeString:
    """A field of a filter: its label, what is wrong with it, and the field."""
    wrong = ""
    if field.errors:
        words = escape(" ".join(map(str, field.errors)))
        wrong = f'<p class="field-error" id="{field.auto_id}_error">{words}</p>\n'
    label = escape(str(field.label))
    if field.use_fieldset:
        told = f' aria-describedby="{field.auto_id}_error"' if wrong else ""
        drawn = f'<fieldset class="field"{told}>\n<legend>{label}</legend>\n{wrong}{field}\n</fieldset>'
    else:
        named = f'<label for="{field.id_for_label}">{label}</label>'
        drawn = f'<div class="field">\n{named}\n{wrong}{field}\n</div>'
    return mark_safe(drawn)  # noqa: S308 (every value is escaped)


def _input(box: Any, name: str, shown: str | None, attrs: Any) -> SafeString:
    given = {"type": box.input_type, "name": name} | ({"value": shown} if shown else {})
    return mark_safe(f"<input{flatatt(given | box.build_attrs(box.attrs, attrs))}>")  # noqa: S308 (escaped there)


class WordsInput(forms.TextInput):
    """A box for words to search for."""

    input_type = "search"

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The field as HTML; Django's own templates take ten times longer."""
        return _input(self, name, self.format_value(value), attrs)


class DayInput(forms.DateInput):
    """A date."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The field as HTML; Django's own templates take ten times longer."""
        return _input(self, name, self.format_value(value), attrs)


class TickBox(forms.CheckboxSelectMultiple):
    """One box to tick; a link to the field leads to it."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The box itself."""
        return super().id_for_label(id_, index or "0")


NOT_A_DAY = gettext_lazy("Give the date as year-month-day, for example 2025-06-02.")


def one_of(label: Any, unknown: Any) -> Any:
    """A choice that may be left open; `unknown` tells that a value is not among those offered."""
    messages = {"invalid_choice": unknown}
    return forms.ChoiceField(label=label, required=False, widget=OnlyOne, error_messages=messages)


def a_day(label: Any) -> Any:
    """A day that may be left open."""
    return forms.DateField(
        label=label, required=False, widget=DayInput, error_messages={"invalid": NOT_A_DAY}
    )
