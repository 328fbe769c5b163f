"""PRI: nobody who only wrote a record, or treated the worker, is named in what will be published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.casefile import CaseFile
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.vocabulary import Span
from openimr.wording import names_an_organization

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_INITIAL = rf"{_CAPITAL}\.?"
_WORD = rf"{_CAPITAL}(?!['’]s\b)(?:[\w-]|['’](?!s\b))*[^\W\d_]"
_BLANK = r"[^\S\n]+|[^\S\n]*\n[^\S\n]*(?!\n)"
_BETWEEN = rf"(?:{_BLANK})"

# "Dr. X" and "Dr. [name]" name nobody; hence two letters at least, a possessive not counted.
TITLED = re.compile(
    rf"\b(?:Drs?|DRS?)\b\.?{_BETWEEN}?(?P<name>(?:(?:{_WORD}{_BETWEEN})?{_INITIAL}{_BETWEEN}){{0,2}}{_WORD})"
)
# A single word before the degree is as often a town in Maryland as a surname, hence a first name or an initial.
LICENSED = re.compile(
    rf"(?<!\w)(?P<name>(?:{_WORD}|{_INITIAL}){_BETWEEN}(?:(?:{_WORD}|{_INITIAL}){_BETWEEN})?{_WORD})"
    r"(?:,\s*(?:M\.?D|D\.?O|D\.?C|D\.?P\.?M|Ph\.?D|Psy\.?D|L\.?Ac|PA-C)|\s+(?:M\.D|MD|D\.O|D\.C|D\.P\.M|Ph\.?D|Psy\.?D))"
    r"(?![\w-])\.?(?!\s+\d{5})"
)
IN_A_TOWN = re.compile(r"\b(?:in|at|near|from)\s+$")
OF_A_BOOK = re.compile(r"[\s,.]*(?:et\s+al\b|\(\s*(?:19|20)\d\d)")
# Beside a title or a degree these name nobody: the next sentence, a specialty, a role, a brand of insoles, a mask.
_NO_NAME = """
    a an and as at but by for from he her his however if in is it no not of on or per she since that the there
    therefore they this to was when with scholl abc xyz xxx
    addiction anesthesiologist anesthesiology attending board boards certified chief chiropractic chiropractor clinic
    consultant consultation consulting dentist department dermatology evaluator examiner family group hand hospital
    injury internal interventional licensed management medical medicine neurological neurologist neurology
    neurosurgeon neurosurgery occupational office orthopaedic orthopaedist orthopedic orthopedist pain patient
    physiatrist physiatry physical physician podiatric podiatrist podiatry practitioner primary provider psychiatric
    psychiatrist psychiatry psychological psychologist psychology qualified radiologist radiology recommended
    referral rehabilitation report requested reviewer spine sports state surgeon surgery surgical therapist therapy
    treating university worker
"""
NO_NAME = frozenset(_NO_NAME.split())
# A surname that stands before one of these belongs to the sign or the device: "Baker's cyst", "Murphy sign".
EPONYM = re.compile(
    r"(?:['’]s?)?\s+(?:angle|approach|arthroplasty|brace|classification|contracture|criteria|cyst|disease|fracture"
    r"|frame|grade|index|lesion|maneuver|method|nerve|neuroma|node|palsy|procedure|questionnaire|repair|reflex|scale"
    r"|score|sign|signs|stage|syndrome|technique|test|tests)\b"
)
BESIDE_A_NAME = re.compile(
    r"(?i)^(?:dr|mr|mrs|ms|prof|jr|sr|ii|iii|md|do|dc|dpm|dpt|pt|ot|otr|phd|psyd|pharmd|lac|pac|np|fnp|rn|esq)$"
)
SHORTEST_SURNAME = 4


def names_of_others(material: Material) -> Iterator[Flaw]:
    """PRI-02: a text that will be published names a physician, or a person who wrote a record of the case."""
    authors = tuple(_names_of_authors(material.case_file)) if material.case_file else ()
    for path, number, text in _published(material):
        for span in _apart(sorted({*_titled_or_licensed(text), *_known(text, authors)})):
            yield Flaw(
                path=path,
                item=number,
                span=span,
                message="The text names a person who is no party.",
                fix="Write the role instead (“the treating physician”): the public letter must not name anyone.",
            )


def _published(material: Material) -> Iterator[tuple[str, int | None, str]]:
    """The running texts in which a person may be spoken of."""
    for path, number, text in material.texts():
        if path == "clinical_summary" or path.endswith(".rationale"):
            yield path, number, text


def _titled_or_licensed(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (TITLED, LICENSED):
        for match in pattern.finditer(text):
            words = {word.lower() for word in re.findall(r"[^\W\d_]{2,}", match["name"])}
            before = text[max(0, match.start() - 10) : match.start()]
            if words & NO_NAME or OF_A_BOOK.match(text, match.end()):
                continue
            if pattern is LICENSED and IN_A_TOWN.search(before):
                continue
            yield match.span("name")


def _known(text: str, authors: tuple[tuple[str, ...], ...]) -> Iterator[tuple[int, int]]:
    for *given, surname in authors:
        first, last = re.escape(given[0]), re.escape(surname)
        whole = rf"(?i:{first}(?:\s+\w+\.?)?\s+{last}|{last},\s*{first})"
        initial = rf"{re.escape(given[0][0])}\.\s*(?:\w\.\s*)?{last}"
        # Alone, a surname counts inside a sentence only: "Young" or "Marsh" at its head may be any word.
        alone = rf"(?<=[a-z,]\s){last}" if len(surname) >= SHORTEST_SURNAME else r"(?!)"
        for match in re.finditer(rf"(?<!\w)(?:{whole}|{initial}|{alone})(?!\w)", text):
            if not EPONYM.match(text, match.end()):
                yield match.span()


def _names_of_authors(case_file: CaseFile) -> Iterator[tuple[str, ...]]:
    """First names and surname of each person whom the documents name as their author; organizations are left out."""
    for author in dict.fromkeys(document.author for document in case_file.documents):
        surname, comma, rest = author.partition(",")
        ahead, behind = _words(surname), _words(rest)
        name = (*behind, *ahead) if comma and len(ahead) == 1 else ahead
        if len(name) > 1 and not names_an_organization(author):
            yield name


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in name.split() if not BESIDE_A_NAME.match(re.sub(r"[.,\-/]", "", word)))


def _apart(found: list[tuple[int, int]]) -> Iterator[Span]:
    """The places in order, without those that begin inside the one before."""
    reached = 0
    for start, end in found:
        if start >= reached:
            yield Span(start, end)
            reached = end
