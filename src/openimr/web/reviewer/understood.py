"""What was understood of the guideline that a reviewer cites: its topic in the library, and whether it is in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from openimr.criteria import Library, is_in_force, topic_of
from openimr.vocabulary import Citation


@dataclass(frozen=True, kw_only=True)
class Understood:
    """One citation with what the library knows of it."""

    citation: Citation
    topic: str
    """The title of the topic that it means; empty where no pack holds it."""
    href: str
    in_force: bool | None
    """Whether the edition governs on the day that counts; None where that cannot be said."""


def understood(citations: tuple[Citation, ...], governing_on: date | None, library: Library) -> tuple[Understood, ...]:
    """Each citation as it was understood by the library of the review."""
    return tuple(_understood(citation, governing_on, library) for citation in citations)


def topic_href(pack: str, topic: str) -> str:
    """The place of a topic on the page of its guideline; a pack is `guideline@edition`, its revision left out.

    >>> topic_href("mtus-acupuncture@2007#1", "acupuncture")
    '/guidelines/mtus-acupuncture/2007#acupuncture'
    """
    guideline, _, edition = pack.partition("#")[0].partition("@")
    return f"{reverse('guideline', args=[guideline, edition])}#{topic}"


def _understood(citation: Citation, on: date | None, library: Library) -> Understood:
    found = topic_of(citation, library=library)
    pack, _, topic = found.partition("/") if found else ("", "", "")
    return Understood(
        citation=citation,
        topic=_title(pack, topic, library) if found else "",
        href=topic_href(pack, topic) if found else "",
        in_force=is_in_force(citation, on) if on else None,
    )


def _title(pack: str, topic: str, library: Library) -> str:
    return next(held.title for own, held in library.topics() if (own.id.partition("#")[0], held.id) == (pack, topic))
