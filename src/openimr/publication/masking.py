"""Names and identifiers hidden in running text."""

from __future__ import annotations

import calendar
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
# The end of an organization's name that people leave out: "Walnut Foods, Inc." is "Walnut Foods".
LEGAL_FORM = re.compile(r"(?i)[\s,]+(?:inc|llc|llp|ltd|corp|corporation|co|company|pc)\.?$")
AFTER_NAME = {"jr", "sr", "ii", "iii", "iv", "md", "do", "dc", "phd", "esq", "rn", "np", "pa"}
TITLES = {"mr", "mrs", "ms", "dr", "prof"}
MONTHS = set(calendar.month_name)
SHORT = 3


def mask(text: str, *, names: Sequence[str] = (), identifiers: Sequence[str] = ()) -> str:
    """The text with each name as `[name]`, each known identifier (a claim number, an address) as `[identifier]`, and
    social security numbers, phones and e-mail addresses hidden.

    A name is found as a whole word in any case, with or without accents, with its surname first or initials; of a
    person the surname alone is hidden too. A surname of three letters or fewer, a first name and each part of a double
    name are hidden alone only in the spelling they have, lest "Le" hide every French article; a month stays a month.

    >>> mask("Ms. Quillfeather (555-12-3456) was seen.", names=["Ada Quillfeather"])
    'Ms. [name] ([identifier]) was seen.'
    """
    for known in sorted({" ".join(known.split()) for known in identifiers}, key=len, reverse=True):
        if len(known) > SHORT:
            text = re.sub(rf"(?<!\w){_insensitive(_words(known.split()))}(?!\w)", IDENTIFIER, text)
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
        yield _insensitive(_words(words))
        if ORGANIZATION.search(spelled):
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
