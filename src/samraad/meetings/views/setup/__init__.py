"""The pages of a council's set-up: its template of an agenda, its rule of decision, the look of its papers."""
