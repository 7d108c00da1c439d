"""Answers a Danish question with the lines that answer it, or says that there are none. Knows no database and no web."""

from samraad.search.answering.answer import answer
from samraad.search.answering.model import Answer, Kind, Near, Reply, Silence, Source, TableView
from samraad.search.answering.question import Question, understand
from samraad.search.answering.retrieve import Archive

__all__ = [
    "Answer",
    "Archive",
    "Kind",
    "Near",
    "Question",
    "Reply",
    "Silence",
    "Source",
    "TableView",
    "answer",
    "understand",
]
