"""The answers of forms: "[x] numbness", "Spurling's: negative", "(-) fever", "Complications: None"."""

from __future__ import annotations

import re

_MARK = r"[xX✓✔]"
_UNMARKED = re.compile(r"(?:\[[ \t_]*\]|\([ \t_]*\)|☐|□)[ \t]*$")
_MARKED = re.compile(rf"(?:[\[(][ \t]*{_MARK}[ \t]*[\])]|☑|☒|■)[ \t]*$")
_MINUS = re.compile(r"(?:\([-–]\)|(?:^|[,;.])[ \t]*[-–])[ \t]*$")
_PLUS = re.compile(r"(?:\(\+\)|(?:^|[\s,;.])\+)[ \t]*$")
_NO = re.compile(
    rf"-free\b|(?:'s)?[ \t]*(?:(?:signs?|tests?)\b)?[ \t]*(?:"
    rf"[:=?–-][\s,]*(?:neg(?:ative)?|none|no|absent|nil|den(?:ies|ied)\b(?=[ \t]*(?:[.,;\n]|$))|nil|0(?:/\d)?)\b(?![ \t]+(?:change|relief|longer|improvement|more))"
    rf"|neg(?:ative)?\b(?![ \t]+for)|\([-–]\)|:?[ \t]*\[[ \t]*\][ \t]*yes[ \t]*\[{_MARK}\][ \t]*no\b)",
    re.IGNORECASE,
)
_YES = re.compile(
    rf"(?:'s)?[ \t]*(?:(?:signs?|tests?)\b)?[ \t]*(?:"
    rf"[:=?–-][\s,]*(?:pos(?:itive)?|yes|present|endorses)\b|pos(?:itive)?\b|\(\+\)|\+(?!\w)"
    rf"|:?[ \t]*\[{_MARK}\][ \t]*yes[ \t]*\[[ \t]*\][ \t]*no\b)",
    re.IGNORECASE,
)
LONGEST_MARK = 12


def answer_beside(text: str, start: int, end: int) -> bool | None:
    """Whether a form answers the words `start` to `end` of `text` with yes or with no; nothing where it does not.

    >>> answer_beside("[ ] fever [x] cough", 4, 9), answer_beside("SLR - neg", 0, 3), answer_beside("No fever", 3, 8)
    (False, False, None)
    """
    before = text[max(0, start - LONGEST_MARK) : start]
    if _MARKED.search(before) or _PLUS.search(before) or _YES.match(text, end):
        return True
    if _UNMARKED.search(before) or _NO.match(text, end):
        return False
    # A dash may open a list as well: it denies only beside its counterpart.
    return False if _MINUS.search(before) and ("(-" in before or "+" in text[max(0, start - 200) : end + 200]) else None
