"""Stage 3, who may decide: credentials, conflicts, the draw; identity kept apart from the pseudonym."""

from openimr.reviewers.panel import Candidate, Certification, Draw, Exclusion, License, Reviewer, Tie

__all__ = ["Candidate", "Certification", "Draw", "Exclusion", "License", "Reviewer", "Tie"]
