"""Settings, urls, front page, base templates and static files."""
