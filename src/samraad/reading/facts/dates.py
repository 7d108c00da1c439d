"""Dates and periods as Danish officials write them, with or without their year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from samraad.reading.facts import periods
from samraad.reading.facts.mention import fold
from samraad.reading.facts.wordlists import either, meanings

_MONTH = {name: int(number) for name, number in meanings("months").items()}
_WEEKDAY = {name: int(number) for name, number in meanings("weekdays").items()}
_MONTHS = either(_MONTH)
_FULL = either(name for name in _MONTH if len(name) > 4 or name in ("maj", "juni", "juli"))
_YEAR = r"(?:19|20)\d\d(?!\d)"

_DIGITS = re.compile(
    rf"""(?<!\w)(?:(?P<iso>(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d)(?!\d)
    |(?P<days>\d{{1,2}}(?:(?:\.\s?,\s?|\.?\s+og\s+|\.?\s?[-–]\s?|\.?\s+til\s+)\d{{1,2}}){{0,12}})\.?\s{{0,3}}
      (?P<month>{_MONTHS})(?![a-zæøå])\.?(?:,?\s{{1,3}}(?P<year>{_YEAR}))?
    |(?P<quarter>[1-4])\.?\s{{0,2}}(?P<part>kvartal|halvår)(?:et)?(?:\s+(?:af\s+|i\s+)?(?P<qyear>{_YEAR}))?
    |(?P<day>\d{{1,2}})(?P<sep>[-/.])(?P<mon>\d{{1,2}})(?:[-/.\s](?P<full>{_YEAR})|(?P<sep2>[-/.])(?P<short>\d\d)(?!\d|[.,:]\d|%)|(?=[\s.,;:)]|$))
    |(?P<first>20\d\d)\s?/\s?(?P<second>20\d\d|\d\d)(?![\d/-]|\.\d))
    """,
    re.VERBOSE,
)
_WORDS = re.compile(
    rf"""(?<!\w)(?:(?P<edge>primo|medio|ultimo|(?:slutningen|begyndelsen|starten|midten|udgangen)\s+af)\s+
      (?:(?:(?P<equarter>[1-4])\.\s?kvartal|(?P<emonth>{_FULL}))(?:\s+(?:i\s+)?(?P<emyear>{_YEAR}))?|(?:året\s+)?(?P<eyear>{_YEAR}))
    |(?P<season>forår|sommer|efterår|vinter)(?P<the>en|et)?(?:\s+(?P<syear>{_YEAR})(?:/\d\d(?:\d\d)?)?|(?!-))(?![a-zæøå])
    |(?P<nth>første|andet|tredje|fjerde|sidste)\s+(?P<npart>kvartal|halvår)(?:\s+(?:af\s+|i\s+)?(?P<nyear>{_YEAR}))?
    |(?P<this>årets\s+udgang|udgangen\s+af\s+året)
    |q(?P<q>[1-4])\s+(?P<qyear>{_YEAR})
    |(?:perioden|årene)\s+(?P<from>{_YEAR})\s?[-–]\s?(?P<to>(?:20)?\d\d)(?!\d)
    |(?P<month>{_FULL})(?:\s+måned)?(?:\s+(?P<year>{_YEAR})|(?![a-zæøå])))
    """,
    re.VERBOSE,
)
_DAY = re.compile(r"\d{1,2}")
_RANGE_SIGN = re.compile(r"[-–]|til")
_NUMERIC_CONTEXT = re.compile(r"(?:\bden|\bd\.|\bpr\.|\bsenest|\binden|dag|frist:?|møde[rt]?:?|dato:?)\s*$")
_WEEKDAY_BEFORE = re.compile(rf"({either(_WEEKDAY)})\s+(?:den\s+|d\.\s*)?$")
_VAGUE_CONTEXT = re.compile(r"(?:\bi|\btil|\bfra|\binden|\bfor|\bmed|\befter|\bsenest|møder?)\s+$")
_JOIN = re.compile(r"\s*(?:-|–|,|/|\bog\b|\bsamt\b|\btil\b|\beller\b|\btil og med\b)\s*(?:den\s+|i\s+|d\.\s*)?")
_NTH = {"første": 1, "andet": 2, "tredje": 3, "fjerde": 4}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written. ``year`` is None where it is not printed, by the date or once for a list of dates."""

    start: int
    end: int
    period: periods.Period
    year: int | None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date or period in the calendar; ``exact`` for one day (or days), ``inferred`` where its year is not printed."""

    start: int
    end: int
    low: dt.date
    high: dt.date
    exact: bool
    inferred: bool

    @property
    def value(self) -> str | None:
        """The ISO date of a day (the first of several); None for a month, quarter or season."""
        return self.low.isoformat() if self.exact else None


def find_dates(text: str, default_year: int | None = None) -> tuple[FoundDate, ...]:
    """Every date of ``text``, in order; those without a year are in ``default_year``, or left out where there is none."""
    found: list[FoundDate] = []
    for mention in scan_dates(text, fold(text)):
        year = mention.year if mention.year is not None else default_year
        date = None if year is None else in_year(mention, year)
        if date is not None:
            found.append(date)
    return tuple(found)


def in_year(mention: DateMention, year: int) -> FoundDate | None:
    """The mention in the calendar of ``year``; None for a day that year has not."""
    bounds = mention.period.within(year)
    if bounds is None:
        return None
    return FoundDate(mention.start, mention.end, *bounds, mention.period.exact, mention.year is None)


def nearest(mention: DateMention, anchor: dt.date) -> FoundDate | None:
    """The mention in the year that puts it nearest to ``anchor``, its weekday agreeing where one is printed."""
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    candidates = [date for year in years if (date := in_year(mention, year)) is not None]
    on_weekday = [date for date in candidates if mention.weekday in (None, date.low.weekday())]
    return min(on_weekday or candidates, key=lambda date: abs((date.low - anchor).days), default=None)


def scan_dates(text: str, folded: str) -> list[DateMention]:
    """Every date as written, in order, none within another; ``folded`` is ``text`` in lower case."""
    found = [mention for match in _DIGITS.finditer(folded) for mention in _of_digits(folded, match)]
    found += [mention for match in _WORDS.finditer(folded) if (mention := _of_words(folded, match)) is not None]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    apart: list[DateMention] = []
    for mention in found:
        if not apart or mention.start >= apart[-1].end:
            apart.append(mention)
    return _with_shared_years(folded, apart)


def _of_digits(folded: str, match: re.Match[str]) -> Iterator[DateMention]:
    start, end = match.span()
    before = folded[start - 1 : start]
    if before in (".", ",", "/", "-", "§") and folded[start - 2 : start - 1].isdigit():
        return
    if iso := match.group("iso"):
        year, month, day = (int(part) for part in iso.split("-"))
        yield from _known(DateMention(start, end, periods.day(month, day), year))
    elif match.group("days"):
        yield from _days(folded, match)
    elif part := match.group("part"):
        found = _part(start, end, part, int(match.group("quarter")), match.group("qyear"))
        if found is not None:
            yield found
    elif match.group("day"):
        yield from _numeric(folded, match)
    else:
        first, second = match.group("first"), match.group("second")
        if int(second) % 100 == (int(first) + 1) % 100 and before != "/":
            yield DateMention(start, end, periods.STUDY_YEAR, int(first))


def _days(folded: str, match: re.Match[str]) -> Iterator[DateMention]:
    listed = match.group("days")
    days = [(m.start() + match.start(), int(m.group())) for m in _DAY.finditer(listed)]
    month = _MONTH[match.group("month")]
    year = _int(match.group("year"))
    weekday = _weekday(folded, match.start())
    if len(days) == 2 and _RANGE_SIGN.search(listed) and days[0][1] < days[1][1]:
        yield from _known(
            DateMention(match.start(), match.end(), periods.days(month, days[0][1], days[1][1]), year, weekday)
        )
        return
    for index, (start, number) in enumerate(days):
        last = index == len(days) - 1
        end = match.end() if last else start + len(str(number))
        mention = DateMention(start, end, periods.day(month, number), year, weekday if index == 0 else None)
        yield from _known(replace(mention, end=_without_dot(folded, mention)) if last else mention)


def _without_dot(folded: str, mention: DateMention) -> int:
    """The end of a mention; the full stop after a month's whole name closes its sentence."""
    spelt = folded[mention.start : mention.end]
    return mention.end - 1 if spelt.endswith(".") and re.search(rf"(?:{_FULL})\.$", spelt) else mention.end


