"""Signing in: password, then a code from an app; both by django-allauth, in Samråd's own words and style."""
