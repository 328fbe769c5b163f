"""What utilization review decided, told in few words and never in those of its reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from openimr.casefile.evidence import Evidence
from openimr.casefile.file import Document, DocumentType
from openimr.casefile.summary_sentence import SummarySentence, listed, lowered, shown
from openimr.casefile.written_dates import in_words

_OUTCOME = (
    r"(?P<outcome>denied|not\s+(?:certified|authori[sz]ed|approved|medically\s+necessary)|non-?certified"
    r"|modified[^.\n]{0,80}|deferred|delayed)"
)
_ITEM = re.compile(
    rf"^[ \t]*(?:\d{{1,2}}[.)][ \t]+)?(?P<item>[A-Z0-9][^:\n]{{2,160}}?)[ \t]*:[ \t]*{_OUTCOME}\.?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_GUIDELINE = re.compile(
    r"\bMTUS(?:[ \t]+[A-Z]\w+){0,6}[ \t]+Guidelines?\b|\bACOEM\b|\bOfficial Disability Guidelines\b|\bODG\b|\bMTUS\b"
)


def review_decisions(read: Sequence[Document]) -> Iterator[SummarySentence]:
    """Each utilization review decision: its day, what it refused or changed, which guidelines it names."""
    for document in read:
        if document.type is DocumentType.UR_DECISION:
            yield from _decision(document)


def _decision(document: Document) -> Iterator[SummarySentence]:
    decided: dict[str, list[str]] = {}
    places: list[Evidence] = []
    cited: dict[str, Evidence] = {}
    for page in document.pages:
        for match in _ITEM.finditer(page.text):
            outcome = " ".join(match["outcome"].lower().split())
            said = "modified" if outcome.startswith("modified") else outcome
            decided.setdefault(said, []).append(lowered(" ".join(match["item"].split())))
            places.append(shown(document, page, *match.span()))
        for match in _GUIDELINE.finditer(page.text):
            cited.setdefault(" ".join(match.group().split()), shown(document, page, *match.span()))
    if not decided:
        return
    on = f"On {in_words(document.dated)} utilization review" if document.dated else "Utilization review"
    told = listed([f"{_verb(outcome)} {listed(items, joined='; ')}" for outcome, items in decided.items()], joined="; ")
    names = [name for name in cited if not any(name != other and name in other for other in cited)]
    noting = (
        f", noting {listed([f'the {name}' if name.startswith('MTUS') else name for name in names])}" if names else ""
    )
    shows = (*places, *(cited[name] for name in names))
    yield SummarySentence(
        text=f"{on} {told}{noting}.",
        evidence=tuple({(place.document_id, place.page): place for place in shows}.values()),
    )


def _verb(outcome: str) -> str:
    """The verb of an outcome.

    >>> _verb("denied"), _verb("non-certified"), _verb("not authorized")
    ('denied', 'did not certify', 'did not authorize')
    """
    if outcome.startswith(("not ", "non")):
        if "medically" in outcome:
            return "did not find medically necessary:"
        stem = outcome.replace("non-", "not ").replace("noncert", "not cert").split()[-1]
        return "did not " + {"certified": "certify", "approved": "approve"}.get(stem, stem.removesuffix("d"))
    return outcome