def _numeric(folded: str, match: re.Match[str]) -> Iterator[DateMention]:
    start = match.start()
    day, month, full, short = (match.group(name) for name in ("day", "mon", "full", "short"))
    padded = len(day) == len(month) == 2 and match.group("sep") == match.group("sep2")
    if short is not None and match.group("sep") != "/" and not padded:
        return
    if full is None and short is None and not _is_day(folded, match):
        return
    year = int(full) if full else 2000 + int(short) if short else None
    yield from _known(DateMention(start, match.end(), periods.day(int(month), int(day)), year, _weekday(folded, start)))


def _is_day(folded: str, match: re.Match[str]) -> bool:
    """Whether "28/2" is a day: a fraction or a ratio seldom is above 12, and "24/7" means always."""
    if match.group("sep") != "/" or match.group() == "24/7":
        return False
    return (
        int(match.group("day")) > 12
        or _NUMERIC_CONTEXT.search(folded, max(match.start() - 12, 0), match.start()) is not None
    )


def _of_words(folded: str, match: re.Match[str]) -> DateMention | None:
    start, end = match.span()
    if folded[end : end + 1].isalnum():
        return None
    group = match.group
    if group("edge"):
        return _edge(match)
    if group("this"):
        return DateMention(start, end, periods.edge("udgangen", periods.YEAR), None)
    if season := group("season"):
        if group("syear") is None and not (group("the") and _vague(folded, start)):
            return None
        return DateMention(start, end, periods.SEASONS[season], _int(group("syear")))
    if part := group("npart"):
        return _part(start, end, part, _NTH.get(group("nth"), 4 if part == "kvartal" else 2), group("nyear"))
    if quarter := group("q"):
        return _part(start, end, "kvartal", int(quarter), group("qyear"))
    if group("from"):
        return _span_of_years(match)
    year = _int(group("year"))
    listed = _JOIN.match(folded, end) or _JOIN.search(folded[start - 6 : start])
    if year is None and not (listed or _vague(folded, start)):
        return None
    return DateMention(start, end, periods.month(_MONTH[group("month")]), year)


