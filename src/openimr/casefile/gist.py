"""What all places that tell of one concept say together, gathered one place after the other."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import chain

from openimr.casefile.evidence import Evidence
from openimr.casefile.fact import FactStatus
from openimr.casefile.mention import Bearing
from openimr.casefile.places import GatheredPlaces, Places, without_repetitions
from openimr.casefile.told import Told
from openimr.vocabulary import Range


class Gist:
    """The first place that tells, whether all agree, when it was last told, and every place."""

    def __init__(self) -> None:
        self.first: Told | None = None
        self._bearings: set[Bearing] = set()
        self._newest: dict[bool, date | None] = {}
        self._places: dict[tuple[bool, bool], GatheredPlaces] = defaultdict(GatheredPlaces)

    def enter(self, told: Told) -> None:
        self.first = self.first or told
        self._bearings.add(told.mention.bearing)
        days = (self._newest.get(told.is_hearsay), told.document.dated)
        self._newest[told.is_hearsay] = max((day for day in days if day), default=None)
        self._places[_tells_less(told)].enter(told.evidence)

    @property
    def status(self) -> FactStatus:
        if len(self._bearings) > 1:
            return FactStatus.CONFLICTING
        return FactStatus.DOCUMENTED if Bearing.FOR in self._bearings else FactStatus.DENIED

    @property
    def last_told_on(self) -> date | None:
        """The day of the newest record that tells, of one that only retells where there is no other."""
        return self._newest[False] if False in self._newest else self._newest.get(True)

    @property
    def evidence(self) -> tuple[Evidence, ...] | Places:
        """Every place once, those first that tell most."""
        return without_repetitions(chain.from_iterable(self._places[order].made() for order in sorted(self._places)))


def _tells_less(told: Told) -> tuple[bool, bool]:
    """Orders the places that tell: what only retells comes last, and a bare name of a treatment behind a number."""
    value = told.mention.value
    return told.is_hearsay, value is not None and value == Range.at_least(1)
