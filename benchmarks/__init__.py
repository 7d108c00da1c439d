"""Measures of speed, as ratios and against targets; run them all with ``make bench``."""
