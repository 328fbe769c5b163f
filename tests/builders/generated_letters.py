"""Letters by the thousand: invented, varied, of real sizes, and the same for the same seed.

Each letter is made from its number alone, so that any part of a corpus can be made anywhere. Treatments come from the
word list of the reader; all sentences, people and values are invented. Words are drawn as texts use them: a few often,
most of them seldom. Decisions depend mildly on treatment and year, so that statistics have something to find.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from math import exp
from random import Random
from typing import TypeVar
from zipfile import ZIP_DEFLATED, ZipFile

import yaml

from tests.builders import generated_words as words

T = TypeVar("T")

LINE = re.compile(r"(.{1,94})(?:\s+|$)")
FIRST_DAY = date(2013, 10, 1)
DAYS = (date(2019, 12, 31) - FIRST_DAY).days
LAYOUT_C_UNTIL, LAYOUT_B_UNTIL = date(2014, 1, 1), date(2014, 4, 1)
ORGANIZATION = "Example Review"

# Of a thousand files: so many hold the letter of another one, so many are no letter.
DUPLICATES, BROKEN = 10, 5
# A duplicate repeats the letter so many files before it; a broken file is in one of these ways.
BACK = 7
BROKEN_FILES = (b"", b"a shopping list: flour, eggs\n", b"\x00\x01\x02 binary", b"%PDF-1.7\nno more of it")


@dataclass(frozen=True, kw_only=True)
class GeneratedFile:
    """A file of the corpus: its name and bytes, and whether it can be read."""

    name: str
    content: bytes
    is_letter: bool = True


def generated_files(first: int, count: int, *, seed: int = 1) -> Iterator[GeneratedFile]:
    """The files number `first` and on: letters, with a few duplicates and broken ones among them."""
    for number in range(first, first + count):
        name = f"letter-{number:07}.txt"
        lot = Random(seed * 7_919 + number).randrange(1000)
        if lot < BROKEN:
            yield GeneratedFile(name=name, content=BROKEN_FILES[number % len(BROKEN_FILES)], is_letter=False)
        elif lot < BROKEN + DUPLICATES and number >= BACK:
            text = generated_letter(number - BACK, seed=seed)
            # Half of the duplicates are the same file, half the same letter from another program.
            yield GeneratedFile(name=name, content=(text if number % 2 else text.replace("\n", "\r\n")).encode())
        else:
            yield GeneratedFile(name=name, content=generated_letter(number, seed=seed).encode())


def write_archive(path: str, first: int, count: int, *, seed: int = 1) -> None:
    """A ZIP archive of the files number `first` and on."""
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for file in generated_files(first, count, seed=seed):
            archive.writestr(file.name, file.content)


def generated_letter(number: int, *, seed: int = 1) -> str:
    """The text of letter `number`: layout A in both reviewer styles, before spring 2014 also B and C."""
    rng = Random(seed * 1_000_003 + number)
    decided = FIRST_DAY + timedelta(days=int(DAYS * rng.random()))
    if decided < LAYOUT_C_UNTIL:
        return _layout_c(rng, number, decided)
    if decided < LAYOUT_B_UNTIL:
        return _layout_b(rng, number, decided)
    return _layout_a(rng, number, decided)


def _layout_a(rng: Random, number: int, decided: date) -> str:
    shown = rng.random()
    blocks = [
        _header(rng, number, decided, columns=shown < 0.6),
        "HOW THE IMR FINAL DETERMINATION WAS MADE",
        _wrapped(f"{ORGANIZATION} {words.HOW_MADE} {'' if decided.year > 2014 else _sentence_reviewer(rng)}".strip()),
    ]
    if decided.year > 2014:
        blocks.append(
            f"The Expert Reviewer has the following credentials:\nState(s) of Licensure: {_states(rng, ',')}\n"
            f"Certification(s)/Specialty: {_specialty(rng)}"
        )
    blocks += [
        "CLINICAL CASE SUMMARY\nThis is the following clinical case summary:",
        *_summary(rng, decided),
        "IMR ISSUES, DECISIONS AND RATIONALES\nHere stand the decisions for the disputed items below:",
        *_items(rng, decided),
    ]
    return "\n\n".join(blocks) + "\n"


def _layout_b(rng: Random, number: int, decided: date) -> str:
    blocks = [
        "MAXIMUS FEDERAL SERVICES, INC.\nIndependent Medical Review",
        _header(rng, number, decided, columns=False),
        "HOW THE IMR FINAL DETERMINATION WAS MADE",
        _wrapped(f"{ORGANIZATION} {words.HOW_MADE} {_sentence_reviewer(rng)}"),
        "CLINICAL CASE SUMMARY",
        *_summary(rng, decided),
        "IMR DECISION(S) AND RATIONALE(S)",
        "These are the decisions for the disputed items:",
        *_items(rng, decided),
    ]
    return "\n\n".join(blocks) + "\n"


def _layout_c(rng: Random, number: int, decided: date) -> str:
    _, injury, _, _ = _days(rng, decided)
    findings = []
    for place in range(1, _item_count(rng) + 1):
        treatment = _pick(rng, treatments())
        verdict = "is" if rng.random() < _odds(treatment, decided.year) else "is not"
        text = _title(rng, treatment)
        said = f"{place}) {ORGANIZATION}, Inc. has determined the request for {text} {verdict} medically necessary and"
        findings.append(_wrapped(f"{said} appropriate."))
    blocks = [
        "MAXIMUS FEDERAL SERVICES, INC.",
        "Notice of Independent Medical Review Determination",
        f"Dated: {_written(decided)}",
        f"Case Number: {_case_number(number, decided)}\nDate of Injury: {_written(injury)}",
        *findings,
        "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE",
        f"Medical Qualifications of the Expert Reviewer:\n{_wrapped(_sentence_reviewer(rng))}",
        "Case Summary:\n" + "\n\n".join(_summary(rng, decided)),
    ]
    return "\n\n".join(blocks) + "\n"


def _header(rng: Random, number: int, decided: date, *, columns: bool) -> str:
    assigned, injury, denied, received = (_written(day) for day in _days(rng, decided))
    priority = "Expedited" if rng.random() < 0.03 else "Standard"
    rows = (
        (f"Case Number: {_case_number(number, decided)}",),
        (f"Date Assigned: {assigned}", f"Date of Injury: {injury}"),
        (f"Decision Date: {_written(decided)}", f"UR Denial Date: {denied}"),
        (f"Priority: {priority}", f"Application Received: {received}"),
    )
    return "\n".join((" " if columns else "\n").join(row) for row in rows)


def _days(rng: Random, decided: date) -> tuple[date, date, date, date]:
    """Assigned, injury, UR denial, received."""
    received = decided - timedelta(days=20 + int(rng.expovariate(1 / 25)))
    denied = received - timedelta(days=1 + int(29 * rng.random()))
    injury = denied - timedelta(days=30 + int(rng.expovariate(1 / 900)))
    assigned = received + timedelta(days=int((decided - received).days * rng.random()))
    return assigned, injury, denied, received


def _summary(rng: Random, decided: date) -> list[str]:
    """150 to 500 words in two to four paragraphs."""
    wanted = 1_500 + int(2_700 * rng.random())
    paragraphs: list[str] = []
    opening = _sentence(rng, words.OPENINGS)
    while wanted > 0:
        size = min(wanted, 500 + int(900 * rng.random()))
        said = [opening] if not paragraphs else []
        length = 0
        while length < size:
            said.append(_sentence(rng, words.FINDINGS))
            length += len(said[-1])
        wanted -= length
        paragraphs.append(_wrapped(" ".join(said)))
    return paragraphs


def _items(rng: Random, decided: date) -> Iterator[str]:
    for _ in range(_item_count(rng)):
        treatment = _pick(rng, treatments())
        overturned = rng.random() < _odds(treatment, decided.year)
        title = _title(rng, treatment)
        if rng.random() < 0.04 and treatment.category == "physical medicine":
            part = _pick(rng, words.PARTS)
            title = (
                f"{treatment.said} 12 visits for the {part} was the original request. {treatment.said} 6 visits for "
                f"the {part} was authorized by the claims administrator. The remaining portion, {treatment.said} 6 "
                f"visits for the {part}, is"
            )
        yield _wrapped(f"{title}: {'Overturned' if overturned else 'Upheld'}")
        bases = _bases(treatment.category, decided.year)
        if rng.random() < 0.1:
            yield _wrapped(f"Claims Administrator guideline: {words.NOTHING_CITED}")
        else:
            yield _wrapped(f"Claims Administrator guideline: {_pick(rng, bases)}")
        yield _wrapped(f"{ORGANIZATION} guideline: {_pick(rng, bases)}")
        said = [_sentence(rng, words.REASONS) for _ in range(6 + int(9 * rng.random()))]
        verdict = "is" if overturned else "is not"
        yield _wrapped(f"Decision rationale: {' '.join(said)} Therefore, the request {verdict} medically necessary.")


@dataclass(frozen=True, kw_only=True)
class Treatment:
    """A treatment as a title says it, with its category, and how often its denial is overturned."""

    said: str
    category: str
    offset: float


@cache
def treatments() -> tuple[Treatment, ...]:
    """The treatments that are drawn from, the commoner ones several times."""
    listed = yaml.safe_load(files("openimr.wording").joinpath("treatments.yaml").read_text("utf-8"))
    drawn: list[Treatment] = []
    for rank, entry in enumerate(sorted(listed, key=lambda one: zlib.crc32(one["treatment"].encode())), start=1):
        offset = zlib.crc32(entry["treatment"].encode()) % 1000 / 1000 - 0.5
        said = [entry["treatment"], *(phrase for phrase in entry["says"] if len(phrase) > 4)][:4]
        for phrase in said:
            one = Treatment(said=phrase[0].upper() + phrase[1:], category=entry["category"], offset=offset)
            drawn += [one] * max(1, 60 // (rank + 5))
    return tuple(drawn)


def _odds(treatment: Treatment, year: int) -> float:
    """How likely a denial is overturned: about one in ten, less with the years, more for some treatments."""
    return 1 / (1 + exp(2.1 - 1.6 * treatment.offset + 0.08 * (year - 2015)))


def _item_count(rng: Random) -> int:
    return (1, 1, 1, 1, 2, 2, 2, 3, 4, 5)[int(10 * rng.random())]


def _title(rng: Random, treatment: Treatment) -> str:
    said, category = treatment.said, treatment.category
    lot = rng.random()
    if category in words.DRUGS:
        refills = f" with {1 + int(4 * lot)} refills" if lot < 0.3 else ""
        return f"{said} {_pick(rng, words.STRENGTHS)}mg #{_pick(rng, words.COUNTS)}{refills}"
    part = _pick(rng, words.PARTS)
    if category in {"physical medicine", "psychology"}:
        times, weeks = 1 + int(3 * rng.random()), _pick(rng, words.WEEKS)
        if lot < 0.4:
            return f"{said} {times}x/week for {weeks} weeks, {part}"
        if lot < 0.7:
            return f"{times * weeks} sessions of {said[0].lower() + said[1:]} for the {part}"
        return f"{said}, {times * weeks} visits, {part}"
    if category in {"injection", "surgery", "procedure", "diagnostic test", "equipment"}:
        return f"{said} of the {part}" if lot < 0.5 else f"{said}, {part}"
    return said


@cache
def _bases(category: str, year: int) -> tuple[str, ...]:
    """What may be cited for a kind of treatment in a year; the first ones are drawn most."""
    sections = words.SECTIONS.get(category, words.SECTIONS["other"])
    made = []
    for rank, (section, pages, chapter) in enumerate(sections):
        if year < 2016 or rank % 2:
            mtus = f"Decision based on MTUS Chronic Pain Treatment Guidelines {section} Page(s): {pages}."
        else:
            mtus = f"Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): {section}."
        odg = f"Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), {chapter} Chapter, {section}."
        made += [mtus] * (4 - rank) + [odg] * 2
    return (*made, *words.ACOEM)


def _sentence(rng: Random, templates: Sequence[tuple[str, tuple[Sequence[object], ...]]]) -> str:
    template, pools = templates[int(rng.random() * len(templates))]
    draw = rng.random
    return template % tuple([pool[int(draw() * len(pool))] for pool in pools])


def _sentence_reviewer(rng: Random) -> str:
    return (
        f"The expert reviewer is Board Certified in {_pick(rng, words.SPECIALTIES)} and is licensed to practice in "
        f"{_states(rng, ' and ')}."
    )


def _specialty(rng: Random) -> str:
    first, second = _pick(rng, words.SPECIALTIES), _pick(rng, words.SPECIALTIES)
    return f"{first}, {second}" if rng.random() < 0.3 and first != second else first


def _states(rng: Random, between: str) -> str:
    return "California" if rng.random() < 0.6 else f"California{between}{_pick(rng, words.STATES)}"


def _case_number(number: int, decided: date) -> str:
    return f"CM{decided.year % 100}-{number + 1:07}"


def _written(day: date) -> str:
    return f"{day.month:02}/{day.day:02}/{day.year}"


def _wrapped(text: str) -> str:
    return LINE.sub(r"\1\n", text).rstrip("\n")


def _pick(rng: Random, pool: Sequence[T]) -> T:
    return pool[int(rng.random() * len(pool))]
