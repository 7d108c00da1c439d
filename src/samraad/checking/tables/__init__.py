"""Arithmetic in tables, by intervals: totals, derived columns, indices, shares."""
