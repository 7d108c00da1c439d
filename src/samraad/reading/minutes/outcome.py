"""The outcome that a sentence of minutes states, if the council decides in it.

A verb counts where it stands in a main clause and its subject is the council (or what the council decides on, when
passive). What participants say, what other bodies did and what shall be done later does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from samraad.reading.minutes.words import any_of, words

_GAP = r"(?:[^.;]{0,160}?)"
_NEGATED_AFTER = re.compile(r"\s+(?:\w+\s+){0,2}?ikke\b")
_NEGATED_BEFORE = re.compile(r"\bikke\b(?:\s+\w+){0,2}\s*$")
_AUXILIARY = re.compile(
    r"\b(?:blev|bliver|blevet|er|var|hermed|har|havde)\b(?:\s+(?:[\w-]+|til efterretning)){0,4}\s*$", re.IGNORECASE
)
_HISTORY = re.compile(
    r"\b(?:er|var|har|havde|været)\s+(?:\w+\s+){0,2}?blevet\b[^,.]*$|\bhavde\b(?:\s+\w+){0,4}\s*$", re.IGNORECASE
)
_PERSON = re.compile(r"\b[A-ZÆØÅ][\w'’-]+(?:\s+[A-ZÆØÅ]\.?)?\s+[A-ZÆØÅ][\w'’-]+\b|\([A-ZÆØÅ]\)")
_LONGEST_SENTENCE = 1500  # what is longer is no sentence, and takes long
_MARKS = " –-•\t\uf0b7"
_AND_VERB = re.compile(r"(?:^|\s)(?:og|samt|men|hvorefter)\s+(?:\w+\s+){0,2}$")
_RELATIVE = re.compile(r",\s+(?:som|der)\s+(?:\w+\s+){0,3}blev\s+(?:\w+\s+){0,2}$")
# What may follow a verb whose subject is the matter: "faldt", not "faldt på plads" or "faldt med 3 pct.".
_MATTER_ENDS = re.compile(
    r"\s*(?:$|[.,;:!]|(?:og|herefter|hermed|dermed|således|derfor|efter|for|imod)\b|(?:fra|af)\s+dagsordenen\b|med\s+[^.]{0,25}stemme)"
)
_MAJORITY = re.compile(r"\W*(?:et\s+(?:\w+\s+)?flertal|flertallet)\b[^;]*$", re.IGNORECASE)
_NO_SUBJECT = re.compile(r"\s*(?:(?:og|samt|men|hvorefter|herefter)\s+)?(?:\w+\s+){0,2}")


class Outcome(NamedTuple):
    """``sure``: the council is the subject beyond doubt; ``start`` to ``end`` is the verb in the sentence.

    ``weak``: the words tell no outcome of their own ("genoptages"); it counts where nothing else does.
    """

    name: str
    sure: bool
    start: int
    end: int
    needs_person: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of deciding, for a council of certain names."""

    past: tuple[tuple[str, re.Pattern[str]], ...]
    present: tuple[tuple[str, re.Pattern[str]], ...]
    participle: tuple[tuple[str, re.Pattern[str]], ...]
    passive: tuple[tuple[str, re.Pattern[str]], ...]
    infinitive: tuple[tuple[str, re.Pattern[str]], ...]
    of_matter: tuple[tuple[str, re.Pattern[str]], ...]
    council: re.Pattern[str]
    council_object: re.Pattern[str]
    other: re.Pattern[str]
    matter: re.Pattern[str]
    governor: re.Pattern[str]
    merely: tuple[tuple[str, bool, re.Pattern[str]], ...]
    adverb: re.Pattern[str]
    concluding: re.Pattern[str]
    determiner: re.Pattern[str]
    modal: re.Pattern[str]
    subordinator: re.Pattern[str]
    need_persons: frozenset[str]


def outcome_names() -> tuple[str, ...]:
    """All outcomes, the weightiest first."""
    return tuple(words("outcomes")["outcomes"])


