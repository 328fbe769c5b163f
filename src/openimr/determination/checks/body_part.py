"""BOD: the rationale speaks of the part of the body that the item names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.checks.own_words import own_words
from openimr.vocabulary import BodyPart
from openimr.wording import find_body_parts

# Words for a region count as any part within it, and as each other.
REGIONS = tuple(
    frozenset(re.split(r",\s*", region))
    for region in (
        "spine, back, cervical spine, thoracic spine, lumbar spine, sacroiliac joint, coccyx, pelvis, buttock",
        "upper extremity, shoulder, trapezius, clavicle, arm, elbow, forearm, wrist, hand, thumb, finger",
        "lower extremity, hip, groin, thigh, leg, knee, calf, shin, ankle, foot, heel, toe, buttock, pelvis",
        "cervical spine, upper extremity, shoulder, arm, trapezius, head",
        "lumbar spine, back, lower extremity, leg, hip",
        "head, face, jaw, eye, ear",
        "chest, rib, abdomen, thoracic spine",
    )
)
OPPOSITE = {"left": "right", "right": "left"}


def other_body_part(material: Material) -> Iterator[Flaw]:
    """BOD-01: the rationale names parts of the body, and none that belongs to the item."""
    for path, item in material.items():
        asked = item.body_parts or find_body_parts(item.text)
        named = find_body_parts(own_words(item.rationale))
        if asked and named and not any(belong_together(part, other) for part in asked for other in named):
            yield Flaw(
                path=f"{path}.rationale",
                item=item.number,
                message=f"The item is about the {listed(asked)}; the rationale speaks only of the {listed(named)}.",
                fix="Say what holds for the part that was asked for, or move the passage to its own item.",
            )


def other_side(material: Material) -> Iterator[Flaw]:
    """BOD-02: the rationale names the part that was asked for, on the other side only."""
    for path, item in material.items():
        named = find_body_parts(item.rationale)
        for part in item.body_parts or find_body_parts(item.text):
            sides = {other.side for other in named if other.name == part.name}
            if part.side in OPPOSITE and sides == {OPPOSITE[part.side]} and not names_side(item.rationale, part.side):
                yield Flaw(
                    path=f"{path}.rationale",
                    item=item.number,
                    message=f"The item is about the {part}; the rationale names the {OPPOSITE[part.side]} side only.",
                    fix="Compare the side with the request.",
                )


def names_side(text: str, side: str) -> bool:
    """Whether the text speaks of a side without the part, as in "the right one"."""
    return re.search(rf"\b{side}\s+(?:one|side)\b|\bbilateral(?:ly)?\b", text, re.IGNORECASE) is not None


def belong_together(part: BodyPart, other: BodyPart) -> bool:
    return part.name == other.name or any(part.name in region and other.name in region for region in REGIONS)


def listed(parts: tuple[BodyPart, ...]) -> str:
    return ", ".join(str(part) for part in parts)
