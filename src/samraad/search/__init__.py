"""Danish text analysis, the index and the ranking; fed with passages by the apps. Pure."""
