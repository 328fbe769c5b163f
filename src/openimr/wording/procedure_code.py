"""Which CPT and HCPCS codes a text names."""

from __future__ import annotations

import re

# Letters of HCPCS level II that an item can bear. Not M, whose five signs would be an ICD code ("M5416").
HCPCS = re.compile(r"(?<![\w.#-])[ABCEGHJKLPQSTV]\d{4}(?![\w.]\d|\w)")
FIVE_DIGITS = r"(?<![\w.,$#/-])\d{4}[0-9T](?:-[A-Z0-9]{2}(?!\w))?(?![\w-]|[.,/]\d(?!\d{4}))"
CPT = re.compile(FIVE_DIGITS)
CUE = re.compile(r"\b(?:CPT|HCPCS|procedure|billing|codes?)\b", re.IGNORECASE)
# "(20610)", "(97110, 97140 and E0730)": what stands alone between brackets, or in a row of such, is a code as well.
CODE = rf"(?:{FIVE_DIGITS}|[A-Z]\d{{4}})"
ROW = re.compile(rf"\(\s*{CODE}(?:[\s,;/&x×]|and|\d(?!\d))*\)|{CODE}(?:\s*(?:,|;|/|&|\+|\band\b)\s*{CODE})+")


def find_codes(text: str) -> tuple[str, ...]:
    """The procedure codes that `text` names, each once, in the order of the text.

    A HCPCS code shows by its letter. Five digits are a CPT code where the text says so, in a row of codes, or alone
    between brackets; any other number may be a quantity, a claim or a postal code.

    >>> find_codes("Physical therapy (CPT 97110, 97140), TENS unit E0730, DOS 10/2/14")
    ('97110', '97140', 'E0730')
    """
    if not any(sign.isdigit() for sign in text):
        return ()
    found = {match.start(): match.group() for match in HCPCS.finditer(text)}
    rows = [match.span() for match in ROW.finditer(text)]
    cues = [match.end() for match in CUE.finditer(text)]
    for match in CPT.finditer(text):
        if any(first <= match.start() < last for first, last in rows) or _is_announced(text, match.start(), cues):
            found[match.start()] = match.group()
    return tuple(dict.fromkeys(found[start] for start in sorted(found)))


def _is_announced(text: str, start: int, cues: list[int]) -> bool:
    """Whether nothing but codes, signs and small words stands between a cue and a number."""
    between = next((text[cue:start] for cue in reversed(cues) if cue <= start), None)
    return between is not None and not re.search(r"[A-Za-z]{4,}", re.sub(r"(?i)codes?|number|units?", "", between))
