"""The samraad command: one module a subcommand, imported when it is asked for."""

from __future__ import annotations

import typer

from samraad.cli.lazy import lazy_group

COMMANDS = {
    "read": (
        "samraad.cli.read:read_command",
        "Læs et dossier: dokumenter, punkter, beslutninger, oplysninger og tabeller, hver med sine linjer.",
    ),
    "ingest": (
        "samraad.cli.ingest:ingest_command",
        "Læg filer i arkivet. Kør den igen, så ændres kun det, der er nyt.",
    ),
    "serve": (
        "samraad.cli.serve:serve_command",
        "Vis arkivet i browseren. Skriver adressen og første gang, hvem der kan logge ind.",
    ),
    "demo": (
        "samraad.cli.demo:demo_command",
        "Sæt eksempelrådet op første gang, og vis det. Det har sin egen mappe: demo i datamappen.",
    ),
    "ask": (
        "samraad.cli.ask:ask_command",
        "Svar på et spørgsmål med linjehenvisninger, eller sig, at arkivet ikke svarer.",
    ),
    "check": (
        "samraad.cli.check:check_command",
        "Kontrollér dossierer: summer, modsigelser, henvisninger og datoer; hvert fund med sine linjer.",
    ),
    "rules": ("samraad.cli.rules:rules", "Rådets fælles regler: nøgler, pladser, stemmer, varsler og takster."),
    "schemes": ("samraad.cli.schemes:schemes", "Fælles regler i arkivet."),
    "reread": (
        "samraad.cli.reread:reread_command",
        "Læs gemte dossierer igen, hvor læseren er nyere. Rettelser bevares.",
    ),
    "rebuild-index": (
        "samraad.cli.index:rebuild_index_command",
        "Byg søgeindekset på ny fra arkivet. Der søges i det gamle imens.",
    ),
    "population": (
        "samraad.cli.population:population_command",
        "Indlæs kommunernes folketal fra en fil fra Statistikbanken; først vises, hvad den ændrer.",
    ),
    "send-mail": (
        "samraad.cli.mail:send_mail_command",
        "Send de mails, der fortæller medlemmerne om dagsordener og referater.",
    ),
    "import-uploads": (
        "samraad.cli.index:import_uploads_command",
        "Læs de filer, der er lagt op i browseren; serveren starter den selv.",
    ),
    "find-findings": (
        "samraad.cli.find_findings:find_findings_command",
        "Kontrollér det, der er ændret; serveren starter den selv.",
    ),
}
HIDDEN = frozenset({"import-uploads", "find-findings"})

app = typer.Typer(
    cls=lazy_group(COMMANDS, HIDDEN),
    help="Samråd: rådets arkiv, regler og møder.",
    no_args_is_help=True,
    add_completion=False,
)


@app.callback()
def samraad() -> None:
    """Samråd: the council's archive, rules and meetings."""


def main() -> None:
    """The console entry point."""
    app()
