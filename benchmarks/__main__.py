"""Every measure in one run: ``python -m benchmarks [reading] [rules] [pages] [asking] [search]``."""

from __future__ import annotations

import sys
from collections.abc import Callable

from benchmarks import asking, pages, reading, rules, search

MEASURES: dict[str, Callable[[], list[tuple[str, float, float, str]]]] = {
    "reading": reading.benchmark,
    "rules": rules.benchmark,
    "pages": pages.benchmark,
    "asking": asking.benchmark,
    "search": search.benchmark,
}


def main() -> int:
    """Prints each measure beside its target; the exit code is 1 where one is missed."""
    asked = sys.argv[1:] or list(MEASURES)
    unknown = [name for name in asked if name not in MEASURES]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; there are {', '.join(MEASURES)}", file=sys.stderr)
        return 2
    missed = 0
    for name in asked:
        print(name)
        for what, measured, most, unit in MEASURES[name]():
            met = measured <= most
            missed += not met
            print(f"  {what:64} {measured:12.3f} {unit:10} target ≤ {most:g}{'' if met else '   MISSED'}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
