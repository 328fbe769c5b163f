"""What the rationales claim of the file, each with the verdict of the search and the pages to look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from openimr.casefile import ClaimKind, Evidence, HeldClaim, SearchLog, Verdict, concepts
from openimr.determination import DeterminedItem
from openimr.web.reviewer.look import Look
from openimr.web.reviewer.page_numbers import PageNumbers
from openimr.workflow import Review

_LOOKS: dict[Verdict, tuple[str, str, str | Promise]] = {
    Verdict.CONFIRMED: ("met", "met", _("Confirmed")),
    Verdict.CONTRADICTED: ("late", "stop", _("Contradicted")),
    Verdict.DIVIDED: ("undoc", "late", _("The file says both")),
    Verdict.WITHOUT_EVIDENCE: ("undoc", "late", _("No page shows it")),
    Verdict.WORDS_ONLY: ("note", "search", _("Only its words were looked for; look yourself")),
}
SURE = 0.95
"""Below this certainty of reading the log names the poorest page."""

Links = tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class ClaimLine:
    """One claim as the list shows it."""

    item: int
    said: str
    of: str
    tone: str
    icon: str
    verdict: str | Promise
    pages: Links
    near: Links
    search: SearchLog | None

    @property
    def is_poorly_read(self) -> bool:
        return self.search is not None and self.search.lowest_quality < SURE

    @property
    def lowest_quality(self) -> int:
        return round(100 * self.search.lowest_quality) if self.search else 100


def claim_lines(review: Review, look: Look, pages: PageNumbers) -> tuple[ClaimLine, ...]:
    """Every claim of absence, and those of presence that the file does not bear out, each concept once a sentence."""
    return tuple(
        _line(item, held, look, pages)
        for item, found in review.claims()
        for held in _each_once(found)
        if held.claim.kind is ClaimKind.ABSENCE or held.verdict is not Verdict.CONFIRMED
    )


def _each_once(found: Iterable[HeldClaim]) -> tuple[HeldClaim, ...]:
    """Of claims that name the same concept in one sentence the first."""
    by_name = {
        (held.claim.sentence, held.claim.concept or held.claim.words, held.claim.kind): held
        for held in reversed(tuple(found))
    }
    return tuple(reversed(by_name.values()))


def _line(item: DeterminedItem, held: HeldClaim, look: Look, pages: PageNumbers) -> ClaimLine:
    tone, icon, verdict = _LOOKS[held.verdict]
    claim = held.claim
    words = item.rationale[claim.words.start : claim.words.end]
    near = held.search.near if held.search else ()
    return ClaimLine(
        item=item.number,
        said=" ".join(item.rationale[claim.sentence.start : claim.sentence.end].split()),
        of=f"{concepts()[claim.concept].label if claim.concept else ' '.join(words.split())}.",
        tone=tone,
        icon=icon,
        verdict=verdict,
        pages=_links(held.evidence, look, pages),
        near=_links(near, look, pages),
        search=held.search,
    )


def _links(evidence: Iterable[Evidence], look: Look, pages: PageNumbers) -> Links:
    places = {place.in_file: place for shown in evidence if (place := pages.of_evidence(shown))}
    return tuple((look.at(place.document.id, place.page).href, number) for number, place in places.items())
