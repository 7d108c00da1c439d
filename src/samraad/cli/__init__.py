"""The samraad command."""