@cache
def grammar(councils: tuple[str, ...] = ()) -> Grammar:
    """The patterns for a council that is also called ``councils``."""
    data = words("outcomes")
    council = "|".join([*(re.escape(name) for name in councils), *data["councils"]])
    other = "|".join(data["others"])
    return Grammar(
        past=_forms(data["outcomes"], "past"),
        present=_forms(data["outcomes"], "present"),
        participle=_forms(data["outcomes"], "participle"),
        passive=_forms(data["outcomes"], "passive"),
        infinitive=_forms(data["outcomes"], "infinitive"),
        of_matter=_forms(data["outcomes"], "matter"),
        council=re.compile(
            rf"\b(?:{council})\b(?!-(?:formand|næstformand|sekretari|møde)\w*\b(?<!skabet))", re.IGNORECASE
        ),
        council_object=re.compile(rf"\s+(?:{council})\b", re.IGNORECASE),
        other=re.compile(rf"\b(?:{other})\b", re.IGNORECASE),
        matter=re.compile(rf"(?:\w|-)*(?:{any_of(data['matters'])})\b", re.IGNORECASE),
        governor=re.compile(rf"\b(?:{any_of(data['governors'])})\b", re.IGNORECASE),
        merely=tuple((one["outcome"], one["weak"], _any_phrase(one["words"])) for one in data["merely"]),
        adverb=re.compile(rf"[{re.escape(_MARKS)}]*(?:{any_of(data['adverbs'])})\s+", re.IGNORECASE),
        concluding=re.compile(rf"[^,.]{{0,60}}\b(?:{any_of(data['concluding'])}),?\s+at\s+", re.IGNORECASE),
        determiner=re.compile(rf"\b(?:(?:{any_of(data['determiners'])})|(?:den|det|de)\s+af\s+\w+)\s+$", re.IGNORECASE),
        modal=re.compile(rf"\b(?:{any_of(data['modals'])})\b(?:\s+[\w-]+){{0,4}}\s*$", re.IGNORECASE),
        subordinator=re.compile(rf"(?:^|[\s,(])(?:{any_of(data['subordinators'])})\s"),
        need_persons=frozenset(data["need_persons"]),
    )


