"""What an editor would have caught: stand-ins, repeated paragraphs and words."""
