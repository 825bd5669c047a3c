"""The builders of documents that the tests of the extraction have."""

from tests.minutes.extract.conftest import pdf, word

__all__ = ["pdf", "word"]
