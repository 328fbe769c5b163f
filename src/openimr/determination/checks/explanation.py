"""What each rule asks for: the one place from which help, SARIF and docs/reference/checks.md take their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """What a rule asks for, an example of what it finds (where one helps), and how to mend that."""

    says: str
    mend: str
    example: str = ""


@cache
def explanations() -> Mapping[str, Explanation]:
    """The explanation of every rule, by its code."""
    text = (files("openimr.determination.checks") / "explanations.yaml").read_text("utf-8")
    return {code: Explanation(**entry) for code, entry in yaml.safe_load(text).items()}
