"""The reading room: a document in, values out; no Django, settings, clock or database."""
