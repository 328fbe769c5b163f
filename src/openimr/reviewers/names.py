"""Whether two names mean the same person or organization: surely, perhaps, or not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from difflib import SequenceMatcher
from enum import IntEnum
from functools import cache
from importlib.resources import files

import yaml

NEAR = 0.87
"""How alike the letters of two names must be to be held for a slip of the pen; a setting of ours, found by trying."""


class Likeness(IntEnum):
    DIFFERENT = 0
    PERHAPS = 1
    SAME = 2


def likeness(one: str, other: str) -> Likeness:
    """Whether two names mean the same, without regard to case, punctuation, titles, legal form and order.

    `PERHAPS` is for a person to resolve and never passes: part of a name, an initial, a slip of the pen, no name.

    >>> likeness("Whitcombe, Ansel M.D.", "Dr. Ansel Whitcombe").name
    'SAME'
    >>> likeness("A. Whitcombe", "Ansel Whitcombe").name
    'PERHAPS'
    """
    ours, theirs = _words(one), _words(other)
    if not ours or not theirs:
        return Likeness.PERHAPS
    if sorted(ours) == sorted(theirs):
        return Likeness.SAME
    if _is_part(ours, theirs) or _is_part(theirs, ours) or _is_abbreviated(ours, theirs) or _is_slip(ours, theirs):
        return Likeness.PERHAPS
    return Likeness.DIFFERENT


def shares_family_name(one: str, other: str) -> bool:
    """Whether two people bear the same last name: a relative, perhaps."""
    ours, theirs = _words(one), _words(other)
    return bool(ours and theirs) and ours[-1] == theirs[-1]


def _words(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    # "M.D." and "L.L.C." are one word each, and so are the letters of "J.P. Morrow".
    plain = re.sub(r"\b(?:\w\.){2,}", lambda match: match[0].replace(".", ""), plain)
    plain = re.sub(r"['’]|\ba (?:professional|medical) corporation\b", "", plain)
    ignored = _kinds()["titles"] | _kinds()["legal_forms"]
    return tuple(word for word in re.findall(r"\w+", plain) if word not in ignored)


def _is_part(small: tuple[str, ...], large: tuple[str, ...]) -> bool:
    """Whether what tells one name apart stands in the other too: "Alder Creek Clinic", "Alder Creek Medical Group"."""
    telling = _telling(small)
    return bool(telling and telling <= _telling(large)) or (len(small) > 1 and set(small) <= set(large))


def _telling(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for word in words if len(word) > 1) - _kinds()["generic"]


def _is_abbreviated(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether one name is the other with its first name shortened: "A. Whitcombe", "Ans. Whitcombe"."""
    if len(ours) < 2 or len(theirs) < 2 or ours[-1] != theirs[-1] or ours[-1] in _kinds()["generic"]:
        return False
    return ours[0].startswith(theirs[0]) or theirs[0].startswith(ours[0])


def _is_slip(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return SequenceMatcher(None, " ".join(sorted(ours)), " ".join(sorted(theirs)), autojunk=False).ratio() >= NEAR


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    kinds = yaml.safe_load((files("openimr.reviewers") / "names.yaml").read_text("utf-8"))
    return {kind: frozenset(words) for kind, words in kinds.items()}
