"""``samraad serve`` and ``samraad demo``: up in seconds, told where and as whom, repeatable."""

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def demo_folder(samraad: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The example council, set up once, and what was said."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    done = samraad("demo", "--set-up-only", "--data", folder)
    assert done.returncode == 0, done.stderr
    return folder, done.stderr


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_demo_is_set_up_once_and_tells_the_password_again(samraad: Any, demo_folder: tuple[Path, str]) -> None:
    folder, said = demo_folder
    again = samraad("demo", "--set-up-only", "--data", folder)
    assert again.returncode == 0
    assert again.stderr == said
    assert re.search(r"Adgangskode: \S{10,}", said)
    assert (folder / "demo_password").stat().st_mode & 0o077 == 0
    assert (folder / "secret_key").stat().st_mode & 0o077 == 0


def test_the_server_answers_and_stops(environment: dict[str, str], demo_folder: tuple[Path, str]) -> None:
    port = free_port()
    command = [sys.executable, "-m", "samraad.cli", "serve", "--data", str(demo_folder[0]), "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        assert _answers(f"http://127.0.0.1:{port}/")
    finally:
        server.send_signal(signal.SIGINT)
        said = server.communicate(timeout=30)[1]
    assert f"http://127.0.0.1:{port}" in said
    assert "Adgangskode" not in said  # there is a user already


def test_a_taken_port_is_one_sentence(samraad: Any, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = samraad("serve", "--data", tmp_path / "data", "--port", other.getsockname()[1])
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


def _answers(url: str) -> bool:
    until = time.monotonic() + 40
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=20) as answer:
                return bool(answer.status == 200 and "<html" in answer.read().decode())
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{error.code} {error.read()[:300]!r}") from error
        except OSError:
            time.sleep(0.1)
    return False
