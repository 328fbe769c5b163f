"""Measures of function that carry a number: motion in degrees, grip, questionnaires, tolerances."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from openimr.casefile.course.joining import Told, alike, in_time
from openimr.casefile.course.leaf import Leaf
from openimr.casefile.course.pain import number_told
from openimr.casefile.course.rows import MeasureTold
from openimr.casefile.phrase import bounded
from openimr.vocabulary import BodyPart, Range, read_yaml
from openimr.wording import body_part_mentions, number_range, range_of

_SAID = (
    r"(?:\s*(?:score[sd]?|index|is|was|are|were|of|to|at|about|approximately|only|now|today|currently|limited|reduced"
    r"|decreased|increased|improved|measured|measures|positive|negative|bilaterally|active|passive|on\s+the\s+(?:left|right)|left|right|[:=,(–-]))*\s*"
)
_VALUE = r"(?P<value>\d{1,3}(?:\.\d)?(?:\s*(?:-|–|to)\s*\d{1,3}(?:\.\d)?)?)"
_DEGREES = r"\s*(?:°|º|deg(?:rees?)?\b)"
_MOTION = (
    r"(?P<name>(?:plantar\s*|dorsi)?flexion|extension|abduction|adduction"
    r"|(?:(?:internal|external|lateral|right|left)\s+)?rotation|(?:(?:right|left)\s+)?(?:lateral|side)[\s-]+(?:bend\w*|flexion)|pronation|supination|(?:radial|ulnar)\s+deviation|elevation|inversion|eversion|straight[\s-]leg[\s-]rais\w+|SLR)"
)
_MEASURED = re.compile(
    rf"{_MOTION}\b{_SAID}(?:from\s+(?P<from>\d{{1,3}})(?:{_DEGREES})?\s+to\s+)?{_VALUE}{_DEGREES}", re.IGNORECASE
)
# "80 degrees of flexion"
_MEASURED_BEFORE = re.compile(
    rf"(?<![\d.]){_VALUE}{_DEGREES}\s+(?:of\s+)?(?:active\s+|passive\s+)?{_MOTION}\b", re.IGNORECASE
)
_WRITTEN_MOTION_WORDS = """
    flexion plantar plantarflexion dorsiflexion extension abduction adduction internal external lateral
    right left rotation side pronation supination radial ulnar elevation inversion eversion straight slr
