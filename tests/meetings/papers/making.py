"""Agendas and minutes of invented councils, for tests: one written out, and a strategy for many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from hypothesis import strategies as st

from samraad.meetings.content.model import (
    Appointment,
    Attachment,
    Chapter,
    Content,
    Decision,
    Disqualified,
    Item,
    Participant,
    PointDecision,
    Section,
    Statement,
    Vote,
)
from samraad.meetings.papers.paper import Confirmation, Paper

COUNCIL = "KKR Fjordlandet"
DATE = dt.date(2026, 11, 26)
CHAPTER = Chapter("1", "Sager")
BACKGROUND = (
    "<p>Kommunerne har siden 2023 haft en fælles aftale om praktikpladser. Erfaringerne viser, at fordelingen bør"
    " justeres, så den følger befolkningens udvikling og antallet af ledige pladser i de enkelte kommuner.</p>"
    '<p>Nøglen er <strong>bindende</strong>, jf. <a href="https://example.org/aftale">aftalen</a>.</p>'
    "<ul><li>hver kommune opretter mindst én plads</li><li>resten fordeles efter folketal</li></ul>"
)
TABLE = (
    "<p>Fordelingen fremgår af tabellen.</p><table><thead><tr><th>Kommune</th><th>Andel</th><th>Pladser</th></tr></thead>"
    "<tbody><tr><td>Helsingør</td><td>12,4 pct.</td><td>61</td></tr><tr><td>Egedal</td><td>9,1 pct.</td><td>1.078</td></tr>"
    "<tr><td>I alt</td><td>21,5 pct.</td><td>1.139</td></tr></tbody></table>"
)


def minutes(kind: str = "minutes") -> Paper:
    """A short meeting with one of everything."""
    chapters = (
        (Chapter("1", "Godkendelse af referat"), (_approval(),)),
        (Chapter("2", "Siden sidst"), ()),
        (Chapter("3", "Regionalpolitiske sager"), (_key(), _closed(), _added())),
        (Chapter("4", "Udpegninger"), (_appointing(),)),
        (Chapter("5", "Eventuelt"), (Item(1, "5.1", "Eventuelt"),)),
    )
    content = replace(
        content_of(kind, chapters),
        starts="10:00",
        ends="12:30",
        place="Fjordhotellet, sal 2",
        participants=(
            Participant("Anna Holm Frost", "A", "Helsingør", "formand", "present"),
            Participant("Bo Lykke Dam", "V", "Egedal", "medlem", "left", times=(("10:00", "11:35"),)),
            Participant("Dan Skov Riis", "C", "Allerød", "medlem", "excused"),
        ),
    )
    return Paper(
        content,
        version=2,
        published_at=dt.datetime(2026, 12, 3, 13, 5, tzinfo=dt.UTC),
        confirmations=(Confirmation("Anna Holm Frost", dt.datetime(2026, 12, 4, 8, 2, tzinfo=dt.UTC)),),
    )


def content_of(
    kind: str, chapters: Iterable[tuple[Chapter, tuple[Item, ...]]], council: str = COUNCIL, date: dt.date = DATE
) -> Content:
    """Items of chapters, as they are published."""
    found = tuple(chapters)
    items = tuple(replace(item, chapter=chapter.number) for chapter, inside in found for item in inside)
    own = tuple(chapter for chapter, _ in found)
    return Content(kind, council, "fjordlandet", 1, "", date.isoformat(), "", "", "", own, items)


def with_items(paper: Paper, *items: Item, chapter: Chapter = CHAPTER) -> Paper:
    """The paper with these items only, in one chapter."""
    content = content_of(paper.content.kind, ((chapter, items),))
    return replace(paper, content=replace(paper.content, chapters=content.chapters, items=content.items))


def attachment(
    title: str, name: str = "fil.pdf", sha256: str = "", pages: int | None = None, dossier: str = ""
) -> Attachment:
    return Attachment(1, title, name, sha256, 1, "application/pdf", pages, dossier)


def _approval() -> Item:
    text = "<p>Dagsordenen blev godkendt med tilføjelse af et punkt 3.3 om den fælles erhvervsplan.</p>"
    return Item(
        1,
        "1.1",
        "Godkendelse af dagsorden",
        case_number="SAG-2026-00412",
        sections=(Section("recommendation", points=("godkender dagsorden for mødet.",)),),
        decision=Decision("approved with addition", text),
    )


def _key() -> Item:
    return Item(
        1,
        "3.1",
        "Ny fordelingsnøgle for praktikpladser på social- og sundhedsuddannelserne i 2027 og 2028, herunder aftale nr. 4",
        kind="Beslutningssag",
        case_number="SAG-2026-00518",
        sections=(
            Section("background", BACKGROUND),
            Section(
                "recommendation",
                points=(
                    "godkender den nye nøgle,",
                    "tager status for 2026 til efterretning,",
                    "anbefaler kommunerne at oprette pladserne senest den 1. marts 2027.",
                ),
            ),
            Section("presentation", TABLE),
            Section("economy", "<p>Bidraget er 2,40 kr. pr. indbygger.</p>"),
        ),
        attachments=(
            attachment("Ny fordelingsnøgle", "noegle.pdf", "a" * 64, 12),
            attachment("Status for 2026", "status.xlsx", "b" * 64),
        ),
        decision=Decision(
            "approved with adjustment",
            points=(
                PointDecision(1, "approved with adjustment", proposed_by="Socialdemokratiet"),
                PointDecision(2, "noted"),
                PointDecision(3, "postponed"),
            ),
            statements=(Statement("Enhedslisten", "Partiet finder, at de små kommuner bør have flere pladser."),),
        ),
        votes=(Vote("indstillingens punkt 1", 14, 4, 2, True),),
        disqualified=(Disqualified("Mette Bjerre", "V", "hun er medlem af skolens bestyrelse"),),
    )


def _closed() -> Item:
    return Item(1, "3.2", "Lejemål til det fælles sekretariat", closed=True, case_number="SAG-2026-00601")


def _added() -> Item:
    return Item(
        1,
        "3.3",
        "Den fælles erhvervsplan",
        kind="Orienteringssag",
        added=True,
        sections=(Section("recommendation", points=("tager orienteringen til efterretning.",)),),
        decision=Decision("noted"),
    )


def _appointing() -> Item:
    return Item(
        1,
        "4.1",
        "Udpegning til bestyrelsen for Fjordskolen",
        kind="Beslutningssag",
        case_number="SAG-2026-00700",
        sections=(Section("recommendation", points=("udpeger to medlemmer til bestyrelsen.",)),),
        decision=Decision(
            "appointed",
            appointments=(
                Appointment("Birgit Nyholm Saabye", "C", "Hørsholm"),
                Appointment("Jens Ulrik Holm", "A", "Gladsaxe"),
            ),
        ),
    )


_WORDS = [
    "praktikpladser",
    "kommunernes",
    "udvikling",
    "trafik",
    "sundhedsklynger",
    "på",
    "tværs",
    "hele",
    "regionen",
    "ventetid",
    "fælles",
    "indsats",
    "børn",
    "unge",
    "psykiatri",
    "uddannelse",
    "beskæftigelse",
    "klimaplaner",
    "kollektiv",
    "grøn",
    "omstilling",
    "velfærdsteknologi",
    "rekruttering",
    "for",
    "med",
    "til",
    "om",
]
_ODD_WORDS = (
    "nr. 4",
    "2027",
    "DK2030",
    "kr. 2,40",
    "pkt. 3.2",
    "pct.",
    "EU-midler",
    "§ 6",
    "A/S",
    "(fase 2)",
    "1. halvår",
    "social- og",
)
_OPENINGS = (
    "Status på",
    "Ny aftale om",
    "Kommunernes bidrag til",
    "Høring om",
    "Rammer for",
    "Fordeling af",
    "2027-plan for",
)
_ENDS = ("arbejdet", "samarbejdet", "området", "2027-2028", "de 17 kommuner", "opgaverne", "(del 2)")
_SENTENCES = (
    "Kommunerne har drøftet {0} {1} med regionen.",
    "Sekretariatet har i 2026 modtaget 17 høringssvar om {0} {1}, og 12 af dem er positive.",
    "Udgiften til {0} {1} er ca. 1,2 mio. kr. om året i 2026-priser.",
    "Der er afsat 400.000 kr. til {0} {1}, som løber til den 31. december 2028.",
    "Det fremgår af bilaget, hvordan {0} {1} er fordelt mellem kommunerne, og hvilke uddannelser der har ledige pladser.",
    "Embedsmandsudvalget har gennemgået oplægget om {0} {1} og har ingen bemærkninger til det.",
)
_POINTS = (
    "godkender forslaget til fælles plan,",
    "tager status for indsatsen til efterretning,",
    "drøfter, hvordan kommunerne kan styrke det tidlige arbejde,",
    "anbefaler kommunerne at afsætte 2,40 kr. pr. indbygger i 2027,",
    "tiltræder tidsplanen for arbejdet frem til den 1. juni 2028,",
)
_OUTCOMES = (
    "approved",
    "adopted",
    "noted",
    "discussed",
    "postponed",
    "rejected",
    "approved with addition",
    "adopted with adjustment",
)
_PARTIES = ("Enhedslisten", "Dansk Folkeparti", "Radikale Venstre", "SF")
_PEOPLE = (
    ("Birgit Nyholm Saabye", "C", "Hørsholm"),
    ("Jens Ulrik Holm", "A", "Gladsaxe"),
    ("Ida Krogh", "B", "Rudersdal"),
)
_CHAPTERS = ("Politiske temaer", "Regionalpolitiske sager", "Sager til orientering", "Udpegninger")


@st.composite
def titles(draw: st.DrawFn) -> str:
    """Titles of 3 to 30 words, with points, figures and abbreviations in them."""
    words = draw(st.lists(st.sampled_from(_WORDS + list(_ODD_WORDS)), max_size=26))
    return " ".join((draw(st.sampled_from(_OPENINGS)), *words, draw(st.sampled_from(_ENDS))))


def _paragraphs() -> st.SearchStrategy[str]:
    word = st.sampled_from(_WORDS)
    sentence = st.builds(str.format, st.sampled_from(_SENTENCES), word, word)
    several = st.lists(sentence, min_size=1, max_size=6, unique=True)
    paragraph = several.map(lambda sentences: f"<p>{' '.join(sentences)}</p>")
    points = several.map(lambda sentences: "<ul>" + "".join(f"<li>{one}</li>" for one in sentences) + "</ul>")
    return st.lists(st.one_of(paragraph, paragraph, points, st.just(TABLE)), max_size=4, unique=True).map("".join)


@st.composite
def decisions(draw: st.DrawFn, points: int) -> Decision:
    """Of the whole, or point by point; with statements now and then, or an appointment."""
    statements = tuple(
        Statement(party, "Partiet ønsker flere pladser i hele regionen.")
        for party in draw(st.lists(st.sampled_from(_PARTIES), max_size=2, unique=True))
    )
    if points > 1 and draw(st.booleans()):
        # Not "discussed": the reading takes "til efterretning" in one sentence for the wording of another point, if that is no more.
        decided = st.sampled_from([outcome for outcome in _OUTCOMES if outcome != "discussed"])
        outcomes = draw(st.lists(decided, min_size=points, max_size=points))
        return Decision("", points=tuple(PointDecision(n, o) for n, o in enumerate(outcomes, 1)), statements=statements)
    return Decision(draw(st.sampled_from(_OUTCOMES)), statements=statements)


@st.composite
def items(draw: st.DrawFn, number: str, appoints: bool) -> Item:
    points = draw(st.lists(st.sampled_from(_POINTS), max_size=5, unique=True))
    points = [*points[:-1], points[-1].rstrip(",") + "."] if points else []
    sections = [
        Section("background", draw(_paragraphs())),
        Section("recommendation", points=tuple(points)),
        Section("presentation", draw(_paragraphs())),
    ]
    people = draw(st.lists(st.sampled_from(_PEOPLE), min_size=1, max_size=3, unique=True))
    decision = draw(decisions(len(points)))
    if appoints:
        decision = Decision("appointed", appointments=tuple(Appointment(*person) for person in people))
    return Item(
        1,
        number,
        "Udpegning til bestyrelsen for " + draw(st.sampled_from(_ENDS)) if appoints else draw(titles()),
        kind=draw(st.sampled_from(("", "Beslutningssag", "Orienteringssag", "Temadrøftelse"))),
        case_number=f"SAG-2026-{draw(st.integers(1000, 99999)):05}",
        added=draw(st.integers(0, 9)) == 0,
        sections=tuple(draw(st.permutations(sections)) if draw(st.booleans()) else sections),
        attachments=tuple(attachment(title, pages=4) for title in draw(st.lists(titles(), max_size=2))),
        decision=decision,
    )


@st.composite
def papers(draw: st.DrawFn, kind: str) -> Paper:
    """At least eight items (fewer are not told from a bundle where one is by far the longest), chapters of 0 to 14."""
    approval = replace(_approval(), decision=Decision("approved"))
    approvals = (approval, replace(approval, number="1.2"), replace(approval, number="1.3"))
    chapters = [(Chapter("1", "Godkendelse af referat"), approvals)]
    for title in draw(st.lists(st.sampled_from(_CHAPTERS), min_size=1, max_size=4, unique=True)):
        number = str(len(chapters) + 1)
        count = draw(st.integers(5 if len(chapters) == 1 else 0, 14))
        appoints = title == "Udpegninger"
        inside = tuple(draw(items(f"{number}.{n}", appoints)) for n in range(1, count + 1))
        chapters.append((Chapter(number, title), inside))
    council = draw(st.sampled_from((COUNCIL, "KKR Hovedstaden", "KKR Syddanmark")))
    date = draw(st.dates(dt.date(2015, 1, 1), dt.date(2035, 1, 1)))
    return Paper(content_of(kind, chapters, council, date))
