"""Invented councils of any size: who they are, when they met and what was said, the same for the same seed.

No Django and no database: dates, names and words go out as plain values under the names of their columns.
"""

from .councils import Body, InventedCouncil, Person, Place
from .days import Sitting, plan
from .meetings import Scene, invent
from .words import SHARES

__all__ = [
    "SHARES",
    "Body",
    "InventedCouncil",
    "Person",
    "Place",
    "Scene",
    "Sitting",
    "invent",
    "plan",
]
