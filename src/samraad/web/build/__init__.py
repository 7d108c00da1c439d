"""Making what the pages need but the repository does not hold: third-party static files and compiled translations."""
