"""Addresses that are written from patterns are those that Django writes."""

import pytest
from django.urls import get_script_prefix, reverse, set_script_prefix

from council.models.links import address


@pytest.mark.parametrize("root", ["/", "/council minutes/", "/cyngor-môn/", "/50%/"])
def test_an_address_below_any_root_is_that_of_django(root) -> None:
    before = get_script_prefix()
    set_script_prefix(root)
    try:
        assert address("committee", "harbour") == reverse("committee", args=["harbour"])
    finally:
        set_script_prefix(before)
