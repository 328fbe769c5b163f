"""Which topic of our packs a citation means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from openimr.criteria.library import Library, load_library
from openimr.criteria.pack import Pack, PackTopic
from openimr.vocabulary import Citation


def topic_of(citation: Citation, *, library: Library | None = None) -> str | None:
    """The topic that a citation names, as `guideline@edition/topic`, or None where no pack holds it.

    The printed edition must be the pack's; without one every edition of the guideline is asked. A topic is known by
    its section or, where the letter prints none, by pages that overlap its own. Where several topics share a page, a
    citation without a section means none of them for certain.

    >>> topic_of(Citation(guideline="mtus-chronic-pain", title="", edition="2009", section="Physical Medicine"))
    'mtus-chronic-pain@2009/physical-medicine'
    """
    if library is None:
        return _of_our_library(citation)
    return _find(citation, library)


@cache
def _of_our_library(citation: Citation) -> str | None:
    return _find(citation, load_library())


def _find(citation: Citation, library: Library) -> str | None:
    candidates = [
        (pack, topic)
        for pack, topic in library.topics()
        if pack.guideline == citation.guideline and citation.edition in {None, pack.edition}
    ]
    if citation.section:
        named = _key(citation.section)
        found = [(pack, topic) for pack, topic in candidates if named in set(_names(topic))]
    elif citation.pages:
        found = [(pack, topic) for pack, topic in candidates if _shares_page(topic, citation)]
        if len({topic.id for _, topic in found}) > 1:
            return None
    else:  # a guideline of one subject, such as acupuncture, is cited by its name alone
        found = [(pack, topic) for pack, topic in candidates if _key(topic.id) in _key(pack.title)]
    return _id(*found[0]) if found else None


def _names(topic: PackTopic) -> Iterator[str]:
    yield _key(topic.title)
    yield _key(topic.id)
    # The first citation of a topic is its own place; those behind it support single criteria.
    for own in topic.citations[:1]:
        if own.section:
            yield _key(own.section)


def _key(section: str) -> str:
    """A section's name without case and punctuation, "&" as "and"."""
    return " ".join(re.findall(r"[a-z0-9]+", section.lower().replace("&", " and ")))


def _shares_page(topic: PackTopic, citation: Citation) -> bool:
    return any(cited.overlaps(run) for cited in citation.pages for own in topic.citations for run in own.pages)


def _id(pack: Pack, topic: PackTopic) -> str:
    return f"{pack.guideline}@{pack.edition}/{topic.id}"
