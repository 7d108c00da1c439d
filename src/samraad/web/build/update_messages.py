"""``python -m samraad.web.build.update_messages``: bring locale/en up to date and name what lacks English."""

from __future__ import annotations

import sys
from pathlib import Path

from samraad.web.build.messages import update_catalogue

PACKAGE = Path(__file__).resolve().parents[2]


def main() -> int:
    """Update the catalogue; 1 while a string lacks its English."""
    missing = update_catalogue(PACKAGE, PACKAGE / "web" / "locale" / "en" / "LC_MESSAGES" / "django.po", "en")
    for message in missing:
        print(f"no English yet: {message!r}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
