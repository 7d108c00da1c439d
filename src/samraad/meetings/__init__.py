"""Meetings, agenda items, recommendations and decisions."""
