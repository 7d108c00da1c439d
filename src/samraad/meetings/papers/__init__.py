"""Agendas and minutes as finished papers: PDF, a bundle with the attachments, and DOCX. Knows values only, no database."""
