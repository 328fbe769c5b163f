"""Which parts of the body a text names, with side and spinal level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from openimr.vocabulary import BodyPart, read_yaml

SIDES = {"left": "left", "lt": "left", "l": "left", "right": "right", "rt": "right", "r": "right"}
SIDES |= dict.fromkeys(("bilateral", "bilat", "b/l", "both"), "bilateral")
# "R shoulder", "(L) knee"; "L spine" is the lumbar one.
SIDE = (
    r"(?i:(?P<both>left\s+and\s+right|right\s+and\s+left)|(?P<side>left|right|lt\.?|rt\.?|bilateral|bilat\.?|b/l|both"
    r"|\((?-i:[LR])\)|(?-i:[LR])(?=\s+(?!spine))))"
)
REGIONS = {"C": "cervical spine", "T": "thoracic spine", "L": "lumbar spine", "S": "lumbar spine"}
LEVEL = re.compile(r"(?<![\w/])([CTLS])\d{1,2}(?:\s*[-–/]\s*[CTLS]?\d{1,2})*(?!\w)")
# Treatments whose name holds a part of the body that is not the one treated.
NO_PART = re.compile(
    r"(?i)\b(?:hand therapy|heel[- ]cup|radial head|knee (?:scooter|walker)|hand[- ]?held|head[- ]?rest"
    # A bone has a neck and a head, a disc has levels: "the neck of the femur".
    r"|neck(?= of the (?:femur|humerus|radius|fibula|talus|scapula))"
    # "Back at modified duty", "went back to work": no part of the body.
    r"|back(?=\s+(?:at|to|on|in)\s+(?:\w+\s+)?(?:duty|duties|work|her|his|job)))\b"
)


def find_body_parts(text: str) -> tuple[BodyPart, ...]:
    """The parts of the body that `text` names, each once, in the order of the text.

    A side belongs to the part right behind it; a part that is named again without its side is the same part. A level
    ("L4-5") belongs to its part of the spine, which need not be named.

    >>> [str(part) for part in find_body_parts("MRI of the left shoulder and low back")]
    ['left shoulder', 'lumbar spine']
    >>> find_body_parts("The worker is back at modified duty.")
    ()
    """
    masked = NO_PART.sub(lambda match: " " * len(match.group()), text)
    found = sorted([*_named(masked), *_levels(masked)], key=lambda pair: pair[0])
    levels: dict[str, list[str]] = {}
    for _, part in found:
        if part.level and part.level not in levels.setdefault(part.name, []):
            levels[part.name].append(part.level)
    with_side = {part.name for _, part in found if part.side}
    parts = (
        BodyPart(part.name, part.side, ", ".join(levels.get(part.name, ())) or None)
        for _, part in found
        if part.side or part.name not in with_side
    )
    return tuple(dict.fromkeys(parts))


def body_part_of(text: str) -> BodyPart:
    """The body part that was printed as `text`: what `str` makes of a part, read back.

    >>> body_part_of("lumbar spine L4-5, L5-S1")
    BodyPart(name='lumbar spine', side=None, level='L4-5, L5-S1')
    """
    first, _, rest = text.partition(" ")
    side, rest = (first, rest) if rest and first in {"left", "right", "bilateral"} else (None, text)
    level = LEVEL.search(rest)
    if not level or level.start() == 0:
        return BodyPart(rest, side)
    return BodyPart(rest[: level.start()].rstrip(), side, rest[level.start() :])


def _named(text: str) -> Iterator[tuple[int, BodyPart]]:
    pattern, known = _pattern()
    for match in pattern.finditer(text):
        part = known[_key(match["part"])]
        said = (match["side"] or "").lower().strip("(.)")
        side = "bilateral" if match["both"] else SIDES.get(said)
        yield match.start("part"), BodyPart(part.name, part.side or side)


def _levels(text: str) -> Iterator[tuple[int, BodyPart]]:
    for match in LEVEL.finditer(text):
        yield match.start(), BodyPart(REGIONS[match[1]], level=re.sub(r"\s+", "", match.group()))


@cache
def _pattern() -> tuple[re.Pattern[str], Mapping[str, BodyPart]]:
    rows = read_yaml((files("openimr.wording") / "body_parts.yaml").read_text("utf-8"))
    known = {_key(phrase): BodyPart(row["part"], row.get("side")) for row in rows for phrase in _phrases(row)}
    phrases = sorted((phrase for row in rows for phrase in _phrases(row)), key=len, reverse=True)
    either = "|".join(_phrase_pattern(phrase) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{SIDE}\s+)?(?P<part>{either})(?!\w)"), known


def _phrases(row: Mapping[str, list[str]]) -> list[str]:
    # An abbreviation that carries a side is no other word for the part itself.
    return row["says"] if "side" in row else [str(row["part"]), *row["says"]]


def _phrase_pattern(phrase: str) -> str:
    pattern = r"[\s-]+".join(re.escape(word) for word in phrase.split())
    return pattern if phrase.isupper() and phrase.isalpha() else f"(?i:{pattern}s?)"


def _key(said: str) -> str:
    return re.sub(r"[\s-]+", " ", said.lower()).removesuffix("s")
