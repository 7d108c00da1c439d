"""A file becomes a Dossier: pages, lines, documents, agenda items, facts. Pure."""
