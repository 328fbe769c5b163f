"""Stage 3, who may decide: credentials, conflicts, the draw; identity kept apart from the pseudonym."""

from openimr.reviewers.attestation import attestation_text
from openimr.reviewers.gate import gate
from openimr.reviewers.lottery import draw, make_seed, replay_draw
from openimr.reviewers.need import Need, PartyKind, Stakeholder
from openimr.reviewers.panel import Candidate, Certification, Draw, Exclusion, License, Reviewer, Tie

__all__ = [
    "Candidate",
    "Certification",
    "Draw",
    "Exclusion",
    "License",
    "Need",
    "PartyKind",
    "Reviewer",
    "Stakeholder",
    "Tie",
    "attestation_text",
    "draw",
    "gate",
    "make_seed",
    "replay_draw",
]
