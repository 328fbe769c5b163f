"""What all places that tell of one concept say together, gathered one place after the other."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import chain

from openimr.casefile.concepts import Concept, Kind
from openimr.casefile.evidence import Evidence
from openimr.casefile.fact import FactStatus
from openimr.casefile.mention import Bearing
from openimr.casefile.places import GatheredPlaces, Places, without_repetitions
from openimr.casefile.told import Told
from openimr.casefile.value import value_of
from openimr.vocabulary import Range

NEAR_SHOWN = 12
"""How many places that only come near a search log shows."""


class Gist:
    """The first place that tells, whether all agree, when it was last told, what numbers are told, and every place.

    Of a file of 10,000 pages no more is kept than that, and `NEAR_SHOWN` of the places that only come near.
    """

    def __init__(self, concept: Concept) -> None:
        self._concept = concept
        self.first: Told | None = None
        self.near: list[Evidence] = []
        self._bearings: set[Bearing] = set()
        self._newest: dict[bool, date | None] = {}
        self._places: dict[tuple[bool, bool], GatheredPlaces] = defaultdict(GatheredPlaces)
        self._numbered: dict[tuple[object, ...], Told] = {}

    def enter(self, told: Told) -> None:
        """Take in one place. A measure that says no number tells nothing; a denied one tells that there is none."""
        mention = told.mention
        if mention.bearing is Bearing.NEAR:
            if len(self.near) < NEAR_SHOWN:
                self.near.append(told.evidence)
            return
        if self._concept.kind in {Kind.DURATION, Kind.MEASURE} and mention.value is None:
            return
        self.first = self.first or told
        self._bearings.add(mention.bearing)
        days = (self._newest.get(told.is_hearsay), told.document.dated)
        self._newest[told.is_hearsay] = max((day for day in days if day), default=None)
        self._places[_tells_less(told)].enter(told.evidence)
        if self._concept.kind.is_number:
            said = (told.document.id, mention.bearing, mention.value, mention.is_to_date, told.counts_course)
            self._numbered.setdefault(said, told)

    @property
    def value(self) -> Range | None:
        """The range that holds every value; the same number told again in the same record changes nothing."""
        return value_of(self._concept, tuple(self._numbered.values()))

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
        places = chain.from_iterable(self._places[order].made() for order in sorted(self._places))
        # The counts of a therapist are entered before the pages on which they stand.
        return without_repetitions(places, page_by_page=not self._concept.kind.is_number)


def _tells_less(told: Told) -> tuple[bool, bool]:
    """Orders the places that tell: what only retells comes last, and a bare name of a treatment behind a number."""
    value = told.mention.value
    return told.is_hearsay, value is not None and value == Range.at_least(1)
