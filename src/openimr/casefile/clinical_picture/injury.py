"""When and how the worker was injured."""

from __future__ import annotations

import re
from datetime import date

from openimr.casefile.clinical_picture.cues import Cues
from openimr.casefile.clinical_picture.picture import InjuryDate, Mechanism
from openimr.casefile.written_dates import MONTH, written_dates
from openimr.vocabulary import Span

NAMED_MONTH = MONTH.replace("?P<name>", "?:")
# A line break in the source may have left a blank inside a date ("10-28- 2016").
DATE = (
    r"(?<![\w/.-])(?:\d{1,2}\s?[/-]\s?\d{1,2}\s?[/-]\s?(?:\d{4}|\d{2})(?![\w/])"
    rf"|{NAMED_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}\s+{NAMED_MONTH},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
)
INJURED = Cues(
    {
        "injur": r"injur(?:y|ies|ed|ing)\b",
        "date of": r"date\s+of\s+(?:injury|loss|accident)\b",
        "doi": r"doi\b",
        "d.o.i": r"d\.o\.i\b",
        "accident": r"accident\b",
        "cumulative trauma": r"cumulative\s+trauma\b",
        "hurt": r"hurt\b",
        "claim": r"claim\b",
    }
)
WHEN = re.compile(
    rf"(?P<between>[^.;]{{0,110}}?)(?P<first>{DATE})"
    rf"(?:\s*(?:through|thru|to|until|and|-|–)\s*(?P<last>{DATE}))?",
    re.IGNORECASE,
)
# The date belongs to something else where one of these stands between.
OTHER_EVENT = re.compile(
    r"\b(?:examin\w*|evaluat\w*|visit\w*|reports?\s+dated|review|requests?|progress|notes?|MRI|surg\w+|underwent|seen|present(?:s|ed)"
    r"|RFA|authoriz\w*|denied|previously|per\s+the|documentation)\b",
    re.IGNORECASE,
)
# A mechanism is told in a clause behind the injury, or in the sentence after it.
NAMED = Cues(
    {
        "mechanism of": r"mechanism\s+of\s+(?:the\s+)?injury(?:[^.;]{0,50}?\b(?:is|was|were)\b|\s+occurred|\s*:)?\s*"
        r"(?:(?:detailed|described|reported|documented|noted|listed|stated|given)\s*(?:as|to\s+be)?|due\s+to|from|occurred)?\s*[:,]?\s*"
        r"(?P<how>[^.;]+)"
    }
)
NOT_TOLD = re.compile(
    r"\s*(?:not|un(?:known|specified|clear)|(?:is|was)\s+(?:not|un)|none|no\s)|\bnot\s+(?:detailed|provided|stated|described|documented|given|specified)",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"[\s,]*(?:\([^)]*\)[\s,]*)?(?:(?:which|that|this)\s+(?:occurred|happened)\s+)?(?P<how>(?:when|while|after|as\s+a\s+result\s+of|due\s+to|secondary\s+to|as\s+(?:he|she)"
    r"|because|in\s+an?\s+(?:motor|car|auto|slip|fall)|from\s+(?:a\s+|an\s+)?(?:\w+ing|fall|slip|cumulative|repetitive|motor))\b[^.;]{3,260})",
    re.IGNORECASE,
)
BEFORE_DATE = re.compile(
    r"\b(?P<how>(?:when|while|after|as\s+a\s+result\s+of|due\s+to|secondary\s+to)\s+[^.;,]{4,160}?)[\s,]+(?:on|in)\s*$",
    re.I,
)
DEEDS = (
    r"(?:slip|tripp|fell|fall|roll|twist|lift|pull|push|struck|str[iu]k|hit|carr|stepp|jump|crush|rear-ended|pinned|caught|bent|bend|reach|"
    r"collid|punch|assault|attack|bitten|burn|thrown|kick|stumbl|land)\w*"
)
SENTENCE = re.compile(
    rf"[^.]{{0,160}}?\.\s*(?P<how>(?:He|She|The\s+(?:patient|(?:injured\s+)?worker|claimant|applicant|employee))\s+"
    rf"(?:was\s+|had\s+|reportedly\s+|states\s+(?:that\s+)?(?:he|she)\s+|reports\s+(?:that\s+)?(?:he|she)\s+|were\s+)*{DEEDS}\b[^.;]*)"
)
EVENT = Cues(
    {
        "being": r"(?P<how>being\s+(?:punched|struck|hit|assaulted|kicked|bitten|attacked)\b[^.;,]*)",
        "slip": r"(?P<how>slip(?:ped)?\s+and\s+f[ae]ll\b[^.;,]*)",
        "trip": r"(?P<how>trip(?:ped)?\s+and\s+f[ae]ll\b[^.;,]*)",
        "motor": r"(?P<how>motor\s+vehicle\s+(?:accident|collision))",
        "car ": r"(?P<how>car\s+(?:accident|collision))",
        "auto": r"(?P<how>auto(?:mobile)?\s+(?:accident|collision))",
        "cumulative": r"(?P<how>cumulative\s+trauma(?:\s+from\s+[^.;,\d]+)?)",
        "repetitive": r"(?P<how>repetitive\s+(?:motion|trauma|use|movements?|activities|work)"
        r"(?:\s+(?:from|of|at)\s+[^.;,]+)?)",
    }
)
ENDS = re.compile(
    r"\s*,?\s*\b(?:resulting\s+in|and\s+(?:has|was\s+diagnosed|is|sustained|injured|felt|heard)|which\s+(?:resulted|caused)|causing|sustaining|incurring|injuring)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
LAST_DATE = re.compile(r"[\s,]*\bon\s+[\d/-]+\s*$")


def find_injury_date(summary: str) -> InjuryDate | None:
    """The day, or the first and last day of a cumulative trauma, by the first words of injury with a date."""
    for cue in INJURED.find(summary):
        match = WHEN.match(summary, cue.end())
        if not match or OTHER_EVENT.search(match["between"]):
            continue
        first = _day(match["first"])
        last = _day(match["last"]) if match["last"] else first
        if first and last:
            end = match.end() if match["last"] else match.end("first")
            return InjuryDate(first=min(first, last), last=max(first, last), span=Span(match.start("first"), end))
    return None


def find_mechanism(summary: str, injured_on: InjuryDate | None) -> Mechanism | None:
    """How it came about: named as the mechanism, else told right beside the injury, else by a plain event."""
    for match in NAMED.find(summary)[:1]:
        return None if NOT_TOLD.match(match["how"]) or NOT_TOLD.search(match.group()) else _told(summary, match)
    if injured_on:
        span = injured_on.span
        for pattern in (CLAUSE, SENTENCE):
            if told := pattern.match(summary, span.end):
                return _told(summary, told)
        if told := BEFORE_DATE.search(summary, max(0, span.start - 200), span.start):
            return _told(summary, told)
    events = EVENT.find(summary)
    return _told(summary, events[0]) if events else None


def _told(summary: str, match: re.Match[str]) -> Mechanism | None:
    start = match.start("how")
    said = LAST_DATE.sub("", ENDS.sub("", match["how"])).rstrip(" ,")
    return Mechanism(text=said, span=Span(start, start + len(said))) if said else None


def _day(said: str) -> date | None:
    found = written_dates(re.sub(r"\s*([/-])\s*", r"\1", said))
    return found[0].on if found else None
