"""The bundle: every attachment behind its separator, told apart again by the reading; what cannot be shown is named."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import typst
from tests.meetings.papers.making import attachment, content_of, minutes, with_items

from samraad.meetings.content.model import Chapter, Item
from samraad.meetings.papers.bundle import write_bundle
from samraad.meetings.papers.paper import Paper
from samraad.reading.read import read

TITLES = ("Udkast til fælles plan", "Regnskab for de første to år", "Oplæg til møde om psykiatri", "Brev om lokaler")
ITEMS = (
    ("2.1", "Temadrøftelse", "Den nære psykiatri"),
    (
        "3.1",
        "Beslutningssag",
        "Ny fordelingsnøgle for praktikpladser på social- og sundhedsuddannelserne i 2027 og 2028 samt aftale nr. 4",
    ),
    ("3.10", "Orienteringssag", "Status på 2027-plan for klima"),
)


def _report(path: Path, title: str, pages: int = 2) -> Path:
    """A report of a body of its own look."""
    text = f"Afsnittet om {title.lower()} gennemgår de tal, som kommunerne har sendt ind, og hvad de betyder for de kommende år. "
    body = "\n\n".join(text * 9 for _ in range(pages * 4))
    path.write_bytes(
        typst.compile(f'#set text(lang: "da")\n#text(20pt, weight: "bold")[{title}]\n\n{body}'.encode(), format="pdf")
    )
    return path


def _paper(folder: Path) -> Paper:
    items, files = [], {}
    for at, (number, kind, title) in enumerate(ITEMS):
        attached = [TITLES[at], TITLES[3]] if number == "3.1" else [TITLES[at]]
        files |= {f"{at}-{n}": _report(folder / f"{at}-{n}.pdf", name) for n, name in enumerate(attached)}
        given = tuple(attachment(name, dossier=f"{at}-{n}") for n, name in enumerate(attached))
        items.append(Item(at, number, title, kind=kind, attachments=given))
    chapters = ((Chapter("2", "Temaer"), tuple(items[:1])), (Chapter("3", "Sager"), tuple(items[1:])))
    return replace(minutes("agenda"), content=content_of("agenda", chapters), files=files)


def test_the_bundle_reads_back(tmp_path: Path) -> None:
    out = BytesIO()
    made = write_bundle(_paper(tmp_path), out)
    assert made.problems == ()
    found = read(out.getvalue(), "bilag.pdf")
    assert found.kind == "attachments"
    assert found.council
    assert (found.council.name, found.meeting.date) == ("KKR Fjordlandet", minutes().date)
    separators = [ITEMS[0], ITEMS[1], ITEMS[1], ITEMS[2]]
    assert [(s.item, s.kind, s.title) for s in found.separators] == separators
    documents = [(d.title, d.item, d.item_kind, d.item_certain) for d in found.documents]
    titles = (TITLES[0], TITLES[1], TITLES[3], TITLES[2])
    assert documents == [(title, s[0], s[1], True) for title, s in zip(titles, separators, strict=True)]
    assert made.pages == found.source.pages


def test_bookmarks_and_links_lead_to_the_attachments(tmp_path: Path) -> None:
    out = BytesIO()
    write_bundle(_paper(tmp_path), out)
    with pikepdf.open(out) as pdf, pdf.open_outline() as outline:
        pages = [page.obj.objgen for page in pdf.pages]
        entries = {str(entry.title): entry for entry in outline.root}
        item = entries[f"3.1 Beslutningssag: {ITEMS[1][2]}"]
        assert [str(child.title) for child in item.children] == [TITLES[1], TITLES[3]]
        targets = [pages.index(annotation.Dest[0].objgen) for annotation in pdf.pages[0].obj.Annots]
        assert targets == sorted(set(targets))
        assert len(targets) == 4
        assert str(pdf.Root.Lang) == "da-DK"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


@pytest.fixture
def broken(tmp_path: Path) -> Paper:
    plain = _report(tmp_path / "plain.pdf", "Åben")
    with pikepdf.open(plain) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (tmp_path / "tal.xlsx").write_bytes(b"PK\x03\x04")
    names = {
        "Åben": "plain.pdf",
        "Låst": "locked.pdf",
        "Ødelagt": "broken.pdf",
        "Regneark": "tal.xlsx",
        "Væk": "vaek.pdf",
    }
    given = [attachment(title, name, dossier=title) for title, name in names.items()]
    item = Item(1, "1.1", "Sag", attachments=(*given, attachment("Uden fil", "uden.pdf")))
    files = {title: tmp_path / name for title, name in names.items()}
    return replace(with_items(minutes("agenda"), item), files=files)


def test_what_cannot_be_shown_is_named(broken: Paper) -> None:
    out = BytesIO()
    made = write_bundle(broken, out)
    assert [problem.split(":")[0] for problem in made.problems] == [
        "Punkt 1.1, Låst (locked.pdf)",
        "Punkt 1.1, Ødelagt (broken.pdf)",
        "Punkt 1.1, Regneark (tal.xlsx)",
        "Punkt 1.1, Væk (vaek.pdf)",
        "Punkt 1.1, Uden fil (uden.pdf)",
    ]
    text = "\n".join(line.text for line in read(out.getvalue(), "bilag.pdf").lines)
    assert "beskyttet med en adgangskode" in text
    assert "Den kan hentes ved punkt 1.1 på mødets side i Samråd: tal.xlsx" in text


def test_what_acts_by_itself_is_left_out(tmp_path: Path) -> None:
    path = _report(tmp_path / "act.pdf", "Handler")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=script)
        pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([note]))
        pdf.pages[0].obj.AA = pikepdf.Dictionary(O=script)
        pdf.Root.OpenAction = script
        pdf.save(path)
    item = Item(1, "1.1", "Sag", attachments=(attachment("Handler", dossier="act"),))
    out = BytesIO()
    write_bundle(replace(with_items(minutes("agenda"), item), files={"act": path}), out)
    assert b"JavaScript" not in _unpacked(out)


def _unpacked(out: BytesIO) -> bytes:
    plain = BytesIO()
    with pikepdf.open(out) as pdf:
        pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return plain.getvalue()


def test_a_meeting_without_attachments() -> None:
    out = BytesIO()
    assert write_bundle(with_items(minutes()), out).pages == 1
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 1
    assert "Der er ingen bilag til mødet." in pypdfium2.PdfDocument(out.getvalue())[0].get_textpage().get_text_range()
