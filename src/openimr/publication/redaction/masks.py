"""What stands in the place of an identifier."""

from __future__ import annotations

import re
from collections.abc import Iterable

from openimr.publication.redaction.identifier import Identifier, IdentifierClass

IDENTIFIER = "[identifier]"
MASKS = {
    IdentifierClass.NAME: "[name]",
    IdentifierClass.GEOGRAPHY: "[address]",
    IdentifierClass.DATE: "[date]",
    IdentifierClass.PHONE: "[phone]",
    IdentifierClass.FAX: "[fax]",
    IdentifierClass.EMAIL: "[e-mail]",
    IdentifierClass.URL: "[url]",
    IdentifierClass.IP_ADDRESS: "[ip address]",
    IdentifierClass.PHOTOGRAPH: "[photograph]",
}
"""The mask of a class; a class that is not here gets `[identifier]`."""

AGE = "age over 89"
OVER_89 = "[age 90 or over]"
STANDING = re.compile(
    r"\[(?:name|address|date(?: \d{4})?|phone|fax|e-mail|url|ip address|photograph|identifier|age 90 or over"
    r"|redacted)\]"
)
"""A mask that stands already: it is left as it is and is no finding."""


def mask_of(identifier: Identifier) -> str:
    """The words in the place of an identifier; of a date the year stays."""
    if identifier.recognizer == AGE:
        return OVER_89
    if identifier.kind is IdentifierClass.DATE and identifier.year is not None:
        return f"[date {identifier.year}]"
    return MASKS.get(identifier.kind, IDENTIFIER)


def masked(text: str, identifiers: Iterable[Identifier]) -> str:
    """The text with each of the identifiers, which do not overlap, behind its mask."""
    pieces, reached = [], 0
    for identifier in sorted(identifiers, key=lambda identifier: identifier.span):
        pieces += [text[reached : identifier.span.start], mask_of(identifier)]
        reached = identifier.span.end
    return "".join((*pieces, text[reached:]))
