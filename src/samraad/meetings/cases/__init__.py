"""Cases across meetings."""
