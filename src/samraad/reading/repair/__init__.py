"""What printing did to the text is undone; the raw line stays beside it."""
