"""Which guideline a printed name means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from openimr.vocabulary import read_yaml

ACOEM_CHAPTER = r"(?:ACOEM\s+)?(?:Chapter\s+(?P<chapter>\d+)\s*[,:]?\s*)?"


@cache
def mtus_name() -> re.Pattern[str]:
    """A pattern for the printed name of any guideline of the MTUS, without "MTUS" itself.

    A chapter of ACOEM may stand by its number alone.
    """
    names = sorted((name for row in _rows() for name in row["names"]), key=len, reverse=True)
    either = "|".join(r"\s+".join(re.escape(word) for word in name.split()) for name in names)
    return re.compile(
        rf"(?:{ACOEM_CHAPTER}(?P<name>{either})(?!\s+Chapter\s+\d)|ACOEM\s+Chapter\s+(?P<alone>\d+))(?!\w)",
        re.IGNORECASE,
    )


def mtus_key(match: re.Match[str]) -> str:
    """The key of the guideline that a match of `mtus_name` names."""
    if match["alone"]:
        return _by_chapter().get(int(match["alone"]), "mtus-acoem")
    return _by_name()[" ".join(match["name"].lower().split())]


@cache
def _rows() -> tuple[Mapping[str, list[str]], ...]:
    return tuple(read_yaml((files("openimr.wording") / "guidelines.yaml").read_text("utf-8")))


@cache
def _by_name() -> Mapping[str, str]:
    return {name.lower(): str(row["key"]) for row in _rows() for name in row["names"]}


@cache
def _by_chapter() -> Mapping[int, str]:
    return {int(str(row["chapter"])): str(row["key"]) for row in _rows() if "chapter" in row}
