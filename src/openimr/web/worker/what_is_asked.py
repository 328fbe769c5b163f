"""Where a case stands and what is asked of the one who looks, in words for each side."""

from __future__ import annotations

from dataclasses import dataclass

from openimr.vocabulary import Role
from openimr.workflow import State


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A case's state in a few words, and what the reader may want to do now."""

    words: str
    asked: str
    is_asked: bool = False
    """Whether the reader has something to do, and is not only waiting."""


_WORDS = {
    State.FILED: "The application is being looked at",
    State.INELIGIBLE: "The application cannot go on",
    State.RECORDS_PENDING: "The records are being gathered",
    State.RECORDS_COMPLETE: "The file is complete; a reviewer is drawn next",
    State.REVIEWER_DRAWN: "A reviewer was drawn and checks for ties",
    State.IN_REVIEW: "The file is being read",
    State.SIGNED: "The determination is signed and looked over",
    State.ISSUED: "The determination is issued",
    State.WITHDRAWN: "The application was taken back",
    State.TERMINATED: "The treatment was authorized",
}
_NOTHING = "Nothing is asked of you."
_SEND = "You may send records that support your side. Each party gets to see them."

_ASKED: dict[tuple[State, Role], str] = {
    (State.RECORDS_PENDING, Role.CLAIMS_ADMINISTRATOR): "Send the whole file on this dispute.",
    (State.RECORDS_PENDING, Role.REQUESTING_PHYSICIAN): "Send the reports that support your request.",
}
_ENDED = {
    State.INELIGIBLE: "See each reason below, with what can be done about it.",
    State.ISSUED: "You can fetch the letter. It says what happens next and how to appeal.",
    State.WITHDRAWN: "Nothing more happens here.",
    State.TERMINATED: "The review has ended, because the treatment is authorized.",
}


def standing(state: State, role: Role) -> Standing:
    """How the case stands for this role."""
    words = _WORDS[state]
    if state in _ENDED:
        return Standing(words=words, asked=_ENDED[state], is_asked=state is State.ISSUED)
    if asked := _ASKED.get((state, role)):
        return Standing(words=words, asked=asked, is_asked=True)
    if role.is_party and state is State.RECORDS_PENDING:
        return Standing(words=words, asked=_SEND)
    return Standing(words=words, asked=_NOTHING if role.is_party else "See what can be done on the case’s pages.")
