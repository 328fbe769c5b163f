"""Which parts of the body a text names, with side and spinal level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from openimr.vocabulary import BodyPart, read_yaml
from openimr.wording.known_phrases import Found

SIDES = {"left": "left", "lt": "left", "l": "left", "right": "right", "rt": "right", "r": "right"}
SIDES |= dict.fromkeys(("bilateral", "bilat", "b/l", "both"), "bilateral")
# "R shoulder", "(L) knee"; "L spine" is the lumbar one.
SIDE = (
    r"(?i:(?P<both>left\s+and\s+right|right\s+and\s+left)|(?P<side>left|right|lt\.?|rt\.?|bilateral|bilat\.?|b/l|both"
    r"|\((?-i:[LR])\)|(?-i:[LR])(?=\s+(?!spine))))"
)
REGIONS = {"C": "cervical spine", "T": "thoracic spine", "L": "lumbar spine", "S": "lumbar spine"}
LONGEST_SIDE = 24
SIDE_BEFORE = re.compile(rf"(?<!\w){SIDE}\s+$")
LEVEL_WORD = re.compile(r"[ctls]\d{1,2}")
LEVEL = re.compile(r"(?<![\w/])([CTLS])\d{1,2}(?:\s*[-–/]\s*[CTLS]?\d{1,2})*(?!\w)")
# Treatments whose name holds a part of the body that is not the one treated, and other words that only look like one.
NO_PART = re.compile(
    r"(?i)hand therapy|heel[- ]cup|(?<=radial )head|knee (?:scooter|walker)|hand[- ]?held|head[- ]?rest"
    r"|head[- ](?:height|level)"
    # A bone has a neck and a head, a disc has levels: "the neck of the femur".
    r"|neck(?= of the (?:femur|humerus|radius|fibula|talus|scapula))"
    # "Back at modified duty", "went back to work", "back working": no part of the body, unlike "hurt her back at work".
    r"|(?<!\bthe )(?<!\bher )(?<!\bhis )(?<!\btheir )(?<!\bmy )back(?=\s+(?:doing|working|performing)\b"
    r"|\s+(?:(?:at|to|on|in)\s+)?(?:(?:her|his|a|full|part|time|modified|light|limited|restricted|unrestricted|regular|usual"
    r"|normal|and|sedentary|alternate|transitional)[\s,-]+){0,6}(?:duty|duties|work|job|employment)\b"
    r"|\s+(?:at|to|on|in)\s+(?:\w+\s+)?(?:her|his)\b)"
    r"|(?-i:Back)(?=\s+(?:to|at|on)\s+\w)"
    r"|(?:(?<=\bis )|(?<=\bwas )|(?<=\bare )|(?<=\bgo )|(?<=\bcome )|(?<=\bgoes )|(?<=\bwent )|(?<=\bgone )"
    r"|(?<=\bcame )|(?<=\bbeen )|(?<=\breturned ))back(?=\s+(?:at|to|on|in)\b)"
)
WORD = re.compile(r"\w+")


def find_body_parts(text: str) -> tuple[BodyPart, ...]:
    """The parts of the body that `text` names, each once, in the order of the text.

    A side belongs to the part right behind it; a part that is named again without its side is the same part. A level
    ("L4-5") belongs to its part of the spine, which need not be named.

    >>> [str(part) for part in find_body_parts("MRI of the left shoulder and low back")]
    ['left shoulder', 'lumbar spine']
    >>> find_body_parts("The worker is back at modified duty.")
    ()
    """
    found = [(each.start, each.value) for each in body_part_mentions(text)]
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


def body_part_mentions(text: str, *, places: Iterable[int] | None = None) -> tuple[Found[BodyPart], ...]:
    """Each place where `text` names a part of the body or a level of the spine, in the order of the text.

    Only `places` are looked at where they are given: those of the words of which `may_begin_part` is true.

    >>> [(str(found.value), found.start) for found in body_part_mentions("left knee, L4-5 and the other knee")]
    [('left knee', 5), ('lumbar spine L4-5', 11), ('knee', 30)]
    """
    if places is None:
        places = (match.start() for match in WORD.finditer(text) if may_begin_part(match.group().lower()))
    return tuple(_mentions(text, places))


@lru_cache(maxsize=8192)
def may_begin_part(word: str) -> bool:
    """Whether a word in small letters can begin the name of a part or of a level of the spine."""
    return word in _openings() or LEVEL_WORD.match(word) is not None


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


def _mentions(text: str, places: Iterable[int]) -> Iterator[Found[BodyPart]]:
    pattern, known = _pattern()
    end = 0
    for place in places:
        if place < end or NO_PART.match(text, place):
            continue
        if match := pattern.match(text, place):
            end = match.end()
            part = known[_key(match.group())]
            yield Found(BodyPart(part.name, part.side or _side_before(text, place)), place, end)
        elif level := LEVEL.match(text, place):
            end = level.end()
            yield Found(BodyPart(REGIONS[level[1]], level=re.sub(r"\s+", "", level.group())), place, end)


def _side_before(text: str, place: int) -> str | None:
    match = SIDE_BEFORE.search(text, max(0, place - LONGEST_SIDE), place)
    if match is None:
        return None
    return "bilateral" if match["both"] else SIDES[match["side"].lower().strip("(.)")]


@cache
def _openings() -> frozenset[str]:
    first = {WORD.findall(phrase)[0] for phrase in _pattern()[1]}
    return frozenset(first | {f"{word}s" for word in first})


@cache
def _pattern() -> tuple[re.Pattern[str], Mapping[str, BodyPart]]:
    rows = read_yaml((files("openimr.wording") / "body_parts.yaml").read_text("utf-8"))
    known = {_key(phrase): BodyPart(row["part"], row.get("side")) for row in rows for phrase in _phrases(row)}
    phrases = sorted((phrase for row in rows for phrase in _phrases(row)), key=len, reverse=True)
    either = "|".join(_phrase_pattern(phrase) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)"), known


def _phrases(row: Mapping[str, list[str]]) -> list[str]:
    # An abbreviation that carries a side is no other word for the part itself.
    return row["says"] if "side" in row else [str(row["part"]), *row["says"]]


def _phrase_pattern(phrase: str) -> str:
    pattern = r"[\s-]+".join(re.escape(word) for word in phrase.split())
    return pattern if phrase.isupper() and phrase.isalpha() else f"(?i:{pattern}s?)"


@lru_cache(maxsize=4096)
def _key(said: str) -> str:
    return re.sub(r"[\s-]+", " ", said.lower()).removesuffix("s")
