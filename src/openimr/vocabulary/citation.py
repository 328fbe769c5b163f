"""A reference to a guideline: which one, which edition, which section, which pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PageRange:
    """Printed pages, both ends included.

    >>> str(PageRange(98, 99)), str(PageRange(8, 8))
    ('98-99', '8')
    """

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def overlaps(self, other: PageRange) -> bool:
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, kw_only=True)
class Citation:
    """One guideline reference. `guideline` is a key such as "mtus-chronic-pain"; `edition` a year, where known.

    `title` is the guideline's name as it is printed; `section` the chapter's topic ("Physical Medicine").
    """

    guideline: str
    title: str
    edition: str | None = None
    section: str | None = None
    pages: tuple[PageRange, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GuidelineBasis:
    """What a decision was said to rest on: the printed text, and what it was understood to cite."""

    text: str = ""
    citations: tuple[Citation, ...] = ()
