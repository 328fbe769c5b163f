"""The answers of forms: "[x] numbness", "Spurling's: negative", "(-) fever", "Complications: None"."""

from __future__ import annotations

import re

_MARK = r"[xX✓✔]"
_UNMARKED = re.compile(r"(?:\[[ \t_]*\]|\([ \t_]*\)|☐|□)[ \t]*$")
_MARKED = re.compile(rf"(?:[\[(][ \t]*{_MARK}[ \t]*[\])]|☑|☒|■)[ \t]*$")
_MINUS = re.compile(r"(?:\([-–]\)|(?:^|[,;.])[ \t]*[-–])[ \t]*$")
_PLUS = re.compile(r"(?:\(\+\)|(?:^|[\s,;.])\+)[ \t]*$")
_NAMED = r"(?:'s)?[ \t]*(?:(?:signs?|tests?)\b)?[ \t]*"
_SIGN = r"[:=?–-][\s,]{0,20}"
# "Modified work: no lifting" names what may not be done.
_RESTRICTED = (
    r"(?:heavy|repetitive|repeated|prolonged|forceful|above|over)\b|overhead|lift|carry|push|pull|bend|stoop|squat|kneel|climb"
    r"|crawl|driv|reach|grip|grasp|twist|stand|walk|sit|use|work"
)
_NO = re.compile(
    rf"-free\b|{_NAMED}(?:"
    rf"{_SIGN}(?:neg(?:ative)?|none|no|absent|nil|den(?:ies|ied)\b(?=[ \t]*(?:[.,;\n]|$))|0(?:/\d)?)\b"
    rf"(?![ \t]+(?:change|relief|longer|improvement|more|{_RESTRICTED}))"
    r"|neg(?:ative)?\b(?![ \t]+for)|\([-–]\)"
    rf"|:?[ \t]*\[[ \t]*\][ \t]*yes[ \t]*\[{_MARK}\][ \t]*no\b)",
    re.IGNORECASE,
)
_YES = re.compile(
    rf"{_NAMED}(?:{_SIGN}(?:pos(?:itive)?|yes|present|endorses)\b|pos(?:itive)?\b|\(\+\)|\+(?!\w)"
    rf"|:?[ \t]*\[{_MARK}\][ \t]*yes[ \t]*\[[ \t]*\][ \t]*no\b)",
    re.IGNORECASE,
)
LONGEST_MARK = 12
_SIGNS = frozenset("[]()☐□☑☒■+-–")
"""Without one of these, nothing before the words answers them."""


def answer_beside(text: str, start: int, end: int) -> bool | None:
    """Whether a form answers the words `start` to `end` of `text` with yes or with no; nothing where it does not.

    >>> answer_beside("[ ] fever [x] cough", 4, 9), answer_beside("SLR - neg", 0, 3), answer_beside("No fever", 3, 8)
    (False, False, None)
    """
    before = text[max(0, start - LONGEST_MARK) : start]
    if _SIGNS.isdisjoint(before):
        return True if _YES.match(text, end) else False if _NO.match(text, end) else None
    if _MARKED.search(before) or _PLUS.search(before) or _YES.match(text, end):
        return True
    if _UNMARKED.search(before) or _NO.match(text, end):
        return False
    # A dash may open a list as well: it denies only beside its counterpart.
    return False if _MINUS.search(before) and ("(-" in before or "+" in text[max(0, start - 200) : end + 200]) else None
