"""Rows and columns recovered from lines."""
