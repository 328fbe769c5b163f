"""Pages that seem to be of another person: another patient's name, birth date or claim number is printed on them.

What is found says where and which kind of mark differs, never what the page has: the other person is a stranger here.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from openimr.application import Application
from openimr.casefile.file import CaseFile, Reading
from openimr.casefile.written_dates import written_dates


class Mark(StrEnum):
    """What a page prints to say whose it is."""

    NAME = "name"
    BIRTH_DATE = "birth date"
    CLAIM_NUMBER = "claim number"


@dataclass(frozen=True, kw_only=True)
class StrangePage:
    """A page whose marks differ from the worker's, and the marks that do."""

    document_id: str
    page: int
    marks: tuple[Mark, ...]

    @property
    def is_certain(self) -> bool:
        """A page that names another person and shows nothing of this one; a lone number may be a slip."""
        return Mark.NAME in self.marks


@dataclass(frozen=True)
class _Printed:
    names: tuple[str, ...]
    born_on: tuple[date, ...]
    claims: tuple[str, ...]


_WORD = r"[A-Z][A-Za-zÀ-ÿ'’.-]*"
_NAME = re.compile(
    r"^[ \t]*(?:(?i:patient(?:['’]s)?(?:[ \t]+name)?|name[ \t]+of[ \t]+(?:patient|employee|worker)"
    r"|employee(?:[ \t]+name)?|claimant|applicant|(?:injured[ \t]+)?worker|examinee)(?:[ \t]+name)?)[ \t]*[:#][ \t]*"
    rf"(?P<name>{_WORD}(?:,?[ \t]{{1,2}}{_WORD}){{0,3}})",
    re.MULTILINE,
)
_BORN = re.compile(
    r"\b(?:D\.?O\.?B\b\.?|date[ \t]+of[ \t]+birth|birth[ \t]?date|born(?:[ \t]+on)?)[ \t]*[:#-]?[ \t]*", re.IGNORECASE
)
_CLAIM = re.compile(
    r"\bclaim[ \t]*(?:number|no\b\.?|num\b\.?|#)?[ \t]*[:#][ \t]*(?P<claim>(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{4,})",
    re.IGNORECASE,
)
_NO_NAMES = """
    patient name date age sex male female dob phone address history complaints education instructions is was has will
    the status information response seen not denies reports states unknown
"""
_NO_NAME = frozenset(_NO_NAMES.split())
_BESIDE = frozenset(["mr", "mrs", "ms", "miss", "dr", "jr", "sr", "ii", "iii"])
_LONG = 5


@lru_cache(maxsize=8)
def strange_pages(case_file: CaseFile, application: Application) -> tuple[StrangePage, ...]:
    """The pages that print another name, birth date or claim number than the worker's, in the order of the file.

    Remembered for a few files, because a draft is checked at every saving.
    Where the application does not tell the birth date, the one that most pages with the worker's own name print counts.
    """
    read = [
        (document.id, page.number, _printed(page.text))
        for document in case_file.documents
        if document.reading is Reading.READ
        for page in document.pages
    ]
    name = application.worker.name
    born_on = application.date_of_birth or _most_printed([printed for _, _, printed in read], name)
    found = []
    for document_id, number, printed in read:
        if marks := _strange(printed, name, born_on, application.claim_number):
            found.append(StrangePage(document_id=document_id, page=number, marks=marks))
    return tuple(found)


def _printed(text: str) -> _Printed:
    """The marks of a page; an empty field of a form is none."""
    names = tuple(match["name"] for match in _NAME.finditer(text) if _is_name(match["name"]))
    claims = tuple(_plain(match["claim"]) for match in _CLAIM.finditer(text))
    return _Printed(names, tuple(_births(text)), claims)


def _births(text: str) -> Iterator[date]:
    for match in _BORN.finditer(text):
        days = written_dates(text[match.end() : match.end() + 20])
        if days and days[0].start == 0:
            yield days[0].on


def _strange(printed: _Printed, name: str, born_on: date | None, claim_number: str) -> tuple[Mark, ...]:
    claim = _plain(claim_number)
    other_name = bool(printed.names) and not any(same_person(said, name) for said in printed.names)
    other_birth = bool(born_on and printed.born_on) and born_on not in printed.born_on
    own_birth = bool(born_on) and born_on in printed.born_on
    own_claim = bool(claim) and any(claim in said or said in claim for said in printed.claims)
    other_claim = bool(claim and printed.claims) and not own_claim
    # A nickname, a married name: what else the page prints says that it is the same worker.
    if other_name and (own_birth or own_claim):
        other_name = False
    return tuple(
        mark
        for mark, differs in (
            (Mark.NAME, other_name),
            (Mark.BIRTH_DATE, other_birth),
            (Mark.CLAIM_NUMBER, other_claim),
        )
        if differs
    )


def _most_printed(pages: Sequence[_Printed], name: str) -> date | None:
    own = Counter(
        born_on
        for printed in pages
        if any(same_person(said, name) for said in printed.names)
        for born_on in printed.born_on
    )
    return own.most_common(1)[0][0] if own else None


def same_person(printed: str, known: str) -> bool:
    """Whether a printed name may be the known one: order, accents, initials and a slip of the scanner do not matter.

    >>> same_person("IBARRA, TOMAS", "Tomás Ibarra"), same_person("Maria Gomez", "Maria Lopez")
    (True, False)
    """
    said, wanted = _words(printed), _words(known)
    if not said or not wanted:
        return True
    matched = sum(any(_alike(word, other) for other in wanted) for word in said)
    return matched >= min(2, len(said), len(wanted))


def _alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return one == other or (min(len(one), len(other)) >= _LONG and _one_slip(one, other))


def _one_slip(one: str, other: str) -> bool:
    """Whether two words differ in one letter only: another, a missing or an added one."""
    if len(one) == len(other):
        return sum(first != second for first, second in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _words(name: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return tuple(word for word in re.findall(r"[a-z]+", folded.replace("'", "")) if word not in _BESIDE)


def _is_name(printed: str) -> bool:
    words = _words(printed)
    return bool(words) and not any(word in _NO_NAME for word in words) and any(len(word) > 1 for word in words)


def _plain(number: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", number.upper())
