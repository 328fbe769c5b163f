"""A spelling that would find something, where what was typed finds nothing."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from openimr.search.document import ALL_TEXT, row_of
from openimr.search.stems import folded, stem

if TYPE_CHECKING:
    from tantivy import Schema, Searcher

SHORT = 8
MOST_WORDS = 8
LOOKED_AT = 5
WORD = re.compile(r"(?<![\w:-])[^\W\d_]{4,40}(?![\w:*])")


def spelled_otherwise(words: str, searcher: Searcher, schema: Schema) -> str:
    """The words with those that stand nowhere in the index replaced by what is spelled almost so; empty if none is."""
    corrected = words[:1_000]
    unknown = [word for word in WORD.findall(corrected) if searcher.doc_freq(ALL_TEXT, stem(word)) == 0]
    for word in unknown[:MOST_WORDS]:
        near = _near(word, searcher, schema)
        if near:
            corrected = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", near, corrected)
    return corrected if corrected != words[:1_000] else ""


def _near(word: str, searcher: Searcher, schema: Schema) -> str:
    """The printed word of some items that is most like this one."""
    from tantivy import Query

    distance = 1 if len(word) < SHORT else 2
    query = Query.fuzzy_term_query(schema, ALL_TEXT, stem(word), distance=distance)
    printed: set[str] = set()
    for _, address in searcher.search(query, LOOKED_AT, count=False).hits:
        row = row_of(searcher.doc(address))
        for text in (row.text, row.rationale, row.summary, row.basis):
            printed.update(WORD.findall(folded(text)))
    return next(iter(get_close_matches(folded(word), sorted(printed), n=1, cutoff=0.75)), "")
