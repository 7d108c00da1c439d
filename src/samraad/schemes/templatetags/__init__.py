"""Template filters of the pages of schemes."""
