"""The index: what a reader types becomes the published items and decisions that answer it."""

from .filters import Filters
from .highlight import highlight
from .results import ORDERS, Hit, Results, find

__all__ = ["ORDERS", "Filters", "Hit", "Results", "find", "highlight"]
