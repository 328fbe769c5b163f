"""The sections of a letter by their headings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from openimr.corpus.account import Account
from openimr.corpus.source import Source

# "3. ", "IV) ", "B. "
NUMBER = r"(?:\d|[IVX]{1,4}|[A-H])[.)][^\S\n\f]+"


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section by its heading: where the heading begins and ends, and where the section ends."""

    start: int
    body: int
    end: int


def heading(words: str, *, inline: bool = False) -> re.Pattern[str]:
    """A heading of these words (a pattern), which may be numbered and broken over lines, and ends with its line.

    A colon may end it. In capitals it may also stand before a sentence on the same line, as in texts whose line breaks
    are lost. Behind the colon of an `inline` heading the section's text may follow on the same line.
    """
    words = words.replace(" ", r"\s+")
    line_end = r"[^\S\n\f]*(?=[\n\f]|\Z)"
    colon = r"[^\S\n\f]*:"
    ending = rf"(?:{colon}|{line_end})" if inline else rf"(?:{colon})?{line_end}"
    is_capital = words == words.upper().replace("\\S", "\\s")
    capitals = rf"|(?-i:{words})(?:{colon})?(?=[^\S\n\f]+[A-Z])" if is_capital else ""
    return re.compile(rf"(?:{NUMBER})?(?:{words}{ending}{capitals})", re.IGNORECASE)


def find_sections(source: Source, headings: Mapping[str, re.Pattern[str]]) -> dict[str, Section]:
    """The sections that the letter has, each from the first line with its heading up to the next heading."""
    starts: dict[str, tuple[int, int]] = {}
    missing = dict(headings)
    for line in source.lines:
        if not (line.text[0].isupper() or line.text[0].isdigit()):
            continue
        for name, pattern in missing.items():
            if match := pattern.match(source.text, line.start):
                starts[name] = match.span()
                del missing[name]
                break
    bounds = sorted(start for start, _ in starts.values())
    return {
        name: Section(start=start, body=body, end=min([b for b in bounds if b > start], default=len(source.text)))
        for name, (start, body) in starts.items()
    }


def recognize_headings(account: Account, sections: Mapping[str, Section]) -> int:
    """Where the first section begins, once every heading is noted as printed in each letter."""
    for section in sections.values():
        account.recognize(section.start, section.body)
    return min(section.start for section in sections.values())


def recognize_lines(account: Account, printed: re.Pattern[str], start: int, end: int) -> None:
    """Note the lines between `start` and `end` that are wholly `printed` in every letter of a layout."""
    for line in account.source.within(start, end):
        if printed.fullmatch(" ".join(line.text.split())):
            account.recognize(line.start, line.end)


def after(account: Account, opening: re.Pattern[str], section: Section) -> int:
    """Where the section's own text begins, behind its opening sentence, if it has that."""
    match = opening.match(account.source.running_text, section.body, section.end)
    if not match:
        return section.body
    account.recognize(match.start(), match.end())
    return match.end()