"""
_MOTION_WORDS = frozenset(_WRITTEN_MOTION_WORDS.split())
_OTHER_SIDE = re.compile(
    rf"\s*(?:,|;|and|/)+\s*(?:to\s+the\s+|on\s+the\s+)?(?P<side>left|right)\s*(?:is\s+|was\s+|:\s*)?(?P<value>\d{{1,3}})(?!\d|[./]\d)(?:{_DEGREES})?",
    re.IGNORECASE,
)
_WAS = re.compile(r"\s*[,(]\s*(?:it\s+)?was\s+(?P<value>\d{1,3})(?!\d|[./]\d)", re.IGNORECASE)
LONGEST_DEGREES = 40
_NUMBER_BEFORE = re.compile(rf"\d{_DEGREES}\s+(?:of\s+)?(?:active\s+|passive\s+)?$", re.IGNORECASE)
_GRIPPED = frozenset({"grip", "jamar", "dynamometer", "dynamometry"})
_GRIP = re.compile(r"\b(?:grip|jamar|dynamomet\w+)\b", re.IGNORECASE)
_GRIP_VALUE = re.compile(
    r"(?<![\d.])(?P<value>\d{1,3}(?:\.\d)?(?:\s*(?:/|,|-|–|to)\s*\d{1,3}(?:\.\d)?){0,2})\s*(?P<unit>kg|kilograms?|kilos?|lbs?|pounds?)\b",
    re.I,
)
_SIDE = re.compile(r"\b(left|right|bilateral\w*)\b|(?<!\w)(?-i:([LR]))(?=\s*[:=])", re.IGNORECASE)

_WHAT = {
    "walk": "walking",
    "stand": "standing",
    "sit": "sitting",
    "lift": "lifting",
    "carr": "carrying",
    "driv": "driving",
}
_UNITS = {
    "minutes": (r"minutes?|mins?", 1),
    "hours": (r"hours?|hrs?", 60),
    "pounds": (r"pounds?|lbs?|#", 1),
    "kg": (r"kg|kilograms?|kilos?", 1),
    "blocks": (r"blocks?", 1),
    "miles": (r"miles?", 1),
    "feet": (r"feet|ft", 1),
    "yards": (r"yards?", 1),
}
_OF_TIME, _OF_WEIGHT, _OF_WAY = ("minutes", "hours"), ("pounds", "kg"), ("blocks", "miles", "feet", "yards")
_FITS = {
    "walking": (*_OF_TIME, *_OF_WAY),
    "standing": _OF_TIME,
    "sitting": _OF_TIME,
    "driving": (*_OF_TIME, "miles"),
    "lifting": _OF_WEIGHT,
    "carrying": _OF_WEIGHT,
}
_UNIT = "|".join(rf"(?P<{name}>(?:{said})(?!\w))" for name, (said, _) in _UNITS.items())
_TOLERANCE = re.compile(
    r"\b(?P<what>walk(?:s|ed|ing)?|stand(?:s|ing)?|sit(?:s|ting)?|lift(?:s|ed|ing)?|carr(?:y|ies|ied|ying)|driv(?:e|es|ing))\b"
    rf"(?P<between>[^.;\d\n]{{0,50}}?)(?:\bfrom\s+{number_range('from')}\s*(?:\w+\s+)?to\s+)?\b{number_range('value')}\s*-?\s*(?:{_UNIT})",
    re.IGNORECASE,
)
_WRITTEN_TOLERANCES = """
    walk walks walked walking stand stands standing sit sits sitting lift lifts lifted lifting carry
    carries carried carrying drive drives driving
