"""People at the desk, and a client that is logged in."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group


@pytest.fixture
def clerk(db):
    """A member of Democratic services, not a superuser."""
    user = get_user_model().objects.create_user("petra", password="correct horse battery", is_staff=True)
    user.groups.add(Group.objects.get(name="Democratic services"))
    return user


@pytest.fixture
def desk(client, clerk):
    """A browser in which the clerk is logged in."""
    client.force_login(clerk)
    return client
