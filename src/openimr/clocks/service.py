"""How a paper was served, which may give the person who answers more time."""

from __future__ import annotations

from enum import StrEnum


class Service(StrEnum):
    """How the utilization review decision was served; service by mail gives more time (CCP 1013)."""

    MAIL = "mail"
    FAX = "fax"
    ELECTRONIC = "electronic transmission"
    IN_PERSON = "in person"