"""
TOLERANCES = frozenset(_WRITTEN_TOLERANCES.split())
_OTHER = re.compile(
    r"\b(?:walk|stand|sit|lift|carr|driv|every|each|after|surgery|session|visit|pain|push|pull)\w*\b", re.IGNORECASE
)
# What may not be done, or not more of it, is a restriction of work and no measure.
_RESTRICTS = re.compile(
    r"\b(?:no|avoid\w*|may|must|should|preclu\w+|restrict\w*|limit(?:ed)?\s+(?:to|from)|limitation\w*|not\s+to|never|without)\b[^.;]{0,40}$",
    re.I,
)
_NOT_MORE = re.compile(r"\b(?:cannot|can\s?not|can['’]t|unable|not\s+able|could\s+not)\b[^.;]{0,20}$", re.IGNORECASE)
NEAR = 120
_SMALLEST = re.compile(r"\d+(?:\.\d+)?")


def measures_on(leaf: Leaf) -> Iterator[Told[MeasureTold]]:
    """Every measure of function on a page."""
    if not leaf.words.isdisjoint({"degrees", "degree", "deg"}) or "°" in leaf.text or "º" in leaf.text:
        yield from _motions(leaf)
    if not leaf.words.isdisjoint(_GRIPPED):
        yield from _grips(leaf)
    if not leaf.words.isdisjoint(_SCORE_WORDS):
        yield from _scores(leaf)
    if not leaf.words.isdisjoint(TOLERANCES):
        yield from _tolerances(leaf)


def measures_told(told: Iterable[Told[MeasureTold]]) -> tuple[MeasureTold, ...]:
    """The measures by part and name, each in the order of the days; one that a day tells alike stands once."""
    return tuple(sorted(in_time(alike(told)), key=lambda row: (str(row.part or ""), row.name)))


def _motions(leaf: Leaf) -> Iterator[Told[MeasureTold]]:
    end = 0
    for place in leaf.places(_MOTION_WORDS):
        match = _MEASURED.match(leaf.text, place) if place >= end else None
        match = match or _measured_before(leaf.text, place)
        if match is None or match.start("value") < end:
            continue
        end = match.end("value")
        name = " ".join(re.sub(r"-", " ", match["name"].lower()).split())
        name = "straight leg raise" if name.startswith(("straight", "slr")) else name
        part = _part(leaf, match.start("name"), match)
        if match.groupdict().get("from"):
            yield from _row(leaf, match, name, Range.exactly(int(match["from"])), "degrees", part, earlier=True)
        between = leaf.text[match.end("name") : match.start("value")]
        sided = _sided(name, part, _side(between, 0, len(between)))
        yield from _row(leaf, match, sided[0], _numbers(match["value"]), "degrees", sided[1])
        yield from _was(leaf, match, sided[0], "degrees", sided[1])
        for other in _other_sides(leaf.text, match.end()):
            end = other.end()
            sided = _sided(name, part and BodyPart(part.name), other["side"].lower())
            yield from _row(leaf, other, sided[0], _numbers(other["value"]), "degrees", sided[1])


def _sided(name: str, part: BodyPart | None, side: str | None) -> tuple[str, BodyPart | None]:
    """A motion and its part with the side that stands behind the motion: the spine turns to it, a limb is of it."""
    if side is None or (part and (part.side or part.name == "leg")):
        return name, part
    if part is None or part.name.endswith("spine"):
        return f"{name} {side}", part
    return name, BodyPart(part.name, side)


def _other_sides(text: str, place: int) -> Iterator[re.Match[str]]:
    """What follows a measure of one side: ", right 75 degrees"."""
    while match := _OTHER_SIDE.match(text, place):
        yield match
        place = match.end()


def _was(
    leaf: Leaf, match: re.Match[str], name: str, unit: str, part: BodyPart | None = None, *, factor: int = 1
) -> Iterator[Told[MeasureTold]]:
    """What a measure was before, where that stands right behind it: "58 degrees, was 50"."""
    if was := _WAS.match(leaf.text, match.end()):
        yield from _row(leaf, was, name, Range.exactly(int(was["value"]) * factor), unit, part, earlier=True)


def _measured_before(text: str, place: int) -> re.Match[str] | None:
    """The measure whose motion is named at a place, behind its number: "80 degrees of flexion"."""
    start = max(0, place - LONGEST_DEGREES)
    found = (
        match
        for match in _MEASURED_BEFORE.finditer(text, start, place + LONGEST_DEGREES)
        if match.start("name") == place
    )
    return next(found, None) if _NUMBER_BEFORE.search(text, start, place) else None


def _part(leaf: Leaf, start: int, match: re.Match[str]) -> BodyPart | None:
    """The part before the name of a motion, in its sentence or in the heading above; for a leg raise only its side."""
    if match["name"].lower().startswith(("straight", "slr")):
        sentence = leaf.sentence(start)
        side = _SIDE.search(leaf.text, match.start(), min(sentence.end, match.end() + 30))
        return BodyPart("leg", side[1].lower()) if side and side[1] else BodyPart("leg")
    before = body_part_mentions(leaf.text[max(0, start - NEAR) : start])
    found = before[-1].value if before else None
    return BodyPart(found.name, found.side) if found else None


def _grips(leaf: Leaf) -> Iterator[Told[MeasureTold]]:
    for begun in _GRIP.finditer(leaf.text):
        sentence = leaf.sentence(begun.start())
        values = list(_GRIP_VALUE.finditer(leaf.text, begun.end(), sentence.end))
        behind = begun.start()
        for number, match in enumerate(values):
            following = values[number + 1].start() if number + 1 < len(values) else sentence.end
            side = _side(leaf.text, behind, match.start(), last=True) or _side(leaf.text, match.end(), following)
            side = side or _side(leaf.text, max(sentence.start, begun.start() - 20), begun.start(), last=True)
            unit = "kg" if match["unit"].lower().startswith("k") else "pounds"
            yield from _row(leaf, match, "grip strength", _numbers(match["value"]), unit, BodyPart("hand", side))
            behind = match.end()
        return


def _side(text: str, start: int, end: int, *, last: bool = False) -> str | None:
    found = list(_SIDE.finditer(text, start, end))
    if not found:
        return None
    match = found[-1] if last else found[0]
    said = (match[1] or {"L": "left", "R": "right"}[match[2]]).lower()
    return "bilateral" if said.startswith("bilateral") else said


@cache
def _listed() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    rows = read_yaml((files("openimr.casefile.course") / "functional_scores.yaml").read_text("utf-8"))
    behind = (
        r"(?P<value>\d{1,3}(?:\.\d)?)(?!\d|\.\d|\s*[/-]\s*\d{1,2}\s*[/-])"
        r"(?:\s*(?P<percent>%|percent)|\s*(?:/|(?:out\s+)?of)\s*(?P<of>\d{2,3}))?"
    )
    between = rf"{_SAID}(?:from\s+(?P<from>\d{{1,3}})\s*%?\s*to\s+)?"
    return tuple(
        (row["name"], row["unit"], re.compile(rf"\b(?:{'|'.join(row['says'])})\b\)?{between}{behind}", re.IGNORECASE))
        for row in rows
    )


_WRITTEN_SCORE_WORDS = """
    oswestry odi ndi disability quickdash quick dash disabilities lefs uefi uefs functional roland rmdq
    womac
