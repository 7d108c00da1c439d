"""A Word document becomes lines in the order of its body."""
