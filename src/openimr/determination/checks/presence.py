"""FACT-03 to FACT-06: what a rationale says is there is in the case file, in the number that it says."""

from __future__ import annotations

from collections.abc import Iterator

from openimr.casefile import Fact, FactStatus, Kind, PresenceClaim, concepts, presence_claims
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.checks.places import named_pages, pages_of
from openimr.determination.checks.quantity import overlap
from openimr.vocabulary import Span

SHOWN = frozenset({FactStatus.DOCUMENTED, FactStatus.CONFLICTING})


def denied_by_file(material: Material) -> Iterator[Flaw]:
    """FACT-03: the rationale says that something is there, and the file says that it is not."""
    for path, number, claim, fact in _unshown(material, FactStatus.DENIED):
        pages = pages_of(shown for shown in fact.evidence if not shown.supports)
        where = f" Open {named_pages(pages, material.case_file)}." if pages else ""
        yield Flaw(
            path=path,
            item=number,
            span=Span(claim.start, claim.end),
            message=f"The file denies it.{where} Named as there: {_label(claim)}.",
            fix="Open the page. Then correct the sentence, or say why the page does not count.",
            evidence=pages,
        )


def without_evidence(material: Material) -> Iterator[Flaw]:
    """FACT-04: the rationale says that something is there, and no page that was searched shows it."""
    for path, number, claim, fact in _unshown(material, FactStatus.NOT_FOUND):
        searched = f" {fact.search.pages_read} pages were searched." if fact.search else ""
        near = pages_of(fact.search.near) if fact.search else ()
        yield Flaw(
            path=path,
            item=number,
            span=Span(claim.start, claim.end),
            message=f"No page shows it.{searched} Named as there: {_label(claim)}.",
            fix="Name the page that shows it, or take the sentence out.",
            evidence=near,
        )


def other_count(material: Material) -> Iterator[Flaw]:
    """FACT-05: the rationale counts visits or treatments otherwise than the file does."""
    yield from _other_number(material, counts=True)


def other_measure(material: Material) -> Iterator[Flaw]:
    """FACT-06: the rationale gives a pain score, a dose, a length of time or an age that the file does not have."""
    yield from _other_number(material, counts=False)


def _other_number(material: Material, *, counts: bool) -> Iterator[Flaw]:
    for path, number, claim, fact in _numbered(material):
        if (concepts()[claim.concept].kind is Kind.COUNT) is not counts or fact.status not in SHOWN:
            continue
        if claim.value and fact.value and not overlap(claim.value, fact.value):
            pages = pages_of(shown for shown in fact.evidence if shown.supports)
            where = f" Open {named_pages(pages, material.case_file)}." if pages else ""
            yield Flaw(
                path=path,
                item=number,
                span=Span(claim.start, claim.end),
                message=(
                    f"The rationale has {claim.value}, the file has {fact.value} {fact.unit}.{where} "
                    f"What: {_label(claim)}."
                ),
                fix="Compare the number with the page, then correct it, or say which page counts.",
                evidence=pages,
            )


def _numbered(material: Material) -> Iterator[tuple[str, int, PresenceClaim, Fact]]:
    """Every claim that has a number, with its fact."""
    assert material.facts is not None  # the rules need them
    for path, item in material.items():
        for claim in presence_claims(item.rationale):
            if claim.value is not None:
                yield f"{path}.rationale", item.number, claim, material.facts.about(claim.concept)


def _unshown(material: Material, status: FactStatus) -> Iterator[tuple[str, int, PresenceClaim, Fact]]:
    """The first claim about each concept whose fact has the status, where the same words show nothing else either.

    One word may stand for several concepts, such as a drug for its class and for a risk: any of them confirms it.
    """
    assert material.facts is not None  # the rules need them
    for path, item in material.items():
        claims, seen = presence_claims(item.rationale), set[str]()
        for claim in claims:
            fact = material.facts.about(claim.concept)
            same = [other for other in claims if other.start < claim.end and claim.start < other.end]
            if fact.status is not status or _is_none(claim) or seen & {other.concept for other in same}:
                continue
            seen.add(claim.concept)
            if all(material.facts.about(other.concept).status not in SHOWN for other in same):
                yield f"{path}.rationale", item.number, claim, fact


def _is_none(claim: PresenceClaim) -> bool:
    """Whether the sentence counts none, which claims no presence."""
    return claim.value is not None and claim.value.high == 0


def _label(claim: PresenceClaim) -> str:
    return concepts()[claim.concept].label
