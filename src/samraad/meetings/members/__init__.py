"""What members keep and see: notes, markings, news, their own page."""
