"""Organizations, municipalities, people and memberships."""
