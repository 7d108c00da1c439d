"""Following up: tasks, cases and their stories, histories."""
