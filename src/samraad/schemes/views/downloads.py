"""A scheme as a picture, a spreadsheet, a table of values, a document, or its own file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samraad.rules.report import Report
from samraad.rules.run import Result
from samraad.rules.workbook import write_workbook
from samraad.schemes import compute
from samraad.schemes.chart import picture, svg
from samraad.schemes.models import SchemeVersion
from samraad.schemes.pdf import report_pdf
from samraad.schemes.show import shown_inputs
from samraad.schemes.views.asked import asked_version


@dataclass(frozen=True, slots=True)
class Made:
    """What there is to make a file of: a stored version, or one with inputs that a reader tried."""

    version: SchemeVersion
    report: Report
    result: Result | None
    footer: str


@require_safe
def diagram(request: HttpRequest, slug: str) -> HttpResponse:
    """The scheme's picture."""
    shown = picture(compute.report(asked_version(request, slug)))
    if shown is None:
        raise Http404
    response = HttpResponse(svg(shown), content_type="image/svg+xml; charset=utf-8")
    response["Cache-Control"] = "private, max-age=300"
    return response


@require_safe
def download(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The stored version in one of the forms there are."""
    version = asked_version(request, slug)
    footer = _("%(title)s, version %(number)s") % {"title": version.scheme.title, "number": version.number}
    return as_file(Made(version, compute.report(version), compute.result(version), footer), form)


def as_file(made: Made, form: str) -> HttpResponse:
    """The file to download; raises Http404 on a form that does not fit."""
    if form not in FORMS:
        raise Http404
    media_type, write = FORMS[form]
    response = HttpResponse(write(made), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{made.version.scheme.slug}.{form}"'
    return response


def _xlsx(made: Made) -> bytes:
    if made.result is None:
        raise Http404
    target = io.BytesIO()
    write_workbook(made.result, target)
    return target.getvalue()


def _csv(made: Made) -> bytes:
    target = io.StringIO()
    writer = csv.writer(target)
    for block in made.report.blocks:
        writer.writerow([*block.labels, *(column.title for column in block.columns)])
        for key, entries in block.rows:
            cells = [entries[c.name].value if c.name in entries else "" for c in block.columns]
            writer.writerow([_harmless(text) for text in (*key, *cells)])
        writer.writerow([])
    return ("\ufeff" + target.getvalue()).encode("utf-8")


def _harmless(text: str) -> str:
    """A text that a spreadsheet will not take for a formula; figures keep their minus."""
    return "'" + text if text[:1] in {"=", "@", "+"} or (text[:1] == "-" and not text[1:2].isdigit()) else text


def _pdf(made: Made) -> bytes:
    tables = compute.tables(made.version)
    sources = [str(made.report.heading.source)] if made.report.heading.source else []
    if tables is not None:
        sources += [f"{each.title}: {each.source}" for each in shown_inputs(tables) if each.source]
    return report_pdf(made.report, tuple(dict.fromkeys(sources)), made.footer)


def _yaml(made: Made) -> bytes:
    return made.version.text.encode("utf-8")


FORMS: Mapping[str, tuple[str, Callable[[Made], bytes]]] = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
    "csv": ("text/csv; charset=utf-8", _csv),
    "pdf": ("application/pdf", _pdf),
    "yaml": ("application/yaml; charset=utf-8", _yaml),
}
