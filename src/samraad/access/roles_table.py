"""Who may do what, as the table of docs/roles.md; ``python -m samraad.access.roles_table`` prints it."""

from __future__ import annotations

import os

HEAD = """# Roles

Made from `samraad.access.permissions.TABLE` by `python -m samraad.access.roles_table > docs/roles.md`; a test compares the two.
A role is granted everywhere or in one organization; granted in one, it holds there only. Whoever runs the command line on
the machine that holds the data folder may do everything.
"""


def roles_table() -> str:
    """The table in Markdown: a row for each action, a column for each role."""
    from samraad.access.permissions import EVERYBODY, TABLE

    head = ["Action", "What it is (Danish)", *(str(role.label) for role in EVERYBODY)]
    lines = [HEAD, _row(head), _row(["---"] * len(head))]
    for action, rule in TABLE.items():
        public = EVERYBODY[-1] in rule.roles
        marks = ["✓" if public or role in rule.roles else "" for role in EVERYBODY]
        lines.append(_row([f"`{action}`", rule.danish, *marks]))
    return "\n".join(lines) + "\n"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samraad.web.settings")
    django.setup()
    print(roles_table(), end="")


if __name__ == "__main__":
    main()
