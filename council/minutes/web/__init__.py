"""Minutes as the pages of a committee system show them: one item, one meeting, one issue, one decision."""

from .blog import without_blog
from .page import Page, read_fragment, read_page

__all__ = ["Page", "read_fragment", "read_page", "without_blog"]
