"""The index: what a reader types becomes the published items and decisions that answer it."""

from .facets import FIELDS, Facet
from .filters import Filters
from .glossary import Widening
from .glossary_terms import Explained
from .highlight import highlight
from .hits import Hit
from .marks import APPROVALS, MINUTES, VOTES
from .results import MOST_COUNTED, ORDERS, Results, find

__all__ = [
    "APPROVALS",
    "FIELDS",
    "MINUTES",
    "MOST_COUNTED",
    "ORDERS",
    "VOTES",
    "Explained",
    "Facet",
    "Filters",
    "Hit",
    "Results",
    "Widening",
    "find",
    "highlight",
]
