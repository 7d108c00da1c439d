"""Which part of a long list a page shows."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Pages:
    """``asked`` is the page number as it came in the address; what makes no sense is page 1 or the last."""

    total: int
    each: int
    asked: str = ""
    number: int = field(init=False)
    last: int = field(init=False)

    def __post_init__(self) -> None:
        self.last = max(1, -(-self.total // self.each))
        asked = int(self.asked) if self.asked.isascii() and self.asked.isdigit() and len(self.asked) < 10 else 1
        self.number = min(max(asked, 1), self.last)

    @property
    def start(self) -> int:
        return (self.number - 1) * self.each

    @property
    def stop(self) -> int:
        return self.start + self.each

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number < self.last else None
