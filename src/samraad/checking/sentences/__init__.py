"""Arithmetic in sentences: growth, factors, parts, periods, rates, promised counts."""
