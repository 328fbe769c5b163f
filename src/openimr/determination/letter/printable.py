"""Text as a letter can hold it: composed, without control and invisible characters, in paragraphs."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

# Joiners shape words in several scripts; every other format character is invisible, and a bidirectional override could
# make a letter show something else than it says.
KEPT_FORMAT_CHARACTERS = "\u200c\u200d"


def printable(text: str) -> str:
    r"""The text in composed characters, lines ended by `\n`, without what nobody can see.

    >>> printable("cafe\u0301\r\nno\u00adon\x07")
    'café\nnoon'
    """
    text = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", unicodedata.normalize("NFC", text))
    return "".join(character for character in text.replace("\t", " ") if _is_visible(character))


def paragraphs(text: str) -> tuple[str, ...]:
    r"""The paragraphs of a text, which are parted by blank lines; a single line break stays within its paragraph.

    >>> paragraphs("One.\n\n \nTwo,\nstill two.\n")
    ('One.', 'Two,\nstill two.')
    """
    parts = re.split(r"\n\s*\n", printable(text))
    return tuple(part.strip() for part in parts if part.strip())


def in_one_line(text: str) -> str:
    """The text with each line break, and the blanks around it, made one space."""
    return re.sub(r"\s*\n\s*", " ", printable(text)).strip()


def us_date(day: date) -> str:
    """A date as the header prints it.

    >>> us_date(date(2014, 12, 8))
    '12/08/2014'
    """
    return f"{day:%m/%d/%Y}"


def long_date(day: date) -> str:
    """A date as a sentence has it.

    >>> long_date(date(2014, 12, 8))
    'December 8, 2014'
    """
    return f"{day:%B} {day.day}, {day.year}"


def _is_visible(character: str) -> bool:
    if character == "\n" or character in KEPT_FORMAT_CHARACTERS:
        return True
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
