"""Stored rules with dated inputs, their runs and results."""
