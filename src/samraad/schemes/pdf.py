"""A report as an accessible PDF (PDF/UA-1), set by Typst from its own template."""

from __future__ import annotations

import json
from importlib import resources

import typst

from samraad.rules.report import Block, Report

MANY_COLUMNS = 6


def report_pdf(report: Report, sources: tuple[str, ...], footer: str) -> bytes:
    """The report with its tables, sentences and sources; ``footer`` says which version it is."""
    data = {
        "title": report.heading.title,
        "council": report.heading.council,
        "notes": [*report.heading.notes, *(f"Opdigtet til eksemplet: {name}" for name in report.heading.invented)],
        "wide": any(len(block.labels) + len(block.columns) > MANY_COLUMNS for block in report.blocks),
        "blocks": [_block(block) for block in report.blocks],
        "sources": sources,
        "footer": footer,
    }
    template = resources.files("samraad.schemes").joinpath("report.typ")
    made = typst.compile(
        template.read_bytes(),
        format="pdf",
        sys_inputs={"report": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
    )
    assert isinstance(made, bytes)
    return made


def _block(block: Block) -> dict[str, object]:
    head = [*block.labels, *(c.title + (f" ({c.unit})" if c.unit else "") for c in block.columns)]
    cells: list[str] = []
    for key, entries in block.rows:
        cells += [*key, *(entries[c.name].text if c.name in entries else "–" for c in block.columns)]
    return {
        "title": block.title,
        "labels": len(block.labels),
        "head": head,
        "cells": cells,
        "sentences": block.sentences,
    }
