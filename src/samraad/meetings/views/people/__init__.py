"""Pages about organizations and people: the directory, a member's page, and the forms that keep them."""
