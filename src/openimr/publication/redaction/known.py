"""The names and identifiers of the case, which are known: found however they are written."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterator, Sequence

from openimr.publication.redaction.identifier import Identifier, IdentifierClass, found
from openimr.wording import names_an_organization

# The end of an organization's name that people leave out: "Walnut Foods, Inc." is "Walnut Foods".
LEGAL_FORM = re.compile(r"(?i)[\s,]+(?:inc|llc|llp|ltd|corp|corporation|co|company|pc)\.?$")
AFTER_NAME = {"jr", "sr", "ii", "iii", "iv", "md", "do", "dc", "phd", "esq", "rn", "np", "pa"}
TITLES = {"mr", "mrs", "ms", "dr", "prof"}
MONTHS = set(calendar.month_name)
SHORT = 3


def known_identifiers(text: str, identifiers: Sequence[str]) -> Iterator[Identifier]:
    """The places of the case's own identifiers (a claim number, an address, a hidden passage), longest first.

    One of three signs or fewer is found in the spelling it has, and only with a letter in it: "12" would hide every 12.
    """
    for known in sorted({" ".join(known.split()) for known in identifiers}, key=len, reverse=True):
        said = _words(known.split())
        if len(known) > SHORT:
            said = _insensitive(said)
        elif not any(sign.isalpha() for sign in known):
            continue
        for match in re.finditer(rf"(?<!\w){said}(?!\w)", text):
            yield found(IdentifierClass.OTHER, *match.span(), "identifier of the case")


def known_names(text: str, names: Sequence[str]) -> Iterator[Identifier]:
    """The places of the case's own names, longest pattern first.

    A name is found as a whole word in any case, with or without accents, with its surname first or initials; of a
    person the surname alone too. A surname of three letters or fewer, a first name and each part of a double name are
    found alone only in the spelling they have, lest "Le" hide every French article; a month stays a month.
    """
    for pattern in sorted({pattern for name in names for pattern in _patterns(name)}, key=lambda p: (-len(p), p)):
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text):
            yield found(IdentifierClass.NAME, *match.span(), "name of the case")


def _patterns(name: str) -> Iterator[str]:
    """Every pattern under which a name may stand in a text."""
    for spelled in dict.fromkeys(_spellings(" ".join(name.split()))):
        words = spelled.replace(",", " ").split()
        if not words:
            continue
        yield _insensitive(_words(words))
        if names_an_organization(spelled):
            short = LEGAL_FORM.sub("", spelled).replace(",", " ").split()
            if len(short) > 1:
                yield _insensitive(_words(short))
            elif short and len(short[0]) > SHORT:
                yield _words(short)
            continue
        person = _person(spelled)
        if len(person) < 2:
            continue
        *given, last = person
        first, surname = _words(given[:1]), _words([last])
        yield _insensitive(rf"{first}(?:\s+\w\.?)?\s+{surname}")
        yield _insensitive(rf"{surname}\s*,\s*{first}(?:\s+\w\b\.?)?")
        yield rf"{re.escape(given[0][0])}\.\s*(?:\w\.\s*)?{_insensitive(surname)}"
        yield surname if len(last) <= SHORT else _insensitive(surname)
        # "Maria Garcia Lopez" is Ms. Garcia as often as Ms. Lopez, and Maria to her therapist.
        for part in (*given, *last.split("-")):
            if len(part) > SHORT and part not in MONTHS:
                yield _words([part])


def _person(name: str) -> list[str]:
    """First names and surname in this order, without title and degree."""
    surname, comma, rest = name.partition(",")
    ordered = f"{rest} {surname}" if comma and _bare(rest.split()[:1]) else f"{surname} {rest}"
    return [word for word in ordered.split() if word.lower().rstrip(".") not in AFTER_NAME | TITLES]


def _bare(words: Sequence[str]) -> list[str]:
    """The words that are part of a name, no degree: "Whitcombe, MD" does not begin with a surname."""
    return [word for word in words if word.lower().rstrip(".") not in AFTER_NAME]


def _words(words: Sequence[str]) -> str:
    """The words with any blanks and commas between them; an apostrophe may be straight or curved."""
    return r"[\s,]+".join(re.sub("['’]", "['’]", re.escape(word)) for word in words)


def _insensitive(pattern: str) -> str:
    return f"(?i:{pattern})"


def _spellings(name: str) -> Iterator[str]:
    """The name with composed, decomposed and no accents."""
    yield unicodedata.normalize("NFC", name)
    decomposed = unicodedata.normalize("NFD", name)
    yield decomposed
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    yield bare.translate(str.maketrans("đĐøØłŁ", "dDoOlL"))
