"""The same thing said with another figure: within a paper, between papers and dossiers, between text and table."""
