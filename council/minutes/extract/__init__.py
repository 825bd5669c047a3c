"""One file per format: bytes to numbered lines with hints of their style."""
