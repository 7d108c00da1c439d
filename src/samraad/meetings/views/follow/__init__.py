"""Following up: cases and their stories."""
