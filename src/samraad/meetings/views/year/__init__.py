"""The year: planning its meetings, the calendar page and the feed."""
