"""Minutes as the pages of a committee system show them: one item, one meeting, one issue, one decision."""

from .page import Page, read_page

__all__ = ["Page", "read_page"]