def _edge(match: re.Match[str]) -> DateMention | None:
    quarter, month = match.group("equarter"), match.group("emonth")
    if quarter:
        whole = periods.part_of_year("kvartal", int(quarter))
    else:
        whole = periods.month(_MONTH[month]) if month else periods.YEAR
    if whole is None:
        return None
    year = _int(match.group("emyear") or match.group("eyear"))
    return DateMention(*match.span(), periods.edge(match.group("edge").split()[0], whole), year)


def _part(start: int, end: int, name: str, number: int, year: str | None) -> DateMention | None:
    period = periods.part_of_year(name, number)
    return None if period is None else DateMention(start, end, period, _int(year))


def _span_of_years(match: re.Match[str]) -> DateMention | None:
    first, last = int(match.group("from")), int(match.group("to"))
    last += first // 100 * 100 if last < 100 else 0
    return DateMention(match.start("from"), match.end(), periods.years(last - first), first) if first < last else None


def _with_shared_years(folded: str, mentions: list[DateMention]) -> list[DateMention]:
    """Years printed once for several dates, at the end: "i februar, april og juni 2023". Months without any need a context."""
    shared: list[DateMention] = []
    following: DateMention | None = None
    for mention in reversed(mentions):
        if mention.year is None and following is not None and following.year is not None:
            gap = _JOIN.fullmatch(folded, mention.end, following.start)
            back = mention.period.first > following.period.first
            if gap is not None and (_RANGE_SIGN.search(gap.group()) or not back):
                mention = replace(mention, year=following.year - 1 if back else following.year)
        if mention.year is None and mention.period.vague_month and not _vague(folded, mention.start):
            continue
        shared.append(mention)
        following = mention
    return shared[::-1]


def _known(mention: DateMention) -> Iterator[DateMention]:
    """The mention, if its day is one of the calendar."""
    if mention.period.within(mention.year or 2000) is not None:
        yield mention


def _vague(folded: str, start: int) -> bool:
    return _VAGUE_CONTEXT.search(folded, max(start - 10, 0), start) is not None


def _weekday(folded: str, start: int) -> int | None:
    match = _WEEKDAY_BEFORE.search(folded, max(start - 14, 0), start)
    return _WEEKDAY[match.group(1)] if match else None


def _int(year: str | None) -> int | None:
    return None if year is None else int(year)
