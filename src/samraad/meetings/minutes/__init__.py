"""Minutes: sent for comment, published, approved at the next meeting, confirmed."""
