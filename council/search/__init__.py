"""The index: what a reader types becomes the published items and decisions that answer it."""

from .facets import FIELDS, Facet
from .filters import Filters
from .glossary import Widening
from .glossary_terms import Explained
from .highlight import highlight
from .hits import Hit
from .instead import Instead
from .marks import APPROVALS, MINUTES, VOTES
from .results import MOST_COUNTED, Order, Results, find

__all__ = [
    "APPROVALS",
    "FIELDS",
    "MINUTES",
    "MOST_COUNTED",
    "VOTES",
    "Explained",
    "Facet",
    "Filters",
    "Hit",
    "Instead",
    "Order",
    "Results",
    "Widening",
    "find",
    "highlight",
]
