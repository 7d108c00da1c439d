"""References that do not resolve: points, attachments, numbers left out."""
