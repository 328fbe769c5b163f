"""What a case asks of its reviewer: the items to judge, and everybody a tie could lead to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from openimr.application import Application
from openimr.vocabulary import BodyPart, DisputedItem, Party


class PartyKind(StrEnum):
    """In what part somebody stands in a case; a reviewer may have no tie to any of them.

    Labor Code 139.5(c)(2) and (d)(5), unconfirmed there; employer, administrator, provider, facility, maker, worker and
    attorney were read in the sister rules 8 CCR 9768.2 and Health and Safety Code 1374.32(c).
    """

    WORKER = "injured worker"
    EMPLOYER = "employer"
    CLAIMS_ADMINISTRATOR = "claims administrator"
    UR_ORGANIZATION = "utilization review organization"
    PROVIDER = "physician or medical group"
    FACILITY = "facility"
    MAKER = "maker of the drug or device"
    ATTORNEY = "attorney"


@dataclass(frozen=True, kw_only=True)
class Stakeholder:
    """One person or organization with a part in a case."""

    kind: PartyKind
    name: str


@dataclass(frozen=True, kw_only=True)
class Need:
    """What one case asks of a reviewer."""

    items: tuple[DisputedItem, ...]
    parties: tuple[Stakeholder, ...] = ()
    california_preferred: bool = True

    @classmethod
    def of(cls, application: Application, *, also: Iterable[Stakeholder] = ()) -> Need:
        """The need of an application; `also` are those it does not name: facilities, makers, the UR organization."""
        named = (
            *_stakeholders(PartyKind.WORKER, application.worker),
            Stakeholder(kind=PartyKind.EMPLOYER, name=application.employer),
            *_stakeholders(PartyKind.CLAIMS_ADMINISTRATOR, application.claims_administrator),
            *_stakeholders(PartyKind.PROVIDER, application.requesting_physician),
            *_stakeholders(PartyKind.ATTORNEY, application.attorney),
            *also,
        )
        return cls(items=application.items, parties=tuple(party for party in named if party.name.strip()))

    @property
    def treatments(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item.treatment for item in self.items if item.treatment))

    @property
    def body_parts(self) -> tuple[BodyPart, ...]:
        return tuple(dict.fromkeys(part for item in self.items for part in item.body_parts))


def _stakeholders(kind: PartyKind, party: Party | None) -> tuple[Stakeholder, ...]:
    if party is None:
        return ()
    return tuple(Stakeholder(kind=kind, name=name) for name in (party.name, party.organization))
