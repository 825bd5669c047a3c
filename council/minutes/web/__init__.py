"""Minutes as the pages of a committee system show them: one item, one meeting, one issue, one decision."""

from .blog import without_blog
from .page import Page, read_fragment, read_page, read_record

__all__ = ["Page", "read_fragment", "read_page", "read_record", "without_blog"]
