"""The pages that a sentence names in brackets, and lists of parts that may hold such brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from openimr.casefile import Evidence, Fact

PageLabel = Callable[[Evidence], str]
Said = tuple[str, tuple[Evidence, ...]]
"""A sentence, and the places of the record that it speaks of."""
MOST_PAGES = 3
_BRACKETS = re.compile(r"\([^)]*\)")


def shown_on(fact: Fact, page_label: PageLabel) -> str:
    return _pages((each for each in fact.evidence if each.supports), page_label)


def denied_on(fact: Fact, page_label: PageLabel) -> str:
    return _pages((each for each in fact.evidence if not each.supports), page_label)


def places(facts: Iterable[Fact]) -> tuple[Evidence, ...]:
    return tuple(each for fact in facts for each in fact.evidence)


def listed(parts: Sequence[str], word: str) -> str:
    """The parts with commas, or with semicolons where a part has a comma of its own."""
    if len(parts) == 1:
        return parts[0]
    # A part with a comma of its own would run into the next one.
    by, last = ("; ", f"; {word}") if any("," in _BRACKETS.sub("", part) for part in parts) else (", ", f" {word}")
    return f"{by.join(parts[:-1])}{last} {parts[-1]}"


def _pages(evidence: Iterable[Evidence], page_label: PageLabel) -> str:
    """The pages in brackets, the first few by name: a reader opens those, and the trace holds all of them."""
    labels = list(dict.fromkeys(page_label(each) for each in evidence))
    more = len(labels) - MOST_PAGES
    named_pages = labels[:MOST_PAGES] + ([f"and {more} more"] if more > 0 else [])
    return f" ({'; '.join(named_pages)})" if named_pages else ""
