"""The example council: what it is, and how it is set up."""
