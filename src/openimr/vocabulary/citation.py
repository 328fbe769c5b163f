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
class Study:
    """What a citation of a study names beside its title, year and pages. `author` is the lead author, "Quill R"."""

    author: str
    journal: str = ""
    volume: str = ""


@dataclass(frozen=True, kw_only=True)
class Citation:
    """One guideline reference. `guideline` is a key such as "mtus-chronic-pain"; `edition` a year, where known.

    `title` is the guideline's name as it is printed; `section` the chapter's topic ("Physical Medicine"). A study has
    the key "study", the title of its article, the year as `edition`, and author and journal in `study`.
    """

    guideline: str
    title: str
    edition: str | None = None
    section: str | None = None
    pages: tuple[PageRange, ...] = ()
    study: Study | None = None


@dataclass(frozen=True, kw_only=True)
class GuidelineBasis:
    """What a decision was said to rest on: the printed text, and what it was understood to cite."""

    text: str = ""
    citations: tuple[Citation, ...] = ()
