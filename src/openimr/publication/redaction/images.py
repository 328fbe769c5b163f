"""Photographs and other pictures of a person that a text points to, and biometric records without a code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.publication.redaction.identifier import Identifier, IdentifierClass, found

FILE = re.compile(
    r"(?<![\w/-])[\w()-]{1,60}(?:\.[\w()-]{1,30})?\.(?:jpe?g|png|gif|tiff?|bmp|heic|webp|raw|mp4|mov|avi)\b",
    re.IGNORECASE,
)
PHOTO = re.compile(
    r"""(?ix) \b(?:
      (?:(?:attached|enclosed|appended|included|submitted|accompanying|full[-\s]face|facial|clinical|intake
        |identification|ID|passport|employee|badge|driver['’]?s\s+licen[sc]e|colou?r|frontal|surveillance
        |portrait)\s+){1,3}
        (?:photo(?:graph)?s?|pictures?|portraits?|head\s?shots?|snapshots?|selfies?|mug\s?shots?)
    | (?:photo(?:graph)?s?|pictures?|portraits?|head\s?shots?|selfies?|mug\s?shots?)\s+(?:(?:is|are|was
        |were)\s+)?(?:attached|enclosed|appended|included|on\s+file|in\s+the\s+chart|submitted)
    | (?:photo(?:graph)?s?|pictures?|portraits?|head\s?shots?|selfies?|videos?)\s+of\s+(?:(?:the|his|her
        |their)\s+)?(?:full\s+)?(?:face|patient|claimant|worker|injured\s+worker|applicant|employee|man|woman|him
        |her)(?:['’]s\s+face)?
    | (?:photo(?:graph)?|picture|selfie|head\s?shot)\s+(?:no\.?\s?|number\s|\#\s?)?\d{1,4}\b
    | (?:fig(?:ure|\.)|exhibit|image)\s+\d{1,3}[A-Za-z]?\s+(?:shows?|depicts?)\s+(?:the\s+)?(?:patient|claimant
        |worker|applicant|his|her|face)\w*(?:['’]s)?(?:\s+face)?
    | head\s?shots?|selfies?|mug\s?shots?
    )"""
)
BIOMETRIC = re.compile(
    r"""(?ix) \b(?:
      (?:finger|thumb|palm|voice|foot|hand)\s?-?prints?(?:\s+(?:records?|files?|scans?|cards?|templates?|samples?
        |images?))?
    | (?:retina|retinal|iris|DNA|voice|vein|palm[-\s]vein|hand[-\s]geometry|facial[-\s](?:recognition|geometry)
        |face[-\s]geometry|gait[-\s]recognition)\s+(?:scans?|templates?|images?|samples?|recordings?|swabs?
        |profiles?|records?|maps?|data|patterns?|enrollments?)
    | biometric\s+(?:scans?|templates?|data|records?|enrollments?|identifiers?|samples?|time\s?-?clock\s+(?:id
        |records?))
    | DNA\s+(?:profiles?|records?)
    )\b"""
)


def images(text: str) -> Iterator[Identifier]:
    """File names of pictures, and words that point to a picture of a person."""
    for pattern in (FILE, PHOTO):
        for match in pattern.finditer(text):
            yield found(IdentifierClass.PHOTOGRAPH, *match.span(), "picture")


def biometrics(text: str) -> Iterator[Identifier]:
    """Words that point to a biometric record."""
    for match in BIOMETRIC.finditer(text):
        yield found(IdentifierClass.BIOMETRIC, *match.span(), "biometric record")
