"""Freezing what is published, reading it again as it was, and telling members."""