def _forms(outcomes: dict[str, dict[str, list[str]]], form: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found: list[tuple[str, re.Pattern[str]]] = []
    for name, forms in outcomes.items():
        if form in forms:
            found.append((name, _any_phrase(forms[form])))
    return tuple(found)


def _any_phrase(phrases: Iterable[str]) -> re.Pattern[str]:
    pattern = "|".join(_phrase(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    parts = [any_of([part.strip()]) for part in phrase.split("~")]
    return rf"\b{_GAP}\b".join(parts)


def outcomes_in(sentence: str, rules: Grammar, inherited: bool) -> list[Outcome]:
    """What the council decides in the sentence. ``inherited``: the subject stands before the list of which this is a
    point ("KKR Hovedstaden: – godkendte …")."""
    sentence = sentence[:_LONGEST_SENTENCE]
    conclusion = rules.concluding.match(sentence)
    if conclusion and conclusion.end() < len(sentence):
        at = conclusion.end()
        rest = outcomes_in(sentence[at].upper() + sentence[at + 1 :], rules, inherited)
        return [outcome._replace(start=outcome.start + at, end=outcome.end + at) for outcome in rest]
    found = [
        *_active(sentence, rules, inherited),
        *_participles(sentence, rules),
        *_passives(sentence, rules),
        *_governed(sentence, rules),
        *_of_matters(sentence, rules),
    ]
    return _without_inner(found) or _merely(sentence, rules)


def _without_inner(found: Iterable[Outcome]) -> list[Outcome]:
    """In order, without what lies in a longer form of the same outcome ("tog … til efterretning")."""
    kept: list[Outcome] = []
    for outcome in sorted(found, key=lambda outcome: (outcome.start, -outcome.end)):
        outer = next((at for at, o in enumerate(kept) if o.name == outcome.name and o.end >= outcome.end), None)
        if outer is None:
            kept.append(outcome)
        elif outcome.sure:
            kept[outer] = kept[outer]._replace(sure=True)
    return kept


def _matches(forms: Iterable[tuple[str, re.Pattern[str]]], sentence: str) -> Iterator[tuple[str, re.Match[str]]]:
    for name, pattern in forms:
        for match in pattern.finditer(sentence):
            yield name, match


def _active(sentence: str, rules: Grammar, inherited: bool) -> Iterator[Outcome]:
    for form in (rules.past, rules.present):
        for name, match in _matches(form, sentence):
            before, after = sentence[: match.start()], sentence[match.end() :]
            if rules.determiner.search(before) and not rules.council_object.match(after):
                continue  # an adjective: "den godkendte plan"
            if not _in_main_clause(before, after, rules):
                continue
            stated = (inherited and not before.strip(_MARKS)) or _MAJORITY.match(match[0])
            sure = True if stated else _subject(before, after, rules)
            if sure is None or (form is rules.present and not sure):
                continue
            needs_person = match[0].split()[0].casefold() in rules.need_persons
            negated = name != "rejected" and re.search(r"\bikke\b", match[0])
            if negated or _NEGATED_AFTER.match(after) or _NEGATED_BEFORE.search(before):
                if name in ("approved", "adopted") and sure:
                    yield Outcome("rejected", sure, match.start(), match.end())
                continue
            yield Outcome(name, sure and form is rules.past, match.start(), match.end(), needs_person)


def _subject(before: str, after: str, rules: Grammar) -> bool | None:
    """True: the council; False: somebody who may speak for it; None: somebody else, or nobody."""
    if rules.council_object.match(after) or _MAJORITY.match(before):
        return True
    clause = re.split(r"[,;:]\s+|\bog\s+(?=KKR\b)|\bmen\s", before)[-1]
    if rules.council.search(clause):
        return True
    earlier = before[: len(before) - len(clause)]
    if _NO_SUBJECT.fullmatch(clause) and rules.council.search(earlier):
        return True
    if not clause.strip(_MARKS) or rules.other.search(clause) or _PERSON.search(clause):
        return None
    return False


def _in_main_clause(before: str, after: str, rules: Grammar) -> bool:
    """Whether the verb between ``before`` and ``after`` is not part of a subordinate clause."""
    subordinators = list(rules.subordinator.finditer(before))
    if not subordinators:
        return True
    last = subordinators[-1]
    since = before[last.end() :]
    back = re.search(r"(?:,|;|\bog|\bmen|\bhvorefter|\bligesom)\s+(?:\w+\s+){0,2}?", since)
    council = rules.council.search(since)
    if back and council and council.start() >= back.start():
        return True
    if _AND_VERB.search(before) and rules.council.search(before[: subordinators[0].start()]):
        # "KKR bakkede op om, at …, og godkendte …"; "KKR bad sekretariatet om at … og godkendte …"
        infinitive = re.search(r"\b(?:til|om|ved|for|med|på|i)\s+at\s$", before[: last.end()])
        if infinitive or re.search(r",\s+(?:og|samt|men)\s+(?:\w+\s+)?$", before):
            return True
    # "Efter at … havde orienteret, godkendte KKR …"
    return bool(re.search(r",\s*$", before)) and bool(rules.council_object.match(after))


def _participles(sentence: str, rules: Grammar) -> Iterator[Outcome]:
    for name, match in _matches(rules.participle, sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        auxiliary = _AUXILIARY.search(before)
        elliptic = _is_elliptic(before, match, rules)
        if not (auxiliary or elliptic) or _HISTORY.search(before):
            continue
        if auxiliary and rules.modal.search(before):
            continue
        if auxiliary and not _in_main_clause(before, after, rules):
            if _RELATIVE.search(before) and not after.strip(" ."):  # "…, som blev godkendt."
                yield Outcome(name, False, match.start(), match.end())
            continue
        agent = re.match(r"\s+(?:\w+\s+){0,2}?af\s+(.{0,60})", after)
        if agent and (rules.other.match(agent[1]) or _PERSON.match(agent[1])) and not rules.council.match(agent[1]):
            continue
        if re.search(r"\bikke\b", before[-30:], re.IGNORECASE):
            if name in ("approved", "adopted"):
                yield Outcome("rejected", True, match.start(), match.end())
            continue
        sure = elliptic or bool(rules.matter.search(before)) or bool(rules.council.search(sentence))
        needs_person = match[0].split()[0].casefold() in rules.need_persons
        yield Outcome(name, sure, match.start(), match.end(), needs_person)


def _is_elliptic(before: str, match: re.Match[str], rules: Grammar) -> bool:
    """Whether there is no finite verb: "Godkendt.", "Indstillingen godkendt", "Drøftet og godkendt"."""
    if rules.adverb.fullmatch(before):
        return True
    if re.fullmatch(
        r"[\s–•\-\d.)a]*(?:ad\s+\d+[):.]?\s*)?(?:(?:drøftet|gennemgået|behandlet|blev|er)\s+og\s+)?", before, re.I
    ):
        return match[0][0].isupper() or not before.strip(_MARKS + "0123456789.)") or before[-3:] == "og "
    stem = before.strip()
    return (
        bool(rules.matter.search(stem))
        and len(stem.split()) <= 7
        and not re.search(r"\b(?:har|havde|som|der|at|kan|skal|vil|bør)\b", stem)
        and not re.search(r"\b(?:den|det|de|en|et|af)\s*$", stem)
    )


def _passives(sentence: str, rules: Grammar) -> Iterator[Outcome]:
    for name, match in _matches(rules.passive, sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        if rules.modal.search(before) or not _in_main_clause(before, after, rules):
            continue
        elliptic = not before.strip(_MARKS) and match[0][0].isupper()
        of_a_person = name == "appointed" and _PERSON.match(after.lstrip(" :"))
        if not (elliptic or of_a_person or rules.matter.search(before) or rules.matter.match(after.lstrip())):
            continue
        if _NEGATED_AFTER.match(after):
            continue
        agent = re.match(r"\s+(?:\w+\s+){0,2}?af\s+(.{0,60})", after)
        if agent and rules.other.match(agent[1]):
            continue
        needs_person = match[0].split()[0].casefold() in rules.need_persons
        yield Outcome(name, True, match.start(), match.end(), needs_person)


def _governed(sentence: str, rules: Grammar) -> Iterator[Outcome]:
    """Infinitives and that-clauses after a verb of deciding: "besluttede at udsætte sagen"."""
    for governor in rules.governor.finditer(sentence):
        before = sentence[: governor.start()]
        if not _in_main_clause(before, sentence[governor.end() :], rules) or _foreign(before, rules):
            continue
        rest = sentence[governor.end() :]
        refused = bool(re.match(r"\s+ikke\b", rest)) or bool(re.search(r"\bikke\s+$", before))
        direct = governor[0].casefold() in ("kunne", "kan")
        if direct and not rules.council.search(before):
            continue
        for name, match in _matches(rules.infinitive, rest):
            link = rest[: match.start()]
            wanted = r"\s+(?:\w+\s+){0,3}" if direct else r",?\s*(?:\w+\s+){0,2}?at\s+.{0,60}"
            if not re.fullmatch(wanted, link):
                continue
            start, end = governor.end() + match.start(), governor.end() + match.end()
            if refused:
                if name in ("approved", "adopted"):
                    yield Outcome("rejected", True, start, end)
                continue
            yield Outcome(name, True, start, end, match[0].casefold() in ("indstille", "vælge", "vælges"))


def _foreign(before: str, rules: Grammar) -> bool:
    """Whether the subject is another body or a person."""
    clause = re.split(r"[,;:]\s+", before)[-1]
    if rules.council.search(clause):
        return False
    return bool(rules.other.search(clause) or _PERSON.search(clause))


def _of_matters(sentence: str, rules: Grammar) -> Iterator[Outcome]:
    """What became of the matter itself: "Forslaget faldt.", "Punktet udgik."."""
    for name, match in _matches(rules.of_matter, sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        clause = re.split(r"[,;:]\s+", before)[-1]
        subject = rules.matter.search(clause) or (not before.strip(_MARKS) and match[0][0].isupper())
        if subject and _MATTER_ENDS.match(after) and _in_main_clause(before, after, rules):
            yield Outcome(name, True, match.start(), match.end())


def _merely(sentence: str, rules: Grammar) -> list[Outcome]:
    """What a sentence says that tells no outcome in words of its own: that it was decided, or that it comes back."""
    for name, weak, pattern in rules.merely:
        match = pattern.search(sentence)
        if match is None:
            continue
        before = sentence[: match.start()]
        if _in_main_clause(before, sentence[match.end() :], rules) and not _foreign(before, rules):
            return [Outcome(name, False, match.start(), match.end(), weak=weak)]
    return []
