"""Words of the pages on which members read."""
