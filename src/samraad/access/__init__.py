"""Users, roles, permissions and the history of changes."""
