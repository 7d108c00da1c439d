"""Pages as images, from a file, its bytes, a folder or a zip."""

from __future__ import annotations

import zipfile
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from examples.build import SOURCES
from PIL import Image

from samraad.reading.errors import ReadingError
from samraad.reading.inputs.page_image import page_png

PATH = SOURCES / "kkr-fjordlandet-2026-02-bilag.pdf"


def _size(png: bytes) -> tuple[int, int]:
    with Image.open(BytesIO(png)) as image:
        assert image.format == "PNG"
        return image.size


def test_a_page_has_the_width_that_was_asked_for() -> None:
    width, height = _size(page_png(PATH, 2, 600))
    assert abs(width - 600) <= 1
    assert abs(height / width - 297 / 210) < 0.01


def test_every_way_to_name_a_page_gives_the_same_image(tmp_path: Path) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.write(PATH, "bilag/2.pdf")
    (tmp_path / "2.pdf").write_bytes(PATH.read_bytes())
    expected = page_png(PATH, 1, 200)
    assert page_png(str(PATH), 1, 200) == expected
    assert page_png(PATH.read_bytes(), 1, 200) == expected
    assert page_png(out.getvalue(), 1, 200, "bilag/2.pdf") == expected
    assert page_png(tmp_path, 1, 200, "2.pdf") == expected


def test_threads_may_ask_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        images = list(pool.map(lambda page: page_png(PATH, page, 150), [1, 2, 3, 4] * 3))
    assert images[:4] == images[4:8] == images[8:]


@pytest.mark.parametrize("page", [0, -1, 99])
def test_a_page_that_is_not_there(page: int) -> None:
    with pytest.raises(ReadingError, match=f"ingen side {page}"):
        page_png(PATH, page, 200)


def test_what_is_no_pdf(tmp_path: Path) -> None:
    for source, file in ((tmp_path / "intet.pdf", None), (b"tekst", None), (tmp_path, "x.pdf"), (PATH, "x.pdf")):
        with pytest.raises(ReadingError):
            page_png(source, 1, 200, file)


def test_a_page_of_any_shape_gives_an_image_that_fits_in_memory() -> None:
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(10, 14_000))
        pdf.save(out)
    width, height = _size(page_png(out.getvalue(), 1, 4_000))
    assert width * height <= 41_000_000
