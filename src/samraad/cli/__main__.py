"""``python -m samraad.cli``: the samraad command where it is not on the path."""

from samraad.cli.main import main

main()
