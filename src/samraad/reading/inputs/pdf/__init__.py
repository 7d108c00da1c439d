"""A PDF becomes lines in reading order, with what its geometry tells of each."""
