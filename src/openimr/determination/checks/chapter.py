"""CIT-05: a chapter for one region of the body is cited for an item of that region."""

from __future__ import annotations

from collections.abc import Iterator

from openimr.determination.checks.body_part import belong_together, listed
from openimr.determination.checks.citation import cited_by
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.vocabulary import BodyPart, Citation
from openimr.wording import find_body_parts

_ARM = "upper extremity, arm, elbow, forearm, wrist, hand, thumb, finger"
_LEG = "lower extremity, thigh, leg, knee, calf, shin, ankle, foot, heel, toe"
_BACK = "spine, back, thoracic spine"
# The parts that a chapter of ACOEM 2004 speaks of, with those to which its complaints reach: pain of the low back goes
# into the leg, and a nerve test of the arms belongs to the neck. A guideline that is not here is a general one.
# No chapter is for the hip; it is left to those of its neighbours.
REGIONS = {
    "mtus-acoem-neck": f"cervical spine, {_BACK}, head, face, jaw, trapezius, shoulder, clavicle, chest, rib, {_ARM}",
    "mtus-acoem-shoulder": f"shoulder, trapezius, clavicle, chest, rib, cervical spine, spine, {_ARM}",
    "mtus-acoem-elbow": _ARM,
    "mtus-acoem-forearm-wrist-hand": _ARM,
    "mtus-acoem-low-back": (
        f"lumbar spine, {_BACK}, sacroiliac joint, coccyx, pelvis, buttock, groin, hip, abdomen, "
        "lower extremity, thigh, leg, foot"
    ),
    "mtus-acoem-knee": "knee, lower extremity, thigh, leg, calf, shin, hip",
    "mtus-acoem-ankle-foot": "lower extremity, leg, calf, shin, ankle, foot, heel, toe",
    "mtus-acoem-eye": "eye, face, head",
}
# These print the chapter, which bears the name of its region, where others print the section.
PRINTS_ITS_CHAPTER = frozenset({"odg", "acoem"})


def other_region(material: Material) -> Iterator[Flaw]:
    """CIT-05: a chapter is cited that speaks of another region of the body than the item."""
    for path, item in material.items():
        asked = item.body_parts or find_body_parts(item.text)
        told: set[str] = set()
        for citation in cited_by(item) if asked else ():
            if _fits(citation, asked) or citation.title in told:
                continue
            told.add(citation.title)
            chapter = citation.section if citation.guideline in PRINTS_ITS_CHAPTER else citation.title
            yield Flaw(
                path=f"{path}.reviewer_guideline",
                item=item.number,
                message=f"The item is about the {listed(asked)}; the chapter cited is {chapter}.",
                fix="Cite the chapter for that region, or say in the rationale why this one applies.",
            )


def _fits(citation: Citation, asked: tuple[BodyPart, ...]) -> bool:
    if citation.guideline in PRINTS_ITS_CHAPTER:
        named = find_body_parts(citation.section or "")
        return not named or any(belong_together(part, other) for part in asked for other in named)
    region = REGIONS.get(citation.guideline)
    return region is None or any(part.name in region.split(", ") for part in asked)
