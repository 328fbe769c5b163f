"""Who takes part in a case, and what may be said of a reviewer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """In what capacity somebody acts; every permission is by role."""

    WORKER = "worker"
    ATTORNEY = "attorney"
    CLAIMS_ADMINISTRATOR = "claims administrator"
    REQUESTING_PHYSICIAN = "requesting physician"
    INTAKE = "intake coordinator"
    QUALITY = "quality physician"
    MEDICAL_DIRECTOR = "medical director"
    MANAGER = "manager"
    REVIEWER = "reviewer"
    PUBLIC = "public"
    SYSTEM = "system"

    @property
    def is_party(self) -> bool:
        return self in {Role.WORKER, Role.ATTORNEY, Role.CLAIMS_ADMINISTRATOR, Role.REQUESTING_PHYSICIAN}

    @property
    def is_staff(self) -> bool:
        return self in {Role.INTAKE, Role.QUALITY, Role.MEDICAL_DIRECTOR, Role.MANAGER}


@dataclass(frozen=True, kw_only=True)
class Party:
    """A person or organization with a stake in the case."""

    role: Role
    name: str
    organization: str = ""
    address: str = ""
    email: str = ""


class ReviewerPseudonym(str):
    """What a reviewer is called everywhere outside the identity store, for example `R-2207`."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Let the codec at the edge read a pseudonym; pydantic itself is not needed here."""
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema())


@dataclass(frozen=True, kw_only=True)
class Qualifications:
    """What the parties and the public learn of a reviewer (8 CCR 9792.10.6(d)): never the name.

    `certifications` keeps the order in which a letter lists them.
    """

    certifications: tuple[str, ...] = ()
    subspecialties: tuple[str, ...] = ()
    licensed_in: tuple[str, ...] = ()
