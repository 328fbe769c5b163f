"""CIT-04: the pages cited are pages of the topic cited."""

from __future__ import annotations

from collections.abc import Iterator

from openimr.criteria import PackTopic, editions_in_force, load_library, topic_of
from openimr.determination.checks.citation import Governing, cited_by, governing_of
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.vocabulary import Citation, PageRange


def pages_of_another_topic(material: Material) -> Iterator[Flaw]:
    """CIT-04: a citation names a section, and none of its pages belongs to that section."""
    for path, item in material.items():
        governing = governing_of(material, item)
        for citation in cited_by(item):
            topic = _topic(citation, governing) if citation.section and citation.pages else None
            own = _pages(topic) if topic else ()
            if topic and own and not any(cited.overlaps(run) for cited in citation.pages for run in own):
                yield Flaw(
                    path=f"{path}.reviewer_guideline",
                    item=item.number,
                    message=(
                        f"{citation.section} stands on page {_listed(own)} of {citation.title}; "
                        f"page {_listed(citation.pages)} is cited."
                    ),
                    fix="Compare section and pages with the guideline.",
                )


def _topic(citation: Citation, governing: Governing | None) -> PackTopic | None:
    """The confirmed topic that a citation names, where its edition is said or follows from the day."""
    name = topic_of(citation)
    if name is None:
        return None
    for pack, topic in load_library().topics():
        if name == f"{pack.guideline}@{pack.edition}/{topic.id}" and topic.is_confirmed:
            return (
                topic if citation.edition == pack.edition or _governs(pack.guideline, pack.edition, governing) else None
            )
    return None


def _governs(guideline: str, edition: str, governing: Governing | None) -> bool:
    return governing is not None and all(
        edition in editions_in_force(guideline, day) for day in (governing.first, governing.last)
    )


def _pages(topic: PackTopic) -> tuple[PageRange, ...]:
    return tuple(run for citation in topic.citations for run in citation.pages)


def _listed(pages: tuple[PageRange, ...]) -> str:
    return ", ".join(str(run) for run in pages)
