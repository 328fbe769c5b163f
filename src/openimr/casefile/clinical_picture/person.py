"""Age and sex of the worker."""

from __future__ import annotations

import re
from typing import Literal

from openimr.casefile.clinical_picture.picture import Age, Sex
from openimr.vocabulary import Range, Span

AGE = re.compile(
    r"(?<![\w./-])(?P<years>\d{1,2})(?:\s*-\s*|\s*)(?:(?:years?|yrs?\.?|y\.?)[\s-]*(?:old\b|o\b|of\s+age)|y/o\b)"
    r"|\b(?:aged|age(?:\s+of|\s+is|:)?)\s+(?P<aged>\d{2})\b"
    r"|\bin\s+(?:his|her|their|the)\s+(?:early\s+|mid[\s-]*|late\s+)?(?P<decade>[2-7])0['’]?s\b",
    re.IGNORECASE,
)
# "his 12-year-old son", "a two year old fracture": an age of somebody or something else.
NOT_THE_WORKER = re.compile(
    r"[\s-]*(?:\w+\s+){0,1}(?:son|daughter|child|boy|girl|grand\w+|injury|fracture|report|MRI|study|scar|wound|tear|claim|case|x-ray)\b",
    re.IGNORECASE,
)
KIN = re.compile(
    r"\b(?:son|daughter|child|mother|father|wife|husband|brother|sister|student|co-?worker)\b[^.]{0,20}$", re.I
)
NOUN = re.compile(r"\b(?:(?P<female>female|woman|lady)|(?P<male>male|man|gentleman))\b", re.IGNORECASE)
# "male erectile disorder", "a female client": the noun tells of a disease or of another person.
WITH_NOUN = re.compile(
    r"\s+(?:erectile|pattern|hypogonadism|genital|sexual|breast|co-?worker|client|customer|student|inmate|resident|child)\b",
    re.I,
)
PRONOUN = re.compile(r"\b(?:(?P<female>she|her|hers)|(?P<male>he|his|him))\b", re.IGNORECASE)
NEAR_AGE = 80
OPENING = 300
CLEARLY = 3


def find_age(summary: str) -> Age | None:
    """The worker's age, by the first that is told of nobody and nothing else."""
    for match in AGE.finditer(summary):
        if NOT_THE_WORKER.match(summary, match.end()) or KIN.search(summary, max(0, match.start() - 40), match.start()):
            continue
        if match["decade"]:
            first = int(match["decade"]) * 10
            return Age(years=Range(first, first + 9), span=Span(*match.span()))
        return Age(years=Range.exactly(int(match["years"] or match["aged"])), span=Span(*match.span()))
    return None


def find_sex(summary: str, age: Age | None) -> Sex | None:
    """The worker's sex: by the noun beside the age, else by one in the opening, else by the pronouns."""
    start = age.span.start if age else 0
    ends = [age.span.end + NEAR_AGE, OPENING] if age else [OPENING]
    for end in ends:
        for match in NOUN.finditer(summary, max(0, start - 30), end):
            if not WITH_NOUN.match(summary, match.end()):
                return Sex(value=_sex(match), span=Span(*match.span()))
    return _by_pronoun(summary)


def _by_pronoun(summary: str) -> Sex | None:
    found = list(PRONOUN.finditer(summary))
    women = sum(bool(match["female"]) for match in found)
    men = len(found) - women
    if not found or max(women, men) < CLEARLY * min(women, men):
        return None
    said: Literal["female", "male"] = "female" if women > men else "male"
    first = next(match for match in found if match[said])
    return Sex(value=said, span=Span(*first.span()), from_pronoun=True)


def _sex(match: re.Match[str]) -> Literal["female", "male"]:
    return "female" if match["female"] else "male"
