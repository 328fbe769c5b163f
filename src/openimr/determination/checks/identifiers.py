"""PRI: no number or address that names a person is left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.vocabulary import Span

IDENTIFIERS = (
    ("a social security number", re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])")),
    ("a telephone number", re.compile(r"(?<![\d.-])(?:\(\d{3}\)\s?|\d{3}[-. ])\d{3}[-.]\d{4}(?![\d-])")),
    ("an e-mail address", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w")),
)


def identifiers(material: Material) -> Iterator[Flaw]:
    """PRI-01: a text holds a social security number, a telephone number or an e-mail address."""
    for path, number, text in material.texts():
        for name, pattern in IDENTIFIERS:
            for match in pattern.finditer(text):
                yield Flaw(
                    path=path,
                    item=number,
                    span=Span(match.start(), match.end()),
                    message=f"The text holds {name}.",
                    fix="Take it out: the letter does not need it, and the public letter must not have it.",
                )
