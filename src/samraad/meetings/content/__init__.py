"""An agenda or minutes as one value: built from the rows, as JSON, as text, and compared."""
