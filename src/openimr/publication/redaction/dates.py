"""Days, months of a year and ages over 89: what Safe Harbor hides of time. The year stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.publication.redaction.identifier import Identifier, IdentifierClass, found
from openimr.publication.redaction.masks import AGE

DATE, BIRTH = "date", "date of birth"

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_CAPS = r"(?:JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
_NAMED = rf"(?:{_MONTH}|{_CAPS}|(?<=\d\s)MAY|MAY(?=\s\d))"
_D, _M, _Y = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:(?:19|20)\d\d)"
_DAY = rf"{_D}(?:st|nd|rd|th)?"
_BLANK = r"[^\S\n]{0,3}\n?[^\S\n]{0,3}"

# In the order in which they are tried at one place: the longest form first.
PATTERN = re.compile(
    "|".join(
        (
            rf"(?<![\d/.-]){_Y}[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\d/]"
            rf"|-\d)",
            rf"(?<![\d/.]){_M}(?P<s>[-/.]){_D}(?P=s)(?:{_Y}|\d\d)(?![\d]|[/.]\d)",
            rf"(?<![\d/.]){_D}(?P<t>[-/.]){_M}(?P=t){_Y}(?![\d]|[/.]\d)",
            rf"(?<![\d/]){_M}/(?:19|20)\d\d(?![\d/])",
            rf"\b{_NAMED}\.?{_BLANK}{_DAY}(?:\s?[-–]\s?{_DAY})?\b(?:,?{_BLANK}{_Y}\b)?(?!\s?(?:%|mg|/10|mcg|ml|times))",
            rf"\b{_DAY}{_BLANK}(?:of\s)?{_NAMED}\b\.?,?(?:{_BLANK}{_Y}\b)?",
            rf"\b\d\d?-{_NAMED}-(?:{_Y}|\d\d)\b",
            rf"\b\d\d?{_NAMED}{_Y}\b",
            rf"\b{_NAMED}\.?{_BLANK}['’]\d\d\b",
            rf"\b{_NAMED}\.?,?{_BLANK}(?:of{_BLANK})?{_Y}\b",
            rf"(?i:\b(?:in|since|until|by|during|of|last|this|from|through|early|mid|late|around|before|after)[\s-])"
            rf"(?P<month>{_NAMED})\b(?!\.?,?\s{{0,3}}(?:of\s)?['’]?\d)(?!\s+(?:[a-z]+\s+)?(?:et|and colleagues|\())",
            rf"(?i:\b(?:on|dated|from|since|until|through|by|of|visit|exam|seen|scheduled"
            rf"|appointment|appt|filed|served|surgery|DOI|DOS|DOB)[\s:]\s?)(?P<short>{_M}/{_D})(?![\d/])"
            r"(?!\s?(?:pain|VAS|to\s\d|out\sof|on\s+(?:a|the)|scale|strength|in\s+intensity"
            r"|motor|positive|visits|signs))",
            r"(?i:\bthe\s)(?P<nth>(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th))(?i:\s+of\s+(?:the|this|last)\s+month)",
        )
    )
)
BORN = re.compile(
    r"(?i)(?:\bD\.?O\.?B\.?(?!\w)|\bdate\s+of\s+birth|\bbirth\s?-?date|\bborn(?:\s+(?:on|in))?|\bbirthday|\bbirth)"
    r"[^\d\n]{0,6}\s?(?:[A-Z][a-z]{2,8}\.?\s{0,2}\d?)?$"
)
BORN_IN = re.compile(r"(?i)(?:\bborn(?:\s+in)?|\byear\s+of\s+birth|\bYOB)[\s:]{1,3}(?P<value>(?:19|20)\d\d)\b")
# "DOB 19610304", "DOB: 03041961"
BORN_ON = re.compile(r"(?i)\b(?:D\.?O\.?B\.?|date\s+of\s+birth|birth\s?-?date)[\s:]{1,3}(?P<value>\d{8})\b")
# The date of a guideline or of a look-up is nobody's.
OF_A_GUIDELINE = re.compile(
    r"(?i)(?:\b(?:updated?|accessed(?:\s+from\s+\S{1,60})?|revis(?:ed|ion)|version"
    r"|effective|edition|published|retrieved"
    r"|guidelines?|MTUS|ODG|ACOEM|chapter|adopted|release(?:d)?|amended|treatment\s+index)"
    r"(?:\s+(?:on|in|of|date|as\s+of|as|last))?[\s,:(]{1,3}(?:updated\s)?)$"
)
# "pain of 7/10", "strength of 4/5": a score out of 4, 5 or 10, unless a day of the visit is told.
SCORE = re.compile(r"\d{1,2}/(?:4|5|10)")
OF_A_SCORE = re.compile(
    r"(?i)\b(?:pain|scores?|scale|severity|intensity|rat(?:ed|es?|ing)|levels?|VAS|NRS|strength|power|grades?|motor"
    r"|grip|reflex(?:es)?|pulses?|signs?|tenderness|spasms?|headaches?|symptoms?|sensation|muscles?|range|function)\b"
    r"[^.;:\d]{0,40}\b(?:of|from|by|through|until|around|at)\s$"
)
AFTER_A_VOLUME = re.compile(r"\s?;\s?\d+|\s?\d+\(\d+\)")
OVER = re.compile(
    r"(?i)(?<![\d.-])(?P<first>9\d|1[01]\d)(?:[\s-]{1,2}(?:years?|yrs?\.?|y/?o\b|y\.o\.)(?:[\s-]{1,2}(?:old|of\s+age))?"
    r"|\s?y/o\b|\s?yo\b)"
    r"|\b(?:aged?|age\s+of|age\s+is|age:|turn(?:ed|s|ing)?|at\s+age)[\s:]{1,2}(?P<second>9\d"
    r"|1[01]\d)\b(?!\s?(?:%|degrees|mg|/))"
    r"|\b(?P<third>(?:ninety|hundred)[\s-](?:one|two|three|four|five|six|seven|eight|nine)?[\s-]?years?[\s-]old)\b"
)
NO_AGE = re.compile(r"(?i)\s{0,2}(?:ago|of\s+(?:experience|service)|history|later|prior|guarantee)")


def dates(text: str) -> Iterator[Identifier]:
    """Dates of days and months, each with the year that may stay; a birth date is told apart and gives no year."""
    for match in PATTERN.finditer(text):
        group = match.lastgroup if match.lastgroup in ("month", "short", "nth") else 0
        start, end = match.span(group or 0)
        if OF_A_GUIDELINE.search(text, max(0, start - 80), start) or AFTER_A_VOLUME.match(text, end):
            continue
        if SCORE.fullmatch(text, start, end) and OF_A_SCORE.search(text, max(0, start - 70), start):
            continue
        # An age may be over 89: then the year of birth is an identifier too.
        if BORN.search(text, max(0, start - 30), start):
            yield found(IdentifierClass.DATE, start, end, BIRTH)
        else:
            yield found(IdentifierClass.DATE, start, end, DATE, year=_year(match[0]))
    for pattern in (BORN_IN, BORN_ON):
        for match in pattern.finditer(text):
            yield found(IdentifierClass.DATE, *match.span("value"), BIRTH)


def ages(text: str) -> Iterator[Identifier]:
    """Ages over 89."""
    for match in OVER.finditer(text):
        if match["first"] and NO_AGE.match(text, match.end()):
            continue
        group = "second" if match["second"] else 0
        yield found(IdentifierClass.DATE, *match.span(group), AGE)


def _year(date: str) -> int | None:
    """The year of a date as written; two digits count from 1940 to 2039."""
    if whole := re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", date):
        return int(whole[0])
    if short := re.search(r"(?:[-/.]\w{1,9}[-/.]|['’])(\d\d)$", date):
        return int(short[1]) + (1900 if int(short[1]) >= 40 else 2000)
    return None
