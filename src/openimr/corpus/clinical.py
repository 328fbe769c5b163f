"""The clinical picture of a letter, each value with its place in the stored text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping

from openimr.casefile import ClinicalPicture, read_clinical_picture
from openimr.corpus.account import Account
from openimr.vocabulary import Span

WORD = re.compile(r"\S+")


def read_clinical(account: Account, summary: str) -> ClinicalPicture | None:
    """What the summary tells of the worker; None without a summary.

    The summary is its printed passage with the white space made plain, so that the same signs stand in both, one after
    the other. Where they do not, no place could be shown, and nothing is claimed.
    """
    if not summary:
        return None
    picture = read_clinical_picture(summary)
    places = _places(account, summary, {place for span in picture.spans for place in (span.start, span.end - 1)})
    if places is None:
        return None

    def in_stored(span: Span) -> Span:
        start, end = account.source.plain.stored_bounds(places[span.start], places[span.end - 1] + 1)
        return Span(start, end, account.source.page_of(start))

    return picture.moved(in_stored)


def _places(account: Account, summary: str, wanted: Iterable[int]) -> Mapping[int, int] | None:
    """Where the signs of the summary at `wanted` stand in the text of the source, sign for sign."""
    text = account.source.text
    passages = _passages(account)
    if "".join("".join(text[first:last] for first, last in passages).split()) != "".join(summary.split()):
        return None
    word = (match.span() for first, last in passages for match in WORD.finditer(text, first, last))
    places: dict[int, int] = {}
    number, position, before = 0, 0, 0
    start, end = next(word)
    for offset in sorted(wanted):
        passed = summary[position:offset]
        number += len(passed) - passed.count(" ") - passed.count("\n")
        position = offset
        while number - before >= end - start:
            before += end - start
            start, end = next(word)
        places[offset] = start + number - before
    return places


def _passages(account: Account) -> list[tuple[int, int]]:
    """The passages of the source's text that were taken for the summary."""
    spans = [span for path, span in account.spans.items() if path.partition("#")[0] == "clinical_summary"]
    stored = account.source.plain.places
    if stored is None:
        return [(span.start, span.end) for span in spans]
    return [(bisect_left(stored, span.start), bisect_right(stored, span.end - 1)) for span in spans]
