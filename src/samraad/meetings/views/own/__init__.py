"""Pages that only their reader sees: notes, markings, papers to read, and where one is in an agenda."""
