"""Whether a name is an organization's."""

from __future__ import annotations

import re

# A name with one of these is an organization's: its last word alone ("Clinic") is nobody's name.
ORGANIZATION = re.compile(
    r"(?i)\b(?:inc|llc|llp|ltd|corp|corporation|co|company|clinic|center|centre|hospital|group|associates|claims"
    r"|insurance|administrators?|services?|systems?|mutual|county|city|state|district|school|university|department"
    r"|industries|works|foods?|farms?|logistics|partners|bank|fund|authority|medical|medicine|health|physicians|pharmacy"
    r"|imaging|laborator(?:y|ies)|radiology|therapy|rehabilitation|spine|orthop\w{1,20}|chiropractic|acupuncture"
    r"|institute|review|desk)\b\.?"
)


def names_an_organization(name: str) -> bool:
    """Whether a name has a word that stands in the names of organizations.

    >>> [names_an_organization(name) for name in ("Alder Creek Clinic", "Ada Quillfeather")]
    [True, False]
    """
    return bool(ORGANIZATION.search(name))
