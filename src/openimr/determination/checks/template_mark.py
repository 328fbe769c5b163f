"""STR-10: no mark of a template is left in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.vocabulary import Span

_MARKS = re.compile(
    r"\b(?:XXX+|TBD|TODO|FIXME)\b"
    r"|\[\s*(?:insert|enter|add|fill\s+in|choose|select|describe|specify|name|date|number|diagnosis|treatment|your)\b[^\]\n]{0,60}\]"
    r"|<<[^<>\n]{0,60}>>|\{\{[^{}\n]{0,60}\}\}|(?<!_)_{3,}(?!_)"
    r"|\b(?i:lorem\s+ipsum)\b"
)
_IN_ANY_CASE = re.compile(r"\[\s*(?:insert|fill\s+in|choose\s+one|enter)\b[^\]\n]{0,60}\]", re.IGNORECASE)


def template_mark_left(material: Material) -> Iterator[Flaw]:
    """STR-10: a text still holds a mark that a template leaves for somebody to fill in."""
    for path, number, text in material.texts():
        for span in sorted({match.span() for marks in (_MARKS, _IN_ANY_CASE) for match in marks.finditer(text)}):
            yield Flaw(
                path=path,
                item=number,
                span=Span(*span),
                message="A mark of a template is left in the text.",
                fix="Write what belongs there, or take the mark out.",
            )
