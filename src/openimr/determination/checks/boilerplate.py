"""DEC-04: no standard sentence is left that only fits the other decision, or none at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.determination.checks.clause import clauses
from openimr.determination.checks.conclusion import conclusions
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.vocabulary import Decision

_NAY = r"(?:denial|non-?certification|(?:utilization\s+review|UR|adverse)\s+(?:decision|determination))"
# Each sentence fits one decision only; what a conclusion says outright is looked at by DEC-01 and DEC-02.
_FITS = {
    Decision.UPHELD: re.compile(
        rf"\b{_NAY}\s+(?:is|are|was)\s+(?:therefore\s+|thus\s+|hence\s+)?(?:upheld|affirmed|appropriate|correct|reasonable)\b"
        rf"|\b(?:agree|concur)s?\s+with\s+(?:the\s+|this\s+)?(?:\w+\s+)?{_NAY}\b"
        r"|\bmedical\s+necessity\s+(?:has|is|was)\s+not\s+(?:been\s+)?(?:established|demonstrated|shown|met)\b"
        r"|\bnot\s+(?:to\s+)?be\s+(?:interpreted|construed|read)\s+as\s+a\s+recommendation\s+to\s+(?:stop|discontinue)\b",
        re.IGNORECASE,
    ),
    Decision.OVERTURNED: re.compile(
        rf"\b{_NAY}\s+(?:is|are|was)\s+(?:therefore\s+|thus\s+|hence\s+)?(?:overturned|reversed|set\s+aside|not\s+(?:upheld|appropriate|correct|supported|reasonable))\b"
        rf"|\bdisagrees?\s+with\s+(?:the\s+|this\s+)?(?:\w+\s+)?{_NAY}\b"
        r"|\bmedical\s+necessity\s+(?:has|is)\s+(?:been\s+)?(?:clearly\s+)?(?:demonstrated|shown)\b",
        re.IGNORECASE,
    ),
}
# An item is Upheld or Overturned; a review certifies no part of it.
_PARTIAL = re.compile(
    r"\b(?:partial|modified)\s+(?:certification|approval|authorization)\b[^.;]{0,80}?\b(?:is|are)\s+(?:\w+\s+)?"
    r"(?:recommended|granted|given|made|appropriate|reasonable|warranted|supported)\b"
    r"|\brecommend(?:ed|s)?\s+(?:is\s+|are\s+|for\s+)?(?:a\s+|an?\s+)?(?:partial|modified)\s+(?:certification|approval|authorization)\b"
    r"|\b(?:is|are)\s+(?:therefore\s+|thus\s+)?(?:partially|in\s+part)\s+(?:certified|approved|authorized|(?:medically\s+)?necessary|overturned|upheld)\b"
    r"|\b(?:is|are)\s+(?:therefore\s+|thus\s+)?(?:modified|certified\s+with\s+modification)\s+to\b",
    re.IGNORECASE,
)
_SAID_ELSEWHERE = re.compile(
    r"\b(?:utilization\s+review(?:er)?|UR|claims\s+administrator|administrator|previous\w*|prior|earlier|physician|provider"
    r"|no\s+provision|cannot|can\s+not|not\s+possible|if|would|may|might|could|should\s+the)\b",
    re.IGNORECASE,
)


def fits_the_other_decision(material: Material) -> Iterator[Flaw]:
    """DEC-04: a standard sentence speaks for the other decision, or certifies a part."""
    for path, item in material.items():
        if item.decision is None:
            continue
        concluding = {said.span for said in conclusions(item.rationale)}
        for span, clause in clauses(item.rationale):
            message = _message(clause, item.decision, is_conclusion=span in concluding)
            if message:
                yield Flaw(
                    path=f"{path}.rationale",
                    item=item.number,
                    span=span,
                    message=message,
                    fix="Take the sentence out, or change the decision.",
                )


def _message(clause: str, decision: Decision, *, is_conclusion: bool) -> str:
    if _PARTIAL.search(clause) and not _SAID_ELSEWHERE.search(clause):
        return f"The item is {decision}, but the sentence certifies a part; a review decides the item as a whole."
    other = next(kind for kind in Decision if kind is not decision)
    if _FITS[other].search(clause) and not is_conclusion:
        return f"The item is {decision}, but this standard sentence only fits {other}."
    return ""
