"""Figures, dates, people, numbers and references, exactly, each with its lines."""
