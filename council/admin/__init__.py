"""The clerk's desk: upload, review, correct, publish, and who is who."""

from . import councils, documents, items, meetings, people, reports, staff  # noqa: F401
