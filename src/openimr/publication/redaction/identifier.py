"""What was found in a text: the class of an identifier, its place, and how sure the finding is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from openimr.vocabulary import Span


class IdentifierClass(StrEnum):
    """The identifiers of 45 CFR 164.514(b)(2)(i), in its order, (A) to (R)."""

    NAME = "name"
    GEOGRAPHY = "geography"
    DATE = "date"
    PHONE = "phone"
    FAX = "fax"
    EMAIL = "e-mail"
    SOCIAL_SECURITY = "social security number"
    MEDICAL_RECORD = "medical record number"
    HEALTH_PLAN = "health plan number"
    ACCOUNT = "account number"
    LICENCE = "certificate or licence number"
    VEHICLE = "vehicle"
    DEVICE = "device"
    URL = "url"
    IP_ADDRESS = "ip address"
    BIOMETRIC = "biometric"
    PHOTOGRAPH = "photograph"
    OTHER = "other identifying code"

    @property
    def paragraph(self) -> str:
        """The letter of the regulation's paragraph.

        >>> IdentifierClass.SOCIAL_SECURITY.paragraph
        'G'
        """
        return "ABCDEFGHIJKLMNOPQR"[list(IdentifierClass).index(self)]


class Certainty(StrEnum):
    """What is certain is hidden by itself; what is suspected waits for a person."""

    CERTAIN = "certain"
    SUSPECTED = "suspected"


@dataclass(frozen=True, kw_only=True)
class Identifier:
    """One identifier in a text. It holds its place only, so that none of the text gets into a log."""

    kind: IdentifierClass
    span: Span
    recognizer: str
    certainty: Certainty = Certainty.CERTAIN
    year: int | None = None
    """Of a date: its year, the one part that Safe Harbor leaves."""

    @property
    def is_certain(self) -> bool:
        return self.certainty is Certainty.CERTAIN


Recognizer = Callable[[str], Iterable[Identifier]]
"""Reads a text and tells what it knows of."""


def found(
    kind: IdentifierClass, start: int, end: int, recognizer: str, *, certain: bool = True, year: int | None = None
) -> Identifier:
    """An identifier from `start` to `end`."""
    certainty = Certainty.CERTAIN if certain else Certainty.SUSPECTED
    return Identifier(kind=kind, span=Span(start, end), recognizer=recognizer, certainty=certainty, year=year)
