"""Letters with planted identifiers: the text, and the place and class of each. All people and numbers are invented.

`{A Ada Quillfeather}` plants a value of class (A), a name, by the paragraph of 45 CFR 164.514(b)(2)(i). `!` marks what
the profile `dwc_public` hides too though it leaves the class (a birth date), `~` what it leaves though it hides the
class (the case number). A file holds many letters, parted by lines that begin with `===`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from openimr.publication import IdentifierClass, Profile

FOLDER = Path(__file__).parents[1] / "publication" / "seeded"
PLANTED = re.compile(r"\{(?P<paragraph>[A-R])(?P<mark>[!~]?) (?P<value>[^{}]+)\}")


@dataclass(frozen=True, kw_only=True)
class Planted:
    """One planted identifier: code points `start` to `end` of the letter's text."""

    kind: IdentifierClass
    start: int
    end: int
    mark: str = ""

    def is_hidden_in(self, profile: Profile) -> bool:
        """Whether a profile hides it."""
        if profile is Profile.SAFE_HARBOR or self.mark == "!":
            return True
        return self.kind is not IdentifierClass.DATE and self.mark != "~"


@dataclass(frozen=True, kw_only=True)
class SeededLetter:
    """A letter and the key to it."""

    title: str
    text: str
    planted: tuple[Planted, ...]


def seeded_letters(name: str) -> list[SeededLetter]:
    """The letters of a file in tests/publication/seeded: "first", "held_out" or "clean"."""
    written = (FOLDER / f"{name}.txt").read_text("utf-8")
    return [_letter(part) for part in re.split(r"(?m)^=== ", written) if part.strip()]


def _letter(written: str) -> SeededLetter:
    title, _, body = written.partition("\n")
    text, planted, reached = "", [], 0
    for match in PLANTED.finditer(body):
        text += body[reached : match.start()]
        kind = next(kind for kind in IdentifierClass if kind.paragraph == match["paragraph"])
        planted.append(Planted(kind=kind, start=len(text), end=len(text) + len(match["value"]), mark=match["mark"]))
        text += match["value"]
        reached = match.end()
    return SeededLetter(title=title, text=text + body[reached:], planted=tuple(planted))
