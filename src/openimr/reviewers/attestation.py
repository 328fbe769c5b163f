"""What a reviewer attests before the first record opens."""

from __future__ import annotations

from openimr.reviewers.conflicts import YEARS_AFTER
from openimr.reviewers.need import Need, PartyKind


def attestation_text(need: Need) -> str:
    """The attestation for one case, naming every party but the worker, whose name a reviewer does not see.

    The wording is our own; the duty is Labor Code 139.5(d)(5), unconfirmed.
    """
    named = [f"{party.name} ({party.kind})" for party in need.parties if party.kind is not PartyKind.WORKER]
    return "\n".join(
        (
            "I have no family, financial or professional tie to anybody in this case, and had none in the past "
            f"{YEARS_AFTER} years:",
            *(f"- {name}" for name in dict.fromkeys(named)),
            "- the injured worker, or the worker's family",
            "- the maker of a drug, device or procedure that is in dispute or could take its place",
            "I have not treated or examined the worker, and I took no part in the decision that is disputed.",
            "I am paid the same whatever I decide.",
            "If I come to recognize anybody while I read the record, I stop and decline the case.",
        )
    )
