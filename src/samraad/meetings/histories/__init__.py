"""The history of a record, as whoever may see it reads it."""
