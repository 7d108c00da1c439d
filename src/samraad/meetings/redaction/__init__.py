"""Striking words out of what was written here, taking that back, and erasing for good."""
