"""STR-09: a text still holds the mark that a draft leaves where only the reviewer can give the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.rationale import GAP
from openimr.vocabulary import Span

# A quotation that was shortened is marked so as well, but stands in quotation marks or within a sentence that goes on.
_LEFT = re.compile(rf"(?:(?<=:)|^)[^\S\n]*(?P<gap>{re.escape(GAP)})(?:[.\s]*$)", re.MULTILINE)


def still_open(material: Material) -> Iterator[Flaw]:
    """STR-09: no gap is left for the reviewer's own words."""
    for path, number, text in material.texts():
        for match in _LEFT.finditer(text):
            yield Flaw(
                path=path,
                item=number,
                span=Span(match.start("gap"), match.end("gap")),
                message="Your own reason is still missing: the draft left a gap.",
                fix=f"Write the reason where {GAP} stands, in your own words.",
            )
