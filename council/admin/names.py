"""The answer to one spelling: this councillor, a new one, or not a councillor."""

from typing import Any

from django import forms

from council.models import Councillor, CouncillorName

NEW, NOBODY = "new", "nobody"


class SettleForm(forms.Form):
    """Whose name a spelling is; `councillor()` gives the answer, None for nobody."""

    answer = forms.ChoiceField()
    full_name = forms.CharField(required=False, max_length=200)

    def __init__(self, *args: Any, name: CouncillorName, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"id_{name.pk}_%s", **kwargs)
        self.name = name
        standing = Councillor.objects.standing().filter(council=name.council_id)
        self.fields["answer"].choices = [
            (NEW, "a new councillor"),
            (NOBODY, "not a councillor"),
            *((str(each.pk), each.name) for each in standing),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("answer") == NEW and not cleaned.get("full_name"):
            self.add_error("full_name", "Give the name of the new councillor.")
        return cleaned

    def councillor(self) -> Councillor | None:
        """The councillor of the answer; a new one is created."""
        answer = self.cleaned_data["answer"]
        if answer == NOBODY:
            return None
        if answer == NEW:
            return Councillor.objects.create(
                council=self.name.council, name=self.cleaned_data["full_name"], confirmed=True
            )
        return Councillor.objects.get(pk=answer)

    def sentences(self) -> list[str]:
        """What was wrong with the answer."""
        return [error for errors in self.errors.values() for error in errors]


def entries_for(names: list[CouncillorName]) -> list[Any]:
    return [
        {"name": name, "form": SettleForm(name=name), "occurrences": [], "candidates": []} for name in names
    ]
