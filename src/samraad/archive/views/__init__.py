"""The archive's pages, one module a page."""
