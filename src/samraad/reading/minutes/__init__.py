"""Agendas and minutes: chapters, items, sections, points, decisions."""
