"""Hyphens that an extractor dropped where it joined two printed lines.

Plain `pdftotext` takes a hyphen at the end of a line for one that a typesetter put in, drops it, and joins the line
with the next. The joined line is far longer than the page is wide, which tells that a hyphen is missing and in which
word; the word tells where. Letters are printed by word processors that break no words, so that the hyphen is a real
one.
"""

from __future__ import annotations

import re

from openimr.corpus.line_width import width_of

WORD = re.compile(r"\S+")
# From here to there, in widths of a full line, the first of the two printed lines ended.
EARLIEST, LATEST = 0.86, 1.03
# Days without one of their hyphens: 10-282016, 1017-2016, 1020-16, 11-2816.
DAY = re.compile(
    r"(?<!\d)(?P<month>0?[1-9]|1[0-2])(?P<first>-?)(?P<day>[0-2]\d|3[01])(?P<second>-?)(?P<year>(?:20|19)?\d\d)(?!\d)"
)
# First halves of compounds, each with what tells it from a longer word ("short-term", not "shortness").
FIRST_HALVES = (
    r"non(?!e\b)|anti(?!cip)|self(?!ish)|peer|well(?!ness|s\b)|neuro(?!log|path)|electro(?!ly|n)|evidence(?=b)"
    r"|(?:short|long|full|part)(?=term|acting|standing|time)|post(?=sur|op|tra|inj|con|lam)|pre(?=op|sur|exist|auth)"
    r"|follow(?=up)|multi(?=lev|mod|dis)|re(?=eval|exam|inj)|x(?=ray)|[a-z](?=shaped)|intra(?=art)|home(?=based)"
)
COMPOUND = re.compile(rf"\W*(?:\w+-)*(?P<half>{FIRST_HALVES})(?=[a-z])", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]+")


def dropped_hyphen(line: str, full_width: float, words: frozenset[str]) -> int | None:
    """Where in a joined line a hyphen and a line break belong; None where no word tells.

    `words` are the words of the letter in small letters, by which the halves of a word are known.
    """
    width, near = 0.0, list[tuple[float, int, int]]()
    place = 0
    for word in WORD.finditer(line):
        width += width_of(line[place : word.start()])
        start_width, width = width, width + width_of(word.group())
        place = word.end()
        if start_width < LATEST * full_width and width > EARLIEST * full_width:
            near.append((abs(start_width + width - 2 * full_width), *word.span()))
    for _, start, end in sorted(near):
        within = _within(line[start:end], words)
        if within is not None:
            return start + within
    return None


def _within(word: str, words: frozenset[str]) -> int | None:
    """Where a word lost its hyphen: in a day, between two words of the letter, or behind a known first half."""
    if (day := DAY.search(word)) and bool(day["first"]) != bool(day["second"]):
        return day.start("day") if not day["first"] else day.start("year")
    for part in LETTERS.finditer(word):
        said = part.group().lower()
        if said in words:
            continue
        halves = [
            cut for cut in range(2, len(said) - 1) if said[:cut] in words and said[cut:] in words and len(said) > 5
        ]
        if halves:
            return part.start() + max(halves)
    if compound := COMPOUND.match(word):
        return compound.end("half")
    return None
