"""Names and identifiers hidden in running text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

NAME, IDENTIFIER, PHONE, EMAIL = "[name]", "[identifier]", "[phone]", "[e-mail]"

IDENTIFIERS = (
    (re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), EMAIL),
    (re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])"), IDENTIFIER),
    (re.compile(r"(?<![\w-])(?:\+?1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.-])\d{3}[\s.-]\d{4}(?![\d-])"), PHONE),
)
# A name with one of these is an organization's: its last word alone ("Clinic") is nobody's name.
ORGANIZATION = re.compile(
    r"(?i)\b(?:inc|llc|llp|ltd|corp|corporation|co|company|clinic|center|centre|hospital|group|associates|claims"
    r"|insurance|administrators?|services?|systems?|county|city|state|district|school|university|department"
    r"|industries|works|foods?|farms?|logistics|partners|bank|fund|authority|medical|health|physicians|pharmacy)\b\.?"
)
AFTER_NAME = {"jr", "sr", "ii", "iii", "iv", "md", "do", "dc", "phd", "esq", "rn", "np", "pa"}
TITLES = {"mr", "mrs", "ms", "dr", "prof"}
SHORT = 3


def mask(text: str, *, names: Sequence[str] = ()) -> str:
    """The text with each name as `[name]` and social security numbers, phones and e-mail addresses hidden.

    A name is found as a whole word in any case, with or without accents, with its surname first or a middle initial;
    of a person the surname alone is hidden too. A surname of three letters or fewer alone is hidden only in the
    spelling it has, lest "Le" hide every French article.

    >>> mask("Ms. Quillfeather (555-12-3456) was seen.", names=["Ada Quillfeather"])
    'Ms. [name] ([identifier]) was seen.'
    """
    for identifier, sign in IDENTIFIERS:
        text = identifier.sub(sign, text)
    for pattern in sorted((pattern for name in names for pattern in _patterns(name)), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){pattern}(?!\w)", NAME, text)
    return text


def _patterns(name: str) -> Iterator[str]:
    """Every pattern under which a name may stand in a text."""
    for spelled in dict.fromkeys(_spellings(" ".join(name.split()))):
        words = spelled.replace(",", " ").split()
        if not words:
            continue
        yield _insensitive(r"[\s,]+".join(re.escape(word) for word in words))
        if ORGANIZATION.search(spelled):
            continue
        person = _person(spelled)
        if len(person) < 2:
            continue
        *given, surname = person
        first = re.escape(given[0])
        yield _insensitive(rf"{first}(?:\s+\w\.?)?\s+{re.escape(surname)}")
        yield _insensitive(rf"{re.escape(surname)}\s*,\s*{first}(?:\s+\w\b\.?)?")
        yield re.escape(surname) if len(surname) <= SHORT else _insensitive(re.escape(surname))


def _person(name: str) -> list[str]:
    """First names and surname in this order, without title and degree."""
    surname, comma, rest = name.partition(",")
    ordered = f"{rest} {surname}" if comma and _bare(rest.split()[:1]) else f"{surname} {rest}"
    return [word for word in ordered.split() if word.lower().rstrip(".") not in AFTER_NAME | TITLES]


def _bare(words: Sequence[str]) -> list[str]:
    """The words that are part of a name, no degree: "Whitcombe, MD" does not begin with a surname."""
    return [word for word in words if word.lower().rstrip(".") not in AFTER_NAME]


def _insensitive(pattern: str) -> str:
    return f"(?i:{pattern})"


def _spellings(name: str) -> Iterator[str]:
    """The name with composed, decomposed and no accents."""
    yield unicodedata.normalize("NFC", name)
    decomposed = unicodedata.normalize("NFD", name)
    yield decomposed
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    yield bare.translate(str.maketrans("đĐøØłŁ", "dDoOlL"))
