"""Problems of a document: shown with their line and the lines around it, settled by saying how."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.forms import BaseModelFormSet, modelformset_factory
from django.utils import timezone

from council.models import MinutesDocument, Problem, SourceLine

from .record import recording

NEIGHBOURS = 2


class ProblemForm(forms.ModelForm):
    """Whether a problem is settled, and how."""

    settled = forms.BooleanField(required=False)
    nearby: Sequence[SourceLine] = ()

    class Meta:
        model = Problem
        fields = ["settled", "settlement"]
        labels = {"settlement": "How"}
        widgets = {"settlement": forms.TextInput(attrs={"class": "vTextField"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["settled"] = self.instance.settled_at is not None

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("settled") and not cleaned.get("settlement"):
            self.add_error("settlement", "Say how the problem was settled.")
        return cleaned

    def settle(self, *, by: User) -> None:
        """Save the answer with who gave it and when."""
        settled = self.cleaned_data["settled"]
        self.instance.settled_at = timezone.now() if settled else None
        self.instance.settled_by = by if settled else None
        self.save()


def forms_for(document: MinutesDocument, data: Any = None) -> "BaseModelFormSet[Problem, ProblemForm]":
    """A form for each problem of the document, with `nearby`: the words of its line and of the lines around."""
    formset = modelformset_factory(Problem, form=ProblemForm, extra=0)
    problems = formset(data, queryset=document.problems.select_related("settled_by"), prefix="problems")
    lines = lines_near(document, (form.instance.line for form in problems))
    for form in problems:
        form.nearby = lines.get(form.instance.line, [])
    return problems


def settle_changed(problems: "BaseModelFormSet[Problem, ProblemForm]", *, by: User) -> tuple[int, list[str]]:
    """Save the forms that a person changed; how many were saved and what was wrong with the others."""
    saved, wrong = 0, []
    with recording(by, reason="Settled a problem"):
        for form in problems:
            if not form.has_changed():
                continue
            if form.is_valid():
                form.settle(by=by)
                saved += 1
            else:
                wrong += [f"{form.instance}: {error}" for errors in form.errors.values() for error in errors]
    return saved, wrong


def lines_near(
    document: MinutesDocument, numbers: Iterable[int | None]
) -> dict[int | None, list[SourceLine]]:
    """Each of the numbered lines with its neighbours, in one query."""
    wanted = {number for number in numbers if number}
    around = {n for number in wanted for n in range(number - NEIGHBOURS, number + NEIGHBOURS + 1)}
    lines = {line.line: line for line in document.lines.filter(line__in=around)}
    return {
        number: [lines[n] for n in range(number - NEIGHBOURS, number + NEIGHBOURS + 1) if n in lines]
        for number in wanted
    }
