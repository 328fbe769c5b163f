"""What the sender of an application should know and what stops nothing."""

from __future__ import annotations

from openimr.application.filing import Filing
from openimr.clocks import written
from openimr.vocabulary import Priority


def notes_on(filing: Filing, *, is_eligible: bool) -> tuple[str, ...]:
    """Each note as one sentence or a few, in words for the sender."""
    notes = [_expedited(filing), _unknown_service(filing)]
    if not is_eligible:
        notes.append(_time_left(filing))
    return tuple(note for note in notes if note)


def _expedited(filing: Filing) -> str:
    if filing.application.priority is not Priority.EXPEDITED or filing.application.threat_certified:
        return ""
    # That the review goes on as a standard one is 8 CCR 9792.10.1(b)(3), unconfirmed; the way back is 9792.10.4(c).
    return (
        "You asked for an expedited review, and no physician has certified an imminent and serious threat to health. "
        "The review goes on as a standard one. When your treating physician sends the certification, it is expedited "
        "from then on (8 CCR 9792.10.4(c))."
    )


def _unknown_service(filing: Filing) -> str:
    if filing.last_day is None or filing.application.ur.served_by:
        return ""
    return "You did not say how the decision was served, so the way that gives you most time was counted."


def _time_left(filing: Filing) -> str:
    """Until when a sender may repair what is wrong: there is no second chance afterwards."""
    if filing.last_day is None or filing.application.liability_disputed:
        return ""
    if filing.received_on > filing.last_day.due_on:
        return ""
    return f"You can file again until {written(filing.last_day.due_on)}."
