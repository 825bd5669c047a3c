"""Names as keys: how a council's, committee's or person's name is folded for comparison and addresses."""

import re
import unicodedata
from typing import Any

from django.db import models
from django.utils.text import slugify

_SPECIAL = str.maketrans({"ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "Æ": "AE", "ł": "l", "Ł": "L", "đ": "d"})


def fold(name: str) -> str:
    """The name in lower case without accents, apostrophes' shapes, dots or double spaces.

    >>> fold("Mrs.  O’Farrelly-Núñez")
    "mrs o'farrelly-nunez"
    """
    straight = (
        name.translate(_SPECIAL).replace("’", "'").replace("‘", "'").replace("`", "'").replace("–", "-")
    )
    bare = "".join(c for c in unicodedata.normalize("NFKD", straight) if not unicodedata.combining(c))
    return re.sub(r"[\s.]+", " ", bare).strip().casefold()


def address_part(name: str, *, longest: int) -> str:
    """The name as a part of a web address, cut at a word."""
    slug = slugify(name.translate(_SPECIAL)) or "unnamed"
    return slug if len(slug) <= longest else slug[:longest].rsplit("-", 1)[0]


def unused_slug(model: type[models.Model], *wishes: str) -> str:
    """The first of the wished names that no row has as its slug; else the last one with a number.

    >>> unused_slug(Committee, "Planning Committee", "Marlbridge Planning Committee")
    "marlbridge-planning-committee"
    """
    field: Any = model._meta.get_field("slug")
    longest = field.max_length - 5
    slugs = [address_part(wish, longest=longest) for wish in wishes]
    number = 2
    while True:
        for slug in slugs:
            if not model._default_manager.filter(slug=slug).exists():
                return slug
        slugs = [f"{address_part(wishes[-1], longest=longest)}-{number}"]
        number += 1
