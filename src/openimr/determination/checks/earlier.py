"""FACT-12: an earlier determination in the file that granted the same treatment is answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.casefile import EarlierGrant, earlier_grants
from openimr.determination.checks.body_part import belong_together
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.checks.places import named_pages, pages_of
from openimr.determination.determination import DeterminedItem
from openimr.vocabulary import Decision
from openimr.wording import find_body_parts, find_drugs, find_treatment

SPEAKS_OF_ONE = re.compile(
    r"\b(?:earlier|previous(?:ly)?|prior|last|first|former)\s+(?:\w+\s+){0,3}?(?:IMR|determination|medical\s+review)\b"
    r"|\b(?:IMR|independent\s+medical\s+review)\b[^.;]{0,80}\b(?:overturn\w*|approv\w*|granted|allowed|found)\b",
    re.IGNORECASE,
)


def granted_before(material: Material) -> Iterator[Flaw]:
    """FACT-12: an item is upheld, and nothing is said of an earlier determination that granted the same treatment."""
    assert material.case_file is not None  # the rule needs it
    grants = earlier_grants(material.case_file)
    for path, item in material.items():
        if item.decision is not Decision.UPHELD or SPEAKS_OF_ONE.search(item.rationale):
            continue
        same = [grant.evidence for grant in grants if _is_same(item, grant)]
        if same:
            pages = pages_of(same)
            yield Flaw(
                path=f"{path}.rationale",
                item=item.number,
                message=(
                    "An earlier determination in the file overturned the denial of the same treatment. "
                    f"Open {named_pages(pages, material.case_file)}."
                ),
                fix="Say why this one differs: what has changed since, or what was not known then.",
                evidence=pages,
            )


def _is_same(item: DeterminedItem, grant: EarlierGrant) -> bool:
    """Whether both name the same drug, or the same treatment of the same part."""
    drugs = {drug.ingredient for drug in item.drugs or find_drugs(item.text)}
    if drugs:
        return bool(drugs & {drug.ingredient for drug in find_drugs(grant.text)})
    treatment = item.treatment or find_treatment(item.text)
    if treatment is None or find_treatment(grant.text) != treatment:
        return False
    asked, granted = item.body_parts or find_body_parts(item.text), find_body_parts(grant.text)
    return not asked or not granted or any(belong_together(one, other) for one in asked for other in granted)
