"""Which version of a case a form has seen, when the same reviewer only opened records in the meantime."""

from __future__ import annotations

import re

from openimr.vocabulary import CaseNumber
from openimr.workflow import Desk
from openimr.workflow.events import PartMarkedRead, RecordOpened


def version_seen(desk: Desk, number: CaseNumber, said: str) -> int:
    """The version to act on: the one the form named, or the newest if nothing but reading came after.

    A reviewer who opens a record beside the form has changed the case themselves, and knows it.
    """
    seen = int(said) if re.fullmatch("[0-9]{1,9}", said) else 0
    events = desk.cases.events(number)
    since = [recorded for recorded in events if recorded.version > seen]
    own = (
        isinstance(recorded.event, RecordOpened | PartMarkedRead) and recorded.actor == desk.actor.id
        for recorded in since
    )
    if seen and all(own):
        return len(events)
    return seen
