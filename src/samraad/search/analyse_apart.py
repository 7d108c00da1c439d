"""``python -m samraad.search.analyse_apart``: analyses texts for another process, until that one ends or closes its end.

It reads lots of texts from standard input and writes what each is indexed by to standard output. A process of its own, and
not a fork or a spawned copy of the caller: it works from a server with threads and from a script on standard input alike.
"""

import os
import sys

from samraad.search.danish import Analyser
from samraad.search.lots import receive, send


def main() -> None:
    """First come the archive's own words, then lots of texts."""
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    try:
        analyser = Analyser(vocabulary=frozenset(receive(asked)))
        while True:
            send(answers, list(map(analyser.indexed, receive(asked))))
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        os._exit(0)  # whoever asked has ended: what is half written is for nobody


if __name__ == "__main__":
    main()
