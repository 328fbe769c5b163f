"""Citations in print: one for a list, several as the text of a guideline block."""

from __future__ import annotations

from collections.abc import Iterable

from openimr.vocabulary import Citation
from openimr.wording.citation_reading import split_sections

OUTSIDE = "Non-MTUS Citation"


def write_citation(citation: Citation) -> str:
    """The citation as a list prints it.

    >>> from openimr.wording import read_citations
    >>> block = "Decision based on MTUS Chronic Pain Treatment Guidelines Physical Medicine Page(s): 98-99."
    >>> write_citation(read_citations(block)[0])
    'MTUS Chronic Pain Treatment Guidelines, Physical Medicine, p. 98-99'
    """
    title = f"{citation.title} {citation.edition}" if citation.edition else citation.title
    title = _study(citation) if citation.study else title
    pages = f"p. {_pages(citation)}" if citation.pages else ""
    return ", ".join(part for part in (title, citation.section, pages) if part)


def write_basis(citations: Iterable[Citation]) -> str:
    """The text of a guideline block, in the manner of published letters; `read_citations` reads it back.

    >>> from openimr.wording import read_citations
    >>> block = "Decision based on MTUS Chronic Pain Treatment Guidelines Physical Medicine Page(s): 98-99."
    >>> write_basis(read_citations(block)) == block
    True
    """
    return " ".join(f"Decision based on {_cited(citation)}." for citation in citations)


def _cited(citation: Citation) -> str:
    pages = f" Page(s): {_pages(citation)}" if citation.pages else ""
    if citation.study:
        return f"{OUTSIDE} {_study(citation)}{',' if pages else ''}{pages}"
    if not citation.guideline.startswith("mtus"):
        edition = f", {citation.edition}" if citation.edition else ""
        section = f", {citation.section}" if citation.section else ""
        return f"{OUTSIDE} {citation.title}{edition}{section}{pages}"
    if not citation.edition:
        return " ".join(part for part in (citation.title, citation.section) if part) + pages
    if not citation.section:
        return f"{citation.title} {citation.edition}{',' if pages else ''}{pages}"
    # "Section(s)" is a list, which commas divide; a name with a dividing comma stands alone under "Section".
    label = "Section(s)" if split_sections(citation.section) == [citation.section] else "Section"
    return f"{citation.title} {citation.edition}, {label}: {citation.section}{',' if pages else ''}{pages}"


def _study(citation: Citation) -> str:
    """Lead author, article, year, journal and volume, in the order of 8 CCR 9792.21.1(d)."""
    assert citation.study is not None
    volume = f"Vol. {citation.study.volume}" if citation.study.volume else ""
    parts = (citation.study.author, f'"{citation.title}"', citation.edition, citation.study.journal, volume)
    return ", ".join(part for part in parts if part)


def _pages(citation: Citation) -> str:
    return ", ".join(str(run) for run in citation.pages)
