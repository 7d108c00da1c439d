"""Answers with the lines they stand on, and silence with its reason, on a small invented archive."""

from pathlib import Path

import pytest
from tests.search.answering.conftest import Ask, asker, source

from samraad.search.answering import Reply, TableView

GREENHOUSE = (
    "Kommunerne bygger et fælles drivhus i Hundested. Byggeriet koster 4,2 mio. kr. og er færdigt den 1. maj 2031.\n"
    "Driften varetages af Foreningen Glas. Rosa Lundgaard er formand for foreningen, som har 340 medlemmer."
)
VISITS = "Skoleklasser besøger drivhuset to gange om året. Hver tredje klasse kommer fra Halsnæs."
DECISION = "KKR Fjordlandet tiltrådte forslaget om drivhuset med den tilføjelse, at taget skal være af glas."
OTHER = "Cykelstien langs fjorden er 17 km lang. Den åbnede i 2029 og har kostet 96 mio. kr."
ROWS = ("Gribskov 20 24 4", "Halsnæs 31 22 -9", "Helsingør 12 15 3", "I alt 63 61 -2")
TABLE = TableView(
    "Fordeling af plantekasser i kommunerne",
    ("", "Nuværende kasser", "Nye kasser", "Difference"),
    tuple(tuple(row.replace("I alt", "I_alt").split()) for row in ROWS),
)
TABLE = TableView(TABLE.caption, TABLE.header, tuple((row[0].replace("_", " "), *row[1:]) for row in TABLE.rows))


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks about a greenhouse, a cycle path and planters."""
    folder: Path = tmp_path_factory.mktemp("index")
    filler = [source(100 + n, f"Punkt {n} handler om vejsalt og skilte i område {n}.", "Vejdrift") for n in range(40)]
    return asker(
        folder,
        [
            source(1, GREENHOUSE, "Fælles drivhus"),
            source(2, VISITS, "Fælles drivhus"),
            source(3, DECISION, "Fælles drivhus i Hundested", section="decision"),
            source(4, OTHER, "Cykelsti langs fjorden"),
            source(5, "\n".join(ROWS), "Plantekasser", table=TABLE),
            *filler,
        ],
    )


def first(reply: Reply) -> str:
    assert reply.answered, reply.silence
    return reply.answers[0].text


@pytest.mark.parametrize(
    ("question", "value", "line"),
    [
        ("Hvad koster det fælles drivhus?", "4,2 mio. kr", 10),
        ("Hvornår er drivhuset færdigt?", "1. maj 2031", 10),
        ("Hvem er formand for Foreningen Glas?", "Rosa Lundgaard", 11),
        ("Hvor mange medlemmer har Foreningen Glas?", "340", 11),
        ("Hvor ofte besøger skoleklasser drivhuset?", "to gange om året", 20),
        ("Hvor lang er cykelstien langs fjorden?", "17 km", 40),
    ],
)
def test_the_answer_is_the_line_with_the_value(ask: Ask, question: str, value: str, line: int) -> None:
    reply = ask(question)
    assert value in first(reply)
    assert reply.answers[0].value == value
    assert reply.answers[0].first_line <= line <= reply.answers[0].last_line


def test_a_decision_comes_from_where_it_was_taken(ask: Ask) -> None:
    assert "tiltrådte" in first(ask("Hvad besluttede KKR Fjordlandet om drivhuset i Hundested?"))


def test_a_row_of_a_table_answers_for_its_municipality(ask: Ask) -> None:
    reply = ask("Hvor mange nye plantekasser får Helsingør?")
    assert first(reply) == ROWS[2]
    assert reply.answers[0].value == "15"


def test_the_total_is_the_total_row(ask: Ask) -> None:
    assert ask("Hvor mange nuværende plantekasser er der i alt i kommunerne?").answers[0].text == ROWS[3]


@pytest.mark.parametrize(
    ("question", "municipality"),
    [
        ("Hvilken kommune mister flest plantekasser?", "Halsnæs"),
        ("Hvilken kommune får flest ekstra plantekasser?", "Gribskov"),
        ("Hvilken kommune har færrest nuværende plantekasser?", "Helsingør"),
    ],
)
def test_most_and_least_are_worked_out_from_the_column(ask: Ask, question: str, municipality: str) -> None:
    reply = ask(question)
    assert first(reply).startswith(municipality)
    assert reply.answers[0].value == municipality


@pytest.mark.parametrize(
    "question",
    [
        "Hvem er direktør for Foreningen Glas?",
        "Hvor mange stemte for drivhuset?",
        "Hvad besluttede KKR Fjordlandet om cykelstien?",
        "Hvor mange plantekasser får Roskilde?",
        "Hvad koster en svømmehal i Hundested?",
        "Hvornår rives drivhuset ned?",
        "Hvem er borgmester i Assens?",
    ],
)
def test_the_archive_says_when_it_is_silent(ask: Ask, question: str) -> None:
    reply = ask(question)
    assert not reply.answered
    assert reply.silence is not None
    assert reply.silence.about


def test_silence_names_the_words_that_are_nowhere(ask: Ask) -> None:
    silence = ask("Hvad koster en zeppeliner?").silence
    assert silence is not None
    assert (silence.code, silence.missing) == ("unknown", ("zeppeliner",))


def test_silence_about_a_decision_points_to_the_matter(ask: Ask) -> None:
    silence = ask("Hvad besluttede KKR Fjordlandet om cykelstien langs fjorden?").silence
    assert silence is not None
    assert silence.code == "no_decision"
    assert silence.near


@pytest.mark.parametrize("question", ["", "?", "hvad", "og eller men", "§§ 12 %%", "Hvor mange", "x" * 400])
def test_no_question_is_an_error(ask: Ask, question: str) -> None:
    assert ask(question).question == question.strip()
