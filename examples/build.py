"""Build the example dossiers: PDF, Word and text from the sources in ``dossiers/``, and what a reader should find in each.

Run ``python -m examples.build`` from the checkout's root after changing a source. The files go to the demo council's
folder, the expected readings to ``dossiers/expected/``, and ``dossiers/manifest.json`` records what was built from what.
"""

from __future__ import annotations

import hashlib
import json
from io import BytesIO
from pathlib import Path

import typst
from examples.expect import expected_attachments, expected_meeting
from examples.word import agenda_docx, meeting_of
from PIL import Image

from samraad.reading.inputs.load import load
from samraad.reading.raw import RawLine

HERE = Path(__file__).resolve().parent
DOSSIERS = HERE / "dossiers"
EXPECTED = DOSSIERS / "expected"
MANIFEST = DOSSIERS / "manifest.json"
SOURCES = HERE.parent / "src" / "samraad" / "web" / "demo" / "sources"
MEETINGS = ("2026-02", "2026-04", "2026-06")
FORMATS = {
    "2026-02": {"dagsorden": "docx", "referat": "pdf", "bilag": "pdf"},
    "2026-04": {"dagsorden": "pdf", "referat": "txt", "bilag": "txt"},
    "2026-06": {"dagsorden": "docx", "referat": "pdf", "bilag": "pdf"},
}
# Blank lines around a page that holds little but a separator, as text layers have them.
_AROUND_SEPARATOR = 12
_FEW_LINES = 3


def build() -> None:
    """Write every file and its expected reading."""
    SOURCES.mkdir(parents=True, exist_ok=True)
    EXPECTED.mkdir(parents=True, exist_ok=True)
    _build_map()
    for meeting, kinds in FORMATS.items():
        for kind, format in kinds.items():
            name = f"kkr-fjordlandet-{meeting}-{kind}"
            path = SOURCES / f"{name}.{format}"
            path.write_bytes(_content(meeting, kind, format))
            lines = [line.text for line in load(path).lines]
            if kind == "bilag":
                expected = expected_attachments(DOSSIERS, name, lines)
            else:
                expected = expected_meeting(DOSSIERS, meeting, kind, lines)
            (EXPECTED / f"{name}.json").write_text(_json(expected), "utf-8")
    MANIFEST.write_text(_json({"sources": _digests(source_files()), "built": _digests(built_files())}), "utf-8")


def source_files() -> list[Path]:
    """The files that the dossiers are written in."""
    content = DOSSIERS / "content"
    return sorted(
        [
            *DOSSIERS.glob("*.typ"),
            *DOSSIERS.glob("*.yaml"),
            *content.glob("*.yaml"),
            *(HERE / name for name in ("build.py", "expect.py", "word.py")),
        ]
    )


def built_files() -> list[Path]:
    """The dossiers that were built."""
    return sorted(path for path in SOURCES.iterdir() if path.name.startswith("kkr-"))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _digests(paths: list[Path]) -> dict[str, str]:
    return {path.relative_to(HERE.parent).as_posix(): digest(path) for path in paths}


def _content(meeting: str, kind: str, format: str) -> bytes:
    if format == "docx":
        return agenda_docx(meeting_of(DOSSIERS, meeting))
    pdf = _pdf(meeting, kind)
    return pdf if format == "pdf" else _text_layer(pdf)


def _pdf(meeting: str, kind: str) -> bytes:
    if kind == "bilag":
        return _compile(DOSSIERS / f"attachments-{meeting}.typ")
    return _compile(DOSSIERS / "meeting.typ", content=f"{meeting}.yaml", kind=kind)


def _compile(source: Path, **inputs: str) -> bytes:
    pdf: bytes = typst.compile(str(source), root=str(DOSSIERS), sys_inputs=inputs, ignore_system_fonts=True)
    return pdf


def _build_map() -> None:
    png = typst.compile(str(DOSSIERS / "map.typ"), format="png", ppi=90.0, ignore_system_fonts=True)
    image = Image.open(BytesIO(png)).convert("L").quantize(8)
    image.save(DOSSIERS / "map.png", optimize=True)


def _text_layer(pdf: bytes) -> bytes:
    """The text as a user has it when the PDF is gone: a page starts with one space and nothing else tells it."""
    pages: list[list[RawLine]] = []
    for line in load(pdf, "bilag.pdf").lines:
        if line.starts_page:
            pages.append([])
        pages[-1].append(line)
    out: list[str] = []
    for page in pages:
        texts = [line.text.rstrip() for line in page]
        texts[0] = f" {texts[0]}"
        around = [""] * _AROUND_SEPARATOR if len(page) <= _FEW_LINES else [""]
        out += [*around, *texts, *around]
    return ("\n".join(out).strip("\n") + "\n").encode()


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    build()
