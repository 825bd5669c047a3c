"""Accounts of the staff, and the group that clerks belong to."""

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q
from django.db.models.signals import post_migrate

from .site import site

CLERKS = "Democratic services"
CHANGED_BY_CLERKS = (
    "agendaitem",
    "attendance",
    "committee",
    "confirmation",
    "council",
    "councillor",
    "councillorname",
    "declaredinterest",
    "meeting",
    "membership",
    "mention",
    "minutesdocument",
    "namedvote",
    "nextmeeting",
    "problem",
    "resolution",
    "succession",
    "term",
    "vote",
)
DELETED_BY_CLERKS = ("membership", "succession", "term")

site.register(User, UserAdmin)
site.register(Group, GroupAdmin)


def make_clerks_group(sender: AppConfig, using: str, **_: Any) -> None:
    """Make the group of clerks with what they need, once; afterwards it is the administrator's to change."""
    create_permissions(sender, verbosity=0, using=using)
    group, is_new = Group.objects.using(using).get_or_create(name=CLERKS)
    if is_new:
        group.permissions.set(Permission.objects.using(using).filter(_needed_by_clerks()))


def _needed_by_clerks() -> Q:
    changes = [f"{verb}_{model}" for verb in ("add", "change", "view") for model in CHANGED_BY_CLERKS]
    deletions = [f"delete_{model}" for model in DELETED_BY_CLERKS]
    return Q(content_type__app_label="council", codename__in=[*changes, *deletions])


post_migrate.connect(
    make_clerks_group, sender=apps.get_app_config("council"), dispatch_uid="council.admin.clerks"
)
