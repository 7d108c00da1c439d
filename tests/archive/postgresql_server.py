"""A PostgreSQL server for one test run: its own folder, a unix socket only, stopped by its own process."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NoServer(Exception):
    """PostgreSQL cannot be started here; the message says why."""


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a fresh server, as SAMRAAD_DATABASE_URL wants it."""
    programs = _programs()
    # Not pytest's folder: the server runs as a user who may not enter it, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="samraad-pg-"))
    user = _user()
    try:
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
        who = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
        data = folder / "data"
        made = subprocess.run(
            [programs / "initdb", "-D", data, "-U", "samraad", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
            capture_output=True,
            text=True,
            check=False,
            cwd=folder,
            **who,
        )
        if made.returncode:
            raise NoServer(
                f"initdb: {made.stderr.strip().splitlines()[-1] if made.stderr.strip() else made.returncode}"
            )
        with (folder / "log").open("w") as log:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"],
                stdout=log,
                stderr=log,
                cwd=folder,
                **who,
            )
        try:
            _wait_for(folder / ".s.PGSQL.5432", server)
            yield f"postgresql:///postgres?host={folder}&user=samraad"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """Where initdb and postgres are; wrappers on the path will not do for the server itself."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "postgres").exists():
            return folder
    found = shutil.which("postgres")
    if found and shutil.which("initdb"):
        return Path(found).parent
    raise NoServer("PostgreSQL is not installed")


def _user() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: then somebody else, with no rights of their own."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoServer("there is no ordinary user to run PostgreSQL as")


def _wait_for(socket: Path, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 30
    while not socket.exists():
        if server.poll() is not None or time.monotonic() > until:
            raise NoServer(f"the server did not start: {(socket.parent / 'log').read_text()[-300:]}")
        time.sleep(0.05)
    time.sleep(0.3)
