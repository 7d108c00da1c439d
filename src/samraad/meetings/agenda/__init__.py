"""From the first draft of an agenda to one that can be published."""
