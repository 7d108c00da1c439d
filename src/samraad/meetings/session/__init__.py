"""At the meeting: attendance, decisions, votes, appointments."""
