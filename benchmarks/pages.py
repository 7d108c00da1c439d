"""Measures pages with 100,000 items stored: the item page, the public meeting page, and 200 requests at once."""

from __future__ import annotations

import datetime as dt
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

MEETINGS, ITEMS_EACH = 2_000, 50
PAGES, AT_ONCE = 60, 200


def benchmark() -> list[tuple[str, float, float, str]]:
    """(what, measured, at most, unit) for each measure, in a data folder of its own that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="samraad-bench-") as folder:
        os.environ["SAMRAAD_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "samraad.web.settings"
        from samraad.cli.archive_data import open_data

        open_data(Path(folder))
        items, meetings = _fill()
        choose = random.Random(7)
        rows = [
            ("item page, 100,000 items stored", _server_time("item", choose.sample(items, PAGES)), 15, "ms"),
            ("meeting page, 100,000 items stored", _server_time("meeting", choose.sample(meetings, PAGES)), 20, "ms"),
        ]
        errors, seconds = _at_once(folder, choose.sample(meetings, AT_ONCE))
        rows.append((f"{AT_ONCE} requests at once, failed", errors, 0, "requests"))
        rows.append((f"{AT_ONCE} requests at once, all answered", seconds, 30, "s"))
    return rows


def _fill() -> tuple[list[int], list[int]]:
    """Meetings read from a published dossier each, with items, sections and decisions; the keys of items and meetings."""
    from samraad.councils.models import Organization
    from samraad.meetings.models import AgendaItem, Meeting

    council = Organization.objects.order_by("pk").first()
    assert council is not None
    dossiers = _dossiers(council)
    for start in range(0, len(dossiers), 100):
        _fill_meetings(dossiers[start : start + 100])
    return list(AgendaItem.objects.values_list("pk", flat=True)), list(Meeting.objects.values_list("pk", flat=True))


def _dossiers(council: Any) -> list[tuple[int, int]]:
    """The keys of each meeting and its dossier."""
    from django.utils import timezone

    from samraad.archive.models import Dossier
    from samraad.meetings.models import Meeting, MeetingDossier

    now, first = timezone.now(), dt.date(1990, 1, 1)
    days = [first + dt.timedelta(days=6 * n) for n in range(MEETINGS)]
    Meeting.objects.bulk_create([Meeting(organization=council, date=day, published_at=now) for day in days])
    Dossier.objects.bulk_create(
        [
            Dossier(
                slug=f"referat-{n}",
                name=f"referat-{n}.txt",
                sha256=f"{n:064x}",
                media_type="text/plain",
                kind="minutes",
                reader="bench",
                organization=council,
                meeting_date=day,
                read_at=now,
                published_at=now,
            )
            for n, day in enumerate(days)
        ]
    )
    meetings = list(Meeting.objects.order_by("pk").values_list("pk", flat=True))
    pairs = list(zip(meetings, Dossier.objects.order_by("pk").values_list("pk", flat=True), strict=True))
    MeetingDossier.objects.bulk_create([MeetingDossier(meeting_id=meeting, dossier_id=d) for meeting, d in pairs])
    return pairs


def _fill_meetings(pairs: list[tuple[int, int]]) -> None:
    from samraad.meetings.models import AgendaItem, Decision, ItemSection, ItemSource

    dossier_of = dict(pairs)
    items = AgendaItem.objects.bulk_create(
        [
            AgendaItem(
                meeting_id=meeting,
                position=n,
                number=f"3.{n}",
                title=f"Fælles indsats nummer {n}",
                kind="Beslutningssag",
            )
            for meeting, _ in pairs
            for n in range(ITEMS_EACH)
        ]
    )
    lines = {"first_line": 1, "last_line": 9}
    told = [(item, dossier_of[item.meeting_id]) for item in items]
    ItemSource.objects.bulk_create([ItemSource(item=item, dossier_id=dossier, **lines) for item, dossier in told])
    ItemSection.objects.bulk_create(
        [
            ItemSection(
                item=item,
                dossier_id=dossier,
                position=n,
                name=name,
                text="Kommunerne har drøftet sagen i to år. " * 12,
                **lines,
            )
            for item, dossier in told
            for n, name in enumerate(("background", "recommendation", "presentation"))
        ]
    )
    Decision.objects.bulk_create(
        [
            Decision(item=item, dossier_id=dossier, outcome="approved", text="Rådet godkendte indstillingen.", **lines)
            for item, dossier in told
        ]
    )


def _server_time(name: str, keys: list[int]) -> float:
    """The median milliseconds of the pages named so, asked for in this process."""
    from django.test import Client
    from django.urls import reverse

    client = Client(SERVER_NAME="localhost")
    milliseconds = []
    for key in keys:
        start = time.perf_counter()
        response = client.get(reverse(name, args=[key]))
        milliseconds.append((time.perf_counter() - start) * 1000)
        assert response.status_code == 200, (name, response.status_code)
    return statistics.median(milliseconds[5:])


def _at_once(folder: str, meetings: list[int]) -> tuple[float, float]:
    """Failed requests and seconds when a real server is asked for many pages at once."""
    from django.urls import reverse

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "samraad.cli", "serve", "--data", folder, "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        base = f"http://127.0.0.1:{port}"
        _wait_for(base)
        start = time.perf_counter()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            answers = list(pool.map(_status, [base + reverse("meeting", args=[key]) for key in meetings]))
        return float(sum(answer != 200 for answer in answers)), time.perf_counter() - start
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def _wait_for(base: str) -> None:
    for _ in range(150):
        if _status(base + "/om/") == 200:
            return
        time.sleep(0.2)
    raise RuntimeError("the server did not start")


def _status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=60) as response:
            response.read()
            return int(response.status)
    except OSError:
        return 0
