"""The shape of a bundle: separators, documents, the council, the meeting and its date."""
