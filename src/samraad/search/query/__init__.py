"""From what a reader typed to what is looked for in the index, and where it stands in a text."""
