"""Dates that cannot be right: days, weekdays, years, deadlines."""
