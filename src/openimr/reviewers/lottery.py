"""Who is drawn: each of the best candidates equally likely, nobody foreseeable, every draw repeatable."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date

from openimr.reviewers.gate import gate
from openimr.reviewers.need import Need
from openimr.reviewers.panel import Candidate, Draw, Exclusion, Reviewer
from openimr.vocabulary import AuditError, CaseNumber, InputError, ReviewerPseudonym, SettingError

METHOD = "lowest HMAC-SHA256 of the pseudonym under the seed, among the best fit, 1"


def make_seed(secret: bytes, case_number: CaseNumber, draw_number: int, inputs_hash: str) -> str:
    """The seed of one draw of one case, hexadecimal: without the secret nobody can foresee it or choose it.

    `inputs_hash` ties the seed to what was drawn from; the number of the draw gives each draw of a case its own.
    """
    if not secret:
        raise SettingError("the secret of the draw is empty.", do="Set OPENIMR_SECRET.")
    message = f"openimr draw|{case_number}|{draw_number}|{inputs_hash}"
    return hmac.new(secret, message.encode(), hashlib.sha256).hexdigest()


def draw(
    panel: Sequence[Reviewer],
    need: Need,
    *,
    due_on: date,
    seed: str,
    refused: AbstractSet[ReviewerPseudonym] = frozenset(),
    declined: AbstractSet[ReviewerPseudonym] = frozenset(),
) -> Draw:
    """Draw a reviewer for one case. Every reviewer of the panel is held against it, and every exclusion is recorded.

    The candidates stand in the order of their pseudonyms, so that the order of the panel does not matter. `drawn` is
    None where nobody is qualified.
    """
    held = (_with_past(gate(reviewer, need, due_on=due_on), refused, declined) for reviewer in panel)
    candidates = tuple(sorted(held, key=lambda candidate: candidate.pseudonym))
    return Draw(drawn=_chosen(candidates, seed), candidates=candidates, seed=seed, method=METHOD)


def replay_draw(draw: Draw) -> Draw:
    """The draw made again from what it recorded. It equals `draw` unless somebody has changed the record."""
    if draw.method != METHOD:
        raise AuditError(
            f"a draw by the method {draw.method[:80]!r} cannot be repeated.", do="Use the version that made it."
        )
    return replace(draw, drawn=_chosen(draw.candidates, draw.seed))


def _with_past(
    candidate: Candidate, refused: AbstractSet[ReviewerPseudonym], declined: AbstractSet[ReviewerPseudonym]
) -> Candidate:
    """The candidate with what has already happened between them and this case."""
    past = []
    if candidate.pseudonym in refused:
        past.append((Exclusion.REFUSED, "The staff have refused this reviewer for this case, with a reason."))
    if candidate.pseudonym in declined:
        past.append((Exclusion.DECLINED, "Has declined this case."))
    if not past:
        return candidate
    return replace(
        candidate,
        exclusions=(*candidate.exclusions, *(exclusion for exclusion, _ in past)),
        explanation=(*(() if candidate.is_qualified else candidate.explanation), *(sentence for _, sentence in past)),
    )


def _chosen(candidates: Sequence[Candidate], seed: str) -> ReviewerPseudonym | None:
    qualified = [candidate for candidate in candidates if candidate.is_qualified]
    if not qualified:
        return None
    best = min(candidate.fit for candidate in qualified)
    key = _key(seed)
    # The lowest of independent digests: each is equally likely, and no division favours the first.
    winner = min(
        (candidate for candidate in qualified if candidate.fit == best),
        key=lambda candidate: hmac.new(key, candidate.pseudonym.encode(), hashlib.sha256).digest(),
    )
    return winner.pseudonym


def _key(seed: str) -> bytes:
    try:
        return bytes.fromhex(seed)
    except ValueError:
        raise InputError("the seed of a draw is hexadecimal.", do="Make it with make_seed.") from None
