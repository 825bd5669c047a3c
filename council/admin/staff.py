"""Accounts of the staff, and the group that clerks belong to."""

from typing import Any

from django import forms
from django.apps import AppConfig, apps
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission, User
from django.db import models
from django.db.models import Q
from django.db.models.signals import post_migrate
from django.http import HttpRequest

from .site import site

CLERKS = "Democratic services"
CHANGED_BY_CLERKS = (
    "agendaitem",
    "attendance",
    "committee",
    "committeesuccession",
    "confirmation",
    "council",
    "councillor",
    "councillorname",
    "councilterm",
    "declaredinterest",
    "glossaryterm",
    "identifier",
    "meeting",
    "membership",
    "mention",
    "minutesdocument",
    "namedvote",
    "nextmeeting",
    "problem",
    "report",
    "resolution",
    "succession",
    "term",
    "vote",
)
DELETED_BY_CLERKS = (
    "committeesuccession",
    "councilterm",
    "glossaryterm",
    "identifier",
    "membership",
    "report",
    "succession",
    "term",
)
TICKS: Any = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}


class AccountAdmin(UserAdmin):
    """Accounts; what a person may do follows from the groups, so that it is seen in one place."""

    filter_horizontal = ()
    formfield_overrides = TICKS
    list_filter = ["is_active", "is_staff", "groups"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Person", {"fields": ["first_name", "last_name", "email"]}),
        ("Rights", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("Dates", {"fields": ["last_login", "date_joined"]}),
    ]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An account is made inactive instead: the history of the record names it."""
        return False


class RolesAdmin(GroupAdmin):
    """Groups and what their members may do."""

    filter_horizontal = ()
    formfield_overrides = TICKS

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any
    ) -> Any:
        field: Any = super().formfield_for_manytomany(db_field, request, **kwargs)
        field.queryset = field.queryset.filter(content_type__app_label__in=["auth", "council"]).exclude(
            content_type__model__startswith="historical"
        )
        return field


site.register(User, AccountAdmin)
site.register(Group, RolesAdmin)


def make_clerks_group(sender: AppConfig, using: str, **_: Any) -> None:
    """Make the group of clerks with what they need; afterwards it is the administrator's to change, and only
    what a new release brings is added, once."""
    needed = Permission.objects.using(using).filter(_needed_by_clerks())
    known = set(needed.values_list("pk", flat=True))
    create_permissions(sender, verbosity=0, using=using)
    group, is_new = Group.objects.using(using).get_or_create(name=CLERKS)
    group.permissions.add(*needed.all() if is_new else needed.exclude(pk__in=known))


def _needed_by_clerks() -> Q:
    changes = [f"{verb}_{model}" for verb in ("add", "change", "view") for model in CHANGED_BY_CLERKS]
    deletions = [f"delete_{model}" for model in DELETED_BY_CLERKS]
    return Q(content_type__app_label="council", codename__in=[*changes, *deletions])


post_migrate.connect(
    make_clerks_group, sender=apps.get_app_config("council"), dispatch_uid="council.admin.clerks"
)