"""
_SCORE_WORDS = frozenset(_WRITTEN_SCORE_WORDS.split())


def _scores(leaf: Leaf) -> Iterator[Told[MeasureTold]]:
    for name, unit, pattern in _listed():
        for match in pattern.finditer(leaf.text):
            is_percent = match["percent"] or (match["of"] == "100" and unit == "percent")
            told = "percent" if is_percent else f"of {match['of']}" if match["of"] else unit
            if match["from"]:
                yield from _row(leaf, match, name, Range.exactly(int(match["from"])), told, None, earlier=True)
            yield from _row(leaf, match, name, _numbers(match["value"]), told, None)
            yield from _was(leaf, match, name, told)


def _tolerances(leaf: Leaf) -> Iterator[Told[MeasureTold]]:
    for match in _TOLERANCE.finditer(leaf.text):
        what = next(name for begun, name in _WHAT.items() if match["what"].lower().startswith(begun))
        unit = next(name for name in _UNITS if match[name])
        sentence = leaf.sentence(match.start())
        before = leaf.text[sentence.start : match.start()]
        is_in_work = any(start <= match.start() < end for start, end in leaf.work)
        if unit not in _FITS[what] or _OTHER.search(match["between"]) or is_in_work:
            continue
        if _RESTRICTS.search(before) or re.search(r"\b(?:restrict\w*|limited\s+to)\b", match["between"], re.IGNORECASE):
            continue
        times = _UNITS[unit][1]
        factor = Range.exactly(times)
        value = bounded(range_of(match["value"]), match["between"])
        if _NOT_MORE.search(before):
            value = Range(0, range_of(match["value"]).high)
        unit = "minutes" if unit == "hours" else unit
        if match["from"]:
            yield from _row(leaf, match, what, range_of(match["from"]) * factor, unit, None, earlier=True)
        yield from _row(leaf, match, what, value * factor, unit, None)
        yield from _was(leaf, match, what, unit, factor=times)


def _numbers(written: str) -> Range:
    values = sorted(float(number) for number in _SMALLEST.findall(written))
    return Range(values[0], values[-1])


def _row(
    leaf: Leaf,
    match: re.Match[str],
    name: str,
    value: Range,
    unit: str,
    part: BodyPart | None,
    *,
    earlier: bool = False,
) -> Iterator[Told[MeasureTold]]:
    start, end = match.span()
    if not leaf.is_imagined(start, end):
        said = number_told(leaf, start, end, earlier=earlier)
        yield MeasureTold(name=name, value=value, unit=unit, part=part, **said), leaf.evidence(start, end)
