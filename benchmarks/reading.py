"""How fast reading is, as ratios to PDFium's bare text extraction of the same file, so that machines compare."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pypdfium2 as pdfium
import typst

from samraad.reading.inputs.load import load
from samraad.reading.read import read

PAGES = 300
_TIMES = 3
_DOSSIERS = Path(__file__).resolve().parents[2] / "shared" / "dossiers"
_MUNICIPALITIES = (
    "Allerød",
    "Egedal",
    "Fredensborg",
    "Frederikssund",
    "Furesø",
    "Gribskov",
    "Halsnæs",
    "Høje-Taastrup",
)
_FIGURES = (
    "KKR Fjordlandet drøftede den {d}. marts 2026, hvordan kommunerne kan styrke den fælles indsats.",
    "Udgiften er på {n} kr. om året, og den deles efter indbyggertal, jf. punkt 3.{d}.",
    "Ved udgangen af 2025 var {d} pct. af pladserne besat mod {e} pct. året før.",
    "Sekretariatet beder kommunerne om at indberette tallene senest den {d}. oktober 2026.",
    "Regionen har givet tilsagn om et tilskud på {d},{e} mio. kr. til uddannelsesinstitutionerne.",
)
_PROSE = (
    "Embedsmandsudvalget peger på, at praktikpladserne skal fordeles, så alle kommuner kan være med.",
    "Det er vigtigt, at borgerne møder den samme indsats, uanset hvor i regionen de bor og arbejder.",
    "Samarbejdet bygger på de erfaringer, som kommunerne har gjort med fælles vagtordninger og udbud.",
    "Uddannelsesinstitutionerne oplever, at flere unge søger vejledning om job og efteruddannelse.",
    "Kommunerne ønsker en tættere dialog med regionen om den kollektive trafik og om natbusser.",
    "Arbejdsgruppen har holdt møder med repræsentanter for erhvervslivet og med faglige organisationer.",
    "En fælles plan for kystbeskyttelse kan sikre, at et dige det ene sted ikke skader det andet.",
    "Erfaringerne viser, at rekruttering lykkes bedst, når arbejdspladserne er med fra begyndelsen.",
)
# Of ten sentences: real bundles have two or three figures, dates or references for every thousand characters.
_WITH_FIGURES = 2
_HEAD = """
#set document(date: none)
#set page(paper: "a4", margin: 2.2cm, header: [KKR Fjordlandet #h(1fr) Bilag], footer: context [Side #counter(page).display()])
#set text(font: "Libertinus Serif", size: 10.5pt, lang: "da", hyphenate: true)
#set par(justify: true)
"""


def benchmark() -> list[tuple[str, float, float, str]]:
    """(what, measured, at most, unit) for each measure; the dossiers only where they are present."""
    pdf = example_pdf()
    bare = _best(lambda: _bare(pdf))
    rows = [
        (f"PDF of {PAGES} pages: pages and geometry / bare text", _best(lambda: load(pdf, "b.pdf")) / bare, 4.0, "×"),
        (f"PDF of {PAGES} pages: the whole reading / bare text", _best(lambda: read(pdf, "b.pdf")) / bare, 10.0, "×"),
    ]
    texts = [path.read_bytes() for path in sorted(_DOSSIERS.glob("*.txt"))]
    if texts:
        seconds = _best(lambda: [read(text, "dossier.txt") for text in texts])
        rows.append((f"{len(texts)} text dossiers together", seconds, 1.0, "s"))
    return rows


def example_pdf(pages: int = PAGES) -> bytes:
    """A report as bodies write them: headings, prose, tables, heads and page numbers; always the same."""
    chance = Random(1)
    body = "\n#pagebreak(weak: true)\n".join(_page(number, chance) for number in range(1, pages + 1))
    pdf: bytes = typst.compile((_HEAD + body).encode(), ignore_system_fonts=True)
    return pdf


def _page(number: int, chance: Random) -> str:
    paragraphs = "\n\n".join(" ".join(_sentence(chance) for _ in range(7)) for _ in range(4))
    if number % 3:
        return f"= {number}. Afsnit\n\n{paragraphs}"
    rows = [
        (chance.choice(_MUNICIPALITIES), f"{chance.randint(1, 99)}.{chance.randint(100, 999)}", "7,4") for _ in range(8)
    ]
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    return f"= {number}. Afsnit\n\n{paragraphs}\n\n#table(columns: 3, [Kommune], [Indbyggere], [Andel], {cells})"


def _sentence(chance: Random) -> str:
    sentence = chance.choice(_FIGURES if chance.randrange(10) < _WITH_FIGURES else _PROSE)
    return sentence.format(d=chance.randint(1, 28), e=chance.randint(1, 99), n=f"{chance.randint(1, 999)}.000")


def _bare(pdf: bytes) -> int:
    document = pdfium.PdfDocument(pdf)
    length = 0
    for index in range(len(document)):
        page = document[index]
        text_page = page.get_textpage()
        length += len(text_page.get_text_range())
        text_page.close()
        page.close()
    document.close()
    return length


def _best(run: Callable[[], object]) -> float:
    """The fastest of some runs: what the machine can do when nothing else disturbs."""
    seconds = []
    for _ in range(_TIMES):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def main() -> None:
    for what, measured, most, unit in benchmark():
        print(f"{what:60} {measured:6.2f} {unit}  (at most {most:g} {unit}){'' if measured <= most else '  TOO SLOW'}")


if __name__ == "__main__":
    main()
