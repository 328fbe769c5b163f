"""What the library presidio-analyzer knows: numbers with check digits and forms. Without a model, and offline.

Only its recognizers of patterns run, behind an empty spaCy pipeline, which gives it the words around a match. Names are
not asked of it: that would need a model. Web addresses are not either: its pattern for them takes a minute for 20,000
letters of "a.a.a.".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from openimr.publication.redaction.contact import IP_NEAR
from openimr.publication.redaction.identifier import Identifier, IdentifierClass, found
from openimr.vocabulary import SettingError

if TYPE_CHECKING:
    from presidio_analyzer import AnalyzerEngine

KINDS = {
    "EMAIL_ADDRESS": IdentifierClass.EMAIL,
    "PHONE_NUMBER": IdentifierClass.PHONE,
    "IP_ADDRESS": IdentifierClass.IP_ADDRESS,
    "MAC_ADDRESS": IdentifierClass.DEVICE,
    "US_SSN": IdentifierClass.SOCIAL_SECURITY,
    "US_ITIN": IdentifierClass.OTHER,
    "US_PASSPORT": IdentifierClass.OTHER,
    "US_MBI": IdentifierClass.HEALTH_PLAN,
    "US_NPI": IdentifierClass.LICENCE,
    "MEDICAL_LICENSE": IdentifierClass.LICENCE,
    "CREDIT_CARD": IdentifierClass.ACCOUNT,
    "IBAN_CODE": IdentifierClass.ACCOUNT,
    "ABA_ROUTING_NUMBER": IdentifierClass.ACCOUNT,
    "CRYPTO": IdentifierClass.ACCOUNT,
}
SURE = 0.5
"""From this score on a finding is certain; without a check digit or a word beside it, it scores less."""
HEARD = 0.35
LONGEST = 20_000


def library(text: str) -> Iterator[Identifier]:
    """What presidio-analyzer finds by patterns and check digits. Raises `SettingError` where it is missing."""
    for start in range(0, len(text), LONGEST):
        piece = text[start : start + LONGEST]
        for result in _engine().analyze(piece, language="en", entities=list(KINDS), score_threshold=HEARD):
            said = piece[result.start : result.end]
            if _is_no_identifier(result.entity_type, said, piece[max(0, result.start - 40) : result.start]):
                continue
            certain = result.score >= SURE
            name = f"presidio {result.entity_type}"
            yield found(KINDS[result.entity_type], start + result.start, start + result.end, name, certain=certain)


def _is_no_identifier(entity: str, said: str, before: str) -> bool:
    """What its patterns take for an identifier in letters: headings for IP addresses, days for phones."""
    if entity == "IP_ADDRESS" and "." in said:
        return max(int(part) for part in re.findall(r"\d+", said)) < 30 and not IP_NEAR.search(before)
    if entity == "PHONE_NUMBER":
        return bool(re.fullmatch(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}.*", said)) or len(re.findall(r"\d", said)) < 7
    return False


@cache
def _engine() -> AnalyzerEngine:
    try:
        import spacy
        import tldextract
        from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
        from presidio_analyzer import predefined_recognizers as known
        from presidio_analyzer.nlp_engine import SpacyNlpEngine
    except ImportError as missing:
        raise SettingError(
            f"the library {str(missing.name).partition('.')[0]}, which finds identifiers, is missing.",
            do="Install it: pip install presidio-analyzer.",
        ) from None

    # The suffixes come from the list inside the package: no list is fetched, nothing is written to a cache.
    domains = tldextract.TLDExtract(cache_dir=None, suffix_list_urls=())

    class Emails(known.EmailRecognizer):
        def validate_result(self, pattern_text: str) -> bool:
            return bool(domains(pattern_text).fqdn)

    class NoModel(SpacyNlpEngine):
        """An empty pipeline: it parts words and nothing else, so there is no model to load or to download."""

        def load(self) -> None:
            self.__dict__["nlp"] = {"en": spacy.blank("en")}

    words = NoModel(models=[{"lang_code": "en", "model_name": "none"}])
    words.load()
    recognizers = [
        Emails(),
        known.PhoneRecognizer(supported_regions=("US",), leniency=1),
        known.IpRecognizer(),
        known.MacAddressRecognizer(),
        known.UsSsnRecognizer(),
        known.UsItinRecognizer(),
        known.UsPassportRecognizer(),
        known.UsMbiRecognizer(),
        known.UsNpiRecognizer(),
        known.MedicalLicenseRecognizer(),
        known.CreditCardRecognizer(),
        known.IbanRecognizer(),
        known.AbaRoutingRecognizer(),
        known.CryptoRecognizer(),
    ]
    registry = RecognizerRegistry(recognizers=recognizers)
    return AnalyzerEngine(registry=registry, nlp_engine=words, supported_languages=["en"])
