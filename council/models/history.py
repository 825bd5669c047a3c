"""Every change of the record is recorded once, in the transaction that makes it, with who and when."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from django.contrib.auth.models import AbstractBaseUser
from django.db import connections, models, transaction
from django.db.models import Value
from django.db.models.base import ModelState
from django.db.models.functions import Cast
from django.dispatch import Signal, receiver
from django.utils import timezone
from simple_history.models import HistoricalRecords
from simple_history.signals import post_create_historical_record, pre_create_historical_record

from .behind import carry_out

recorded = Signal()
"""Sent inside the transaction after each recorded write: sender=model, instances=[...]."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is changing the record, and what for."""

    user: AbstractBaseUser | None
    reason: str


_actor: ContextVar[Actor | None] = ContextVar("actor", default=None)


@contextmanager
def acting_as(user: AbstractBaseUser | None, *, reason: str) -> Iterator[None]:
    """Record the changes made inside under this user and reason."""
    token = _actor.set(Actor(user, reason))
    try:
        yield
    finally:
        _actor.reset(token)


def current_user(**_: Any) -> AbstractBaseUser | None:
    """The user who acts now: the one named by `acting_as`, else the one of the web request."""
    actor = _actor.get()
    if actor is not None and actor.user is not None:
        return actor.user
    user = getattr(getattr(HistoricalRecords.context, "request", None), "user", None)
    return user if user is not None and user.is_authenticated else None


@receiver(pre_create_historical_record)
def _give_reason(history_instance: models.Model, **_: Any) -> None:
    actor = _actor.get()
    if actor is not None and not history_instance.history_change_reason:  # type: ignore[attr-defined]
        history_instance.history_change_reason = actor.reason  # type: ignore[attr-defined]


class RecordedQuerySet(models.QuerySet):
    """A queryset whose bulk writes are recorded like saves are."""

    def update(self, **kwargs: Any) -> int:
        """Update and record each row."""
        with transaction.atomic(using=self.db):
            pks = list(self.order_by().values_list("pk", flat=True))
            if not pks:
                return 0
            changed = self.model._default_manager.using(self.db).filter(pk__in=pks)
            rows = models.QuerySet.update(changed, **kwargs)
            _record(list(changed.all()), created=False)
        return rows

    update.alters_data = True  # type: ignore[attr-defined]

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Create and record each row; conflicts are errors, since an unseen update would go unrecorded."""
        if kwargs.get("ignore_conflicts") or kwargs.get("update_conflicts"):
            raise ValueError("A recorded bulk_create does not take ignore_conflicts or update_conflicts.")
        with transaction.atomic(using=self.db):
            created = super().bulk_create(objs, *args, **kwargs)
            _record(created, created=True)
        return created

    def record_as_created(self, reason: str) -> None:
        """Record these rows as created now, for whoever inserts thousands of rows past `bulk_create`: the
        database copies them into their history. Nothing is sent: the index and the generation are theirs too."""
        model: Any = self.model
        history = model.history.model
        tracked = [field.attname for field in history.tracked_fields]
        user = current_user()
        entry = {
            "history_date": Value(timezone.now(), models.DateTimeField()),
            "history_type": Value("+"),
            "history_change_reason": Value(reason),
            "history_user_id": Cast(Value(user.pk if user else None), models.IntegerField()),
        }
        rows = self.order_by("pk").values_list(*tracked, *entry.values())
        selected, parameters = rows.query.get_compiler(using=self.db).as_sql()
        connection = connections[self.db]
        columns = [history._meta.get_field(name).column for name in (*tracked, *entry)]
        into = ", ".join(map(connection.ops.quote_name, columns))
        written = f"INSERT INTO {history._meta.db_table} ({into}) {selected}"
        carry_out(connection, written, parameters, last=True)

    def unrecorded(self) -> list[Any]:
        """The rows that differ from the last entry in their history: changed by a path that records nothing."""
        model: Any = self.model
        clocks = {field.attname for field in model._meta.fields if getattr(field, "auto_now", False)}
        tracked = [
            field.attname for field in model.history.model.tracked_fields if field.attname not in clocks
        ]
        key = model._meta.pk.attname
        entries = model.history.order_by("history_date", "history_id").values_list(key, *tracked)
        last = {pk: tuple(values) for pk, *values in entries.iterator()}
        rows: list[Any] = list(self)
        return [row for row in rows if last.get(row.pk) != tuple(getattr(row, name) for name in tracked)]


def _record(rows: Sequence[models.Model], *, created: bool) -> None:
    if not rows:
        return
    model = type(rows[0])
    actor = _actor.get()
    model.history.bulk_history_create(  # type: ignore[attr-defined]
        rows,
        update=not created,
        default_user=current_user(),
        default_change_reason=actor.reason if actor else "",
    )
    recorded.send(sender=model, instances=list(rows))


@cache
def _labels(field: Any) -> dict[Any, str]:
    return dict(field.flatchoices)


class Recorded(models.Model):
    """A row of the record: every change of it is kept in its history."""

    history = HistoricalRecords(inherit=True, get_user=current_user)
    objects = RecordedQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **modes: Any
    ) -> Self:
        """A row as it was read, at a fifth of the cost of Django's own way, which sets each field by itself and tells
        listeners of each row; nobody listens for rows of the record."""
        new = cls.__new__(cls)
        new._state = state = ModelState()
        state.adding, state.db = False, db
        vars(state).update(modes)  # later Django tells here how rows that a row leads to are fetched
        vars(new).update(zip(field_names, values, strict=True))
        return new

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save and record in one transaction."""
        self._in_transaction(super().save, *args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete and record in one transaction."""
        return self._in_transaction(super().delete, *args, **kwargs)

    def _get_FIELD_display(self, field: models.Field) -> str:  # noqa: N802 (Django's name)
        """The label of a choice; Django makes the table of labels anew for every row that it shows."""
        value = getattr(self, field.attname)
        return str(_labels(field).get(value, "" if value is None else value))

    def _in_transaction(self, write: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic(using=kwargs.get("using")):
            return write(*args, **kwargs)


@receiver(post_create_historical_record, dispatch_uid="council.recorded.tell")
def _tell(instance: models.Model, **_: Any) -> None:
    """Tell of a save or a delete once it stands in the history, as a bulk write is told of."""
    if isinstance(instance, Recorded):
        recorded.send(sender=type(instance), instances=[instance])


@receiver(models.signals.pre_delete, dispatch_uid="council.recorded.unlink")
def _unlink(sender: type[models.Model], instance: models.Model, using: str, **_: Any) -> None:
    """Record that rows lose their link to what is deleted, which Django clears past every queryset of ours."""
    relations: Any = sender._meta.get_fields(include_hidden=True)
    for relation in relations:
        model: Any = relation.related_model
        if not isinstance(relation, models.ManyToOneRel) or relation.on_delete is not models.SET_NULL:
            continue
        if issubclass(model, Recorded):
            linked = model.objects.using(using).filter(**{relation.field.name: instance.pk})
            linked.update(**{relation.field.name: None})
