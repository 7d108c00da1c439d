"""The kinds of scheme there are: each reads its YAML and reports its result."""
