"""Identifiers in running text: the 18 classes of HIPAA Safe Harbor, how each is found, and its mask."""

from openimr.publication.redaction.finding import OWN, RECOGNIZERS, find_identifiers, names_found
from openimr.publication.redaction.identifier import Certainty, Identifier, IdentifierClass
from openimr.publication.redaction.masks import MASKS, masked

__all__ = [
    "MASKS",
    "OWN",
    "RECOGNIZERS",
    "Certainty",
    "Identifier",
    "IdentifierClass",
    "find_identifiers",
    "masked",
    "names_found",
]
