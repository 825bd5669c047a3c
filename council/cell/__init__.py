"""The confined process from inside: it gives up its rights, obeys one order about one document, and answers.

Nothing of the archive but the reading room is ever imported here, and that only once the limits hold.
"""
