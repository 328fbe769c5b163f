"""Which earlier applications ask for the same thing: same worker, same UR decision, same items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.application.filed import Application
from openimr.vocabulary import CaseNumber


def find_duplicates(
    application: Application, others: Sequence[tuple[CaseNumber, Application]]
) -> tuple[CaseNumber, ...]:
    """The numbers of the cases among `others` that this application repeats, in their order.

    Names and items are compared without regard to case, spaces and punctuation. Two workers of one name are told apart
    by the date of injury; where one application leaves it out, a person must look, so the case is listed.
    """
    return tuple(number for number, other in others if _is_same(application, other))


def _is_same(one: Application, other: Application) -> bool:
    decided_on, items = one.ur.decided_on, _items(one)
    if decided_on is None or not items:
        return False
    injured = {on for on in (one.date_of_injury, other.date_of_injury) if on}
    return (
        len(injured) < 2
        and _bare(one.worker.name) == _bare(other.worker.name)
        and decided_on == other.ur.decided_on
        and items == _items(other)
    )


def _items(application: Application) -> frozenset[str]:
    return frozenset(_bare(item.text) for item in application.items) - {""}


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
