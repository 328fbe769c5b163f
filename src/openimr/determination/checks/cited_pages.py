"""CIT-04: the pages cited are pages of the topic cited."""

from __future__ import annotations

from collections.abc import Iterator

from openimr.criteria import Library, Pack, PackTopic, editions_in_force, load_library, topic_of
from openimr.determination.checks.citation import Governing, cited_by, governing_of
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.vocabulary import Citation, PageRange


def pages_of_another_topic(material: Material) -> Iterator[Flaw]:
    """CIT-04: a citation names a section, and none of its pages belongs to that section."""
    for path, item in material.items():
        governing = governing_of(material, item)
        for citation in cited_by(item):
            own = _pages(citation, governing, material.library) if citation.section and citation.pages else ()
            if own and not any(cited.overlaps(run) for cited in citation.pages for run in own):
                yield Flaw(
                    path=f"{path}.reviewer_guideline",
                    item=item.number,
                    message=(
                        f"{citation.section} stands on page {_listed(own)} of {citation.title}; "
                        f"page {_listed(citation.pages)} is cited."
                    ),
                    fix="Compare section and pages with the guideline.",
                )


def _pages(citation: Citation, governing: Governing | None, library: Library | None) -> tuple[PageRange, ...]:
    """Every page on which the cited section stands, where edition and pages are sure; nothing else."""
    name = topic_of(citation, library=library)
    for pack, topic in (library or load_library()).topics():
        if name == f"{pack.guideline}@{pack.edition}/{topic.id}":
            is_sure = citation.edition == pack.edition or _governs(pack.guideline, pack.edition, governing)
            return _pages_of(pack, topic, citation.section or "") if is_sure and _has_sure_pages(topic) else ()
    return ()


def _pages_of(pack: Pack, topic: PackTopic, section: str) -> tuple[PageRange, ...]:
    """The pages of the topic, and those that other topics of the pack give for the same section."""
    named = list(topic.citations)
    named += [own for other in pack.topics for own in other.citations if (own.section or "").lower() == section.lower()]
    return tuple(dict.fromkeys(run for own in named for run in own.pages))


def _has_sure_pages(topic: PackTopic) -> bool:
    """Whether a confirmed criterion stands on a page of the topic's own place: other pages are only remembered."""
    return topic.is_confirmed and any(
        leaf.is_confirmed and any(run.overlaps(own) for run in leaf.citation.pages for own in topic.citations[0].pages)
        for leaf in topic.supported_when.leaves()
    )


def _governs(guideline: str, edition: str, governing: Governing | None) -> bool:
    return governing is not None and all(
        edition in editions_in_force(guideline, day) for day in (governing.first, governing.last)
    )


def _listed(pages: tuple[PageRange, ...]) -> str:
    return ", ".join(str(run) for run in pages)
