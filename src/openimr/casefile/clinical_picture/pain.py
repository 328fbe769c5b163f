"""Pain scores out of 10."""

from __future__ import annotations

import re
from operator import methodcaller

from openimr.casefile.clinical_picture.cues import Cues, in_small_letters
from openimr.casefile.clinical_picture.picture import MedicationState, PainScore
from openimr.vocabulary import Range, Span

NUMBER = r"(?:10|\d)(?:\.\d)?"
OF_TEN = r"\s*(?:/|out\s+of|of)\s*(?:10|ten)\b"
SCORE = re.compile(
    rf"(?P<low>{NUMBER})(?:{OF_TEN})?\s*(?:(?:-|–|to|and)\s*(?P<high>{NUMBER}))?(?:{OF_TEN})(?!\s*[/-]\s*\d|\.\d|\s*%)"
    rf"|(?P<on_low>{NUMBER})(?:\s*(?:-|–|to)\s*(?P<on_high>{NUMBER}))?\s+on\s+(?:an?|the|his|her)\s+(?:\w+\s+){{0,3}}?scale\b",
    re.IGNORECASE,
)
NUMBER_START = re.compile(r"(?<![\w/.+-])\d")
# No score is read where none of these stands, each right behind one of the signs.
SCALE = {"10": ("/", "of"), "ten": ("of",), "scale": ("",)}
LONGEST_SCORE = 40
# "pain level was 8", "pain score is 4 to 6": a number without its scale
LEVEL = Cues(
    {
        "pain ": r"pain\s+(?:level|score|intensity|rating)s?\s+(?:\w+\s+){0,2}?(?:was|is|of|at|as|were|are|a)\s+"
        r"(?:a\s+|an\s+|at\s+|about\s+|rated\s+|as\s+)*"
        rf"(?P<low>{NUMBER})(?:\s*(?:-|–|to)\s*(?P<high>{NUMBER}))?"
        r"(?![\d/%-]|\.\d|\s*(?:out|of\s+\d|weeks?|months?|days?|percent|times|%|/))"
    }
)
PAIN = re.compile(
    r"\b(?:pain\w*|VAS|NRS|ache\w*|\w*aches?|discomfort|rat(?:ed|es|ing)|severity|intensity|sor(?:e|eness)|symptoms?|level\w*|score\w*)\b",
    re.I,
)
NO_PAIN_SCALE = re.compile(
    r"\b(?:strength|motor|reflex\w*|DTRs?|grip|muscle\s+test\w*|GAF|Epworth|anxiety|depress\w*|stress|sleep|mood|appetite|goal|satisfaction)\b[^.;]{0,40}$",
    re.I,
)
DATE_BEFORE = re.compile(r"\b(?:dated?|on|since|until)\s*$", re.IGNORECASE)
MEDICATION = (
    r"(?:(?:the\s+)?use\s+of\s+)?(?:(?:his|her|the|pain|current|prescribed|any|their)\s+)*"
    r"(?:meds?\b|medications?|opioids?|norco|percocet|analgesics?)"
)
WITHOUT = re.compile(
    rf"\b(?:without|w/o|off|before|prior\s+to|no)\s+(?:taking\s+|using\s+)?{MEDICATION}", re.IGNORECASE
)
WITH = re.compile(rf"\b(?:with|w/|after|on|post|following)\s+(?:taking\s+|using\s+)?{MEDICATION}", re.IGNORECASE)
# "7/10 with, and 8/10 without, medication"
BARE = re.compile(rf"\s*,?\s*with(?P<out>out)?\b(?=[\s,]+(?:and\s|to\s)?[^.;]{{0,50}}?{MEDICATION})", re.IGNORECASE)
BEFORE, AFTER = 90, 70


def find_pain_scores(summary: str) -> tuple[PainScore, ...]:
    """Every pain rating out of 10, in the order of the text; grades of strength and reflexes are none."""
    rated: list[re.Match[str]] = []
    for scale in _scales(summary):
        behind = rated[-1].end() if rated else 0
        for digit in NUMBER_START.finditer(summary, max(behind, scale - LONGEST_SCORE), scale):
            match = SCORE.match(summary, digit.start())
            if match and match.end() > scale:
                rated += [match] if _rates_pain(summary, match) else []
                break
    matches = sorted([*rated, *LEVEL.find(summary)], key=methodcaller("start"))
    found = []
    for number, match in enumerate(matches):
        start, end = (0 if number == 0 else matches[number - 1].end()), len(summary)
        if number + 1 < len(matches):
            end = matches[number + 1].start()
        named = "low" if match["low"] else "on_low"
        low, high = match[named], match[named.replace("low", "high")]
        values = sorted(float(said) for said in (low, high) if said)
        found.append(
            PainScore(
                score=Range(values[0], values[-1]),
                span=Span(match.start(named), match.end()),
                medication=_medication(summary, match, start, end),
            )
        )
    return tuple(found)


def _scales(summary: str) -> list[int]:
    """Where the end of a scale may be named: "/10", "out of ten", "on a scale"."""
    small, found = in_small_letters(summary), []
    for stem, signs in SCALE.items():
        place = small.find(stem)
        while place >= 0:
            if small[max(0, place - 3) : place].rstrip().endswith(signs):
                found.append(place)
            place = small.find(stem, place + 1)
    return sorted(found)


def _rates_pain(summary: str, match: re.Match[str]) -> bool:
    before = summary[max(0, match.start() - BEFORE) : match.start()]
    sentence = re.split(r"(?<=[a-z)])\.\s*(?=[A-Z])", before)[-1]
    if NO_PAIN_SCALE.search(sentence) or (DATE_BEFORE.search(sentence) and match["low"] and "/" in match.group()):
        return False
    after = re.split(r"\.\s*(?=[A-Z])", summary[match.end() : match.end() + AFTER])[0]
    return bool(PAIN.search(sentence) or PAIN.search(after))


def _medication(summary: str, match: re.Match[str], start: int, end: int) -> MedicationState | None:
    """Whether the score is told with or without medication: what follows it in the clause speaks first."""
    if bare := BARE.match(summary, match.end()):
        return "without" if bare["out"] else "with"
    after = re.split(r"[.;,]", summary[match.end() : min(end, match.end() + AFTER)])[0]
    before = re.split(r"[.;]|\band\b", summary[max(start, match.start() - 60) : match.start()])[-1]
    for said in (after, before):
        if WITHOUT.search(said):
            return "without"
        if WITH.search(said):
            return "with"
    return None
