"""Keeps the index in step with the record."""


def connect() -> None:
    """Listen to the changes of the record."""
