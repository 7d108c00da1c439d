"""The pages on which a meeting is prepared, held and followed up."""
