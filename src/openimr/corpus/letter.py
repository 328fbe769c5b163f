"""A published letter read: its record, its layout, and what could not be understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from openimr.corpus.account import Account
from openimr.corpus.clinical import read_clinical
from openimr.corpus.layout_a import is_layout_a, read_layout_a
from openimr.corpus.layout_b import is_layout_b, read_layout_b
from openimr.corpus.layout_c import is_layout_c, read_layout_c
from openimr.corpus.layout_d import is_layout_d, read_layout_d
from openimr.corpus.not_determination import not_a_determination
from openimr.corpus.source import Source, source_of
from openimr.determination import Determination
from openimr.publication import PublicRecord
from openimr.vocabulary import NotADetermination, Span

# One line per layout, in the order in which they are tried; a new layout is one file and one line here.
LAYOUTS: tuple[tuple[str, Callable[[Source], bool], Callable[[Account, list[str]], Determination]], ...] = (
    ("A", is_layout_a, read_layout_a),
    ("B", is_layout_b, read_layout_b),
    ("C", is_layout_c, read_layout_c),
    ("D", is_layout_d, read_layout_d),
)


@dataclass(frozen=True, kw_only=True)
class LetterReading:
    """What was read of a letter.

    `problems` says what is missing or unclear, without clinical text. Every character of the source that shows lies in
    exactly one of: a span of the record, a leftover of the record, `boilerplate`.
    """

    record: PublicRecord
    layout: str
    problems: tuple[str, ...] = ()
    boilerplate: tuple[Span, ...] = ()


def read_letter(text: str) -> LetterReading:
    """The record of a published determination, with the place of each value in `text`.

    Raises `NotADetermination`, which says why, for a text in no known layout. A form feed parts pages.
    """
    source = source_of(text)
    if not source.lines:
        raise NotADetermination("is empty.", do="Give the text of a letter.")
    for name, is_of_layout, read in LAYOUTS:
        if is_of_layout(source):
            account, problems = Account(source), list[str]()
            determination = read(account, problems)
            record = PublicRecord(
                determination=determination,
                leftovers=account.leftovers(),
                spans=account.spans,
                clinical=read_clinical(account, determination.clinical_summary),
            )
            return LetterReading(
                record=record,
                layout=name,
                problems=tuple(problems),
                boilerplate=tuple(sorted(account.boilerplate, key=_place)),
            )
    raise not_a_determination(source.text)


def _place(span: Span) -> int:
    return span.start
