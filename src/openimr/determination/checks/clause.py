"""Clauses of a rationale, each with its place: what a rule reads at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.vocabulary import Span

# A full stop inside a number ("9792.20"), a name's initial or an abbreviation ends nothing. Summaries are often pasted
# together without a blank ("off of work.In a report"), hence the second form.
END = re.compile(
    r"(?<!\bDr)(?<!\bvs)(?<!\bNo)(?<!\bSept)(?<!\b(?:Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec))[.;!?](?=\s|$)"
    r"|(?<=[a-z])[.](?=[A-Z][a-z])|\n\s*\n"
)


def clauses(text: str) -> Iterator[tuple[Span, str]]:
    """The clauses of a text, ended by a full stop, a semicolon or a paragraph, in order.

    >>> [said for _, said in clauses("Pages 8.1 apply; the rest does not. So be it.")]
    ['Pages 8.1 apply;', 'the rest does not.', 'So be it.']
    """
    start = 0
    for end in (*(match.end() for match in END.finditer(text)), len(text)):
        said = text[start:end]
        if said.strip():
            left = start + len(said) - len(said.lstrip())
            yield Span(left, left + len(said.strip())), said.strip()
        start = end
