"""Dossiers, documents, passages and facts; import and review."""
