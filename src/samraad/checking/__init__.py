"""What does not add up, within a dossier and between dossiers. Pure."""
