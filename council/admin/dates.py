"""Days in forms: a stretch of time that ends before it begins is told beside the field."""

from typing import Any

from django import forms


class DaysInOrder(forms.ModelForm):
    """A form with the first and the last day of something."""

    first_day, last_day = "start", "end"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get(self.first_day), cleaned.get(self.last_day)
        if first and last and last < first:
            self.add_error(self.last_day, "The last day is before the first day: change one of them.")
        return cleaned


class OpenedAndClosed(DaysInOrder):
    """A form of a council or committee."""

    first_day, last_day = "opened_on", "closed_on"
