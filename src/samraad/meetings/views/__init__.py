"""The pages of councils, meetings and items, and the review that turns what was read into them."""
