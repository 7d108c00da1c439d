"""Text is read without loading the libraries for PDF and DOCX, so that it starts fast."""

from __future__ import annotations

import subprocess
import sys


def test_text_is_read_without_the_libraries_of_other_formats() -> None:
    script = (
        "import sys; from samraad.reading.read import read; read(b'KKR Sj\\xc3\\xa6lland\\n', 'referat.txt');"
        "print(sorted({'docx', 'pypdfium2', 'lxml', 'PIL'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
