from samraad.reading.raw import RawLine


def read_docx(content: bytes, name: str) -> tuple[RawLine, ...]:
    return ()
