"""``python -m samraad.web.build``: vendor the front end, compile the translations; quick when nothing has changed."""

from __future__ import annotations

import sys
from pathlib import Path

from samraad.web.build.messages import compile_catalogues
from samraad.web.build.npm import BuildError, install
from samraad.web.build.vendor import copy_vendor_files, is_current

WEB = Path(__file__).resolve().parents[1]
VENDOR = WEB / "static" / "vendor"


def main() -> int:
    """Build everything; 0 when the pages have what they need."""
    checkout = WEB.parents[2]
    try:
        compile_catalogues(WEB / "locale")
        if not (checkout / "package-lock.json").is_file() or is_current(VENDOR, checkout / "package-lock.json"):
            return 0
        install(checkout)
        copied = copy_vendor_files(checkout / "node_modules", VENDOR, checkout / "package-lock.json")
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Front end: {copied} files in static/vendor.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
