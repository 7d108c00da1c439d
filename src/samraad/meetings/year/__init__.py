"""The year: its meetings and their deadlines."""
