"""Two people at one page: whoever saves second is told what the first one did before anything is overwritten."""

from typing import Any

from django.db import models
from django.forms import ModelForm
from django.forms.models import _get_foreign_key
from django.http import HttpRequest
from django.utils import timezone


class SavedInTurn:
    """A page that knows which changes its reader has seen, and asks before it overwrites others."""

    model: type[models.Model]
    inlines: Any

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, **kwargs)
        seen = request.POST.get("seen")
        if obj is None or seen is None or seen == seen_by_now(self._changes(obj)):
            return form
        return _telling(form, _newest(self._changes(obj)))

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        obj = kwargs.get("obj")
        if obj is not None:
            context["seen"] = seen_by_now(self._changes(obj))
        return super().render_change_form(request, context, *args, **kwargs)

    def _changes(self, obj: models.Model) -> list[Any]:
        """The newest change of the row and of each kind of row under it."""
        keys: list[tuple[Any, str]] = [(self.model, self.model._meta.pk.attname)]
        for inline in self.inlines:
            link = _get_foreign_key(self.model, inline.model, fk_name=inline.fk_name)
            keys.append((inline.model, link.attname))
        return [
            model.history.filter(**{key: obj.pk}).select_related("history_user").order_by("history_id").last()
            for model, key in keys
        ]


def seen_by_now(changes: list[Any]) -> str:
    """The newest changes in one word, for the form to send back."""
    return "-".join(str(change.history_id if change else 0) for change in changes)


def _newest(changes: list[Any]) -> Any:
    return max(filter(None, changes), key=lambda change: change.history_date)


def _telling(form: type[ModelForm], change: Any) -> type[ModelForm]:
    class TellingForm(form):  # type: ignore[valid-type]
        def clean(self) -> Any:
            cleaned = super().clean()
            self.add_error(None, _sentence(change))
            return cleaned

    return TellingForm


def _sentence(change: Any) -> str:
    who = change.history_user or "The archive itself"
    at = timezone.localtime(change.history_date)
    return (
        f"{who} changed this after you opened it ({at:%H:%M}: {change.history_change_reason}). Nothing of yours is "
        "saved yet. The history shows what changed; saving now puts what stands here in its place."
    )
