"""Copying what the pages use of dkfds and htmx into static/vendor, each text file with a compressed twin."""

from __future__ import annotations

import gzip
import hashlib
import re
import shutil
from pathlib import Path

FONT_STYLES = ("Regular", "Italic", "Medium", "MediumItalic", "SemiBold", "SemiBoldItalic", "Bold", "BoldItalic")
STAMP = ".built-from"
FONT_SOURCE = re.compile(r"src:(?:url\([^)]*\)(?: ?format\(\"[^\"]*\"\))?,?)+")
WOFF2 = re.compile(r"url\([^)]*\.woff2\) ?format\(\"woff2\"\)")
ICON_URL = re.compile(r"url\(\.\./img/svg-icons/([a-z-]+\.svg)\)")
COMPRESSED = {".css", ".js", ".svg"}


def is_current(vendor: Path, lock: Path) -> bool:
    """Whether the vendored files were copied from what the lock file names, by this very recipe."""
    stamp = vendor / STAMP
    return stamp.is_file() and stamp.read_text() == _recipe(lock)


def copy_vendor_files(modules: Path, vendor: Path, lock: Path) -> int:
    """Replace the vendor folder; returns how many files it holds."""
    if vendor.exists():
        shutil.rmtree(vendor)
    dist = modules / "dkfds" / "dist"
    style = _woff2_only((dist / "css" / "dkfds.min.css").read_text(encoding="utf-8"))
    _write(vendor / "dkfds" / "css" / "dkfds.css", re.sub(r"/\*# sourceMappingURL=.*?\*/", "", style))
    for name in sorted(set(ICON_URL.findall(style))):
        _copy(dist / "img" / "svg-icons" / name, vendor / "dkfds" / "img" / "svg-icons" / name)
    _copy(dist / "img" / "all-svg-icons.svg", vendor / "dkfds" / "img" / "all-svg-icons.svg")
    fonts = Path("fonts") / "IBMPlexSans" / "complete" / "woff2"
    for name in (*(f"IBMPlexSans-{style}.woff2" for style in FONT_STYLES), "license.txt"):
        _copy(dist / fonts / name, vendor / "dkfds" / fonts / name)
    _copy(dist / "LICENSE.md", vendor / "dkfds" / "LICENSE.md")
    _copy(modules / "htmx.org" / "dist" / "htmx.min.js", vendor / "htmx" / "htmx.min.js")
    _copy(modules / "htmx.org" / "LICENSE", vendor / "htmx" / "LICENSE")
    (vendor / STAMP).write_text(_recipe(lock))
    return sum(1 for path in vendor.rglob("*") if path.is_file() and path.suffix != ".gz") - 1


def _woff2_only(style: str) -> str:
    """Every browser of the last ten years reads woff2; the other formats would only be asked for in vain."""

    def keep(match: re.Match[str]) -> str:
        found = WOFF2.search(match.group(0))
        return f"src:{found.group(0)}" if found else match.group(0)

    return FONT_SOURCE.sub(keep, style)


def _recipe(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes() + Path(__file__).read_bytes()).hexdigest()


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix in COMPRESSED:
        _write(target, source.read_text(encoding="utf-8"))
    else:
        shutil.copyfile(source, target)


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    target.with_name(target.name + ".gz").write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
