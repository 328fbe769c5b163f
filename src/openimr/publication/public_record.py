"""The public record of a determination: what anyone may read of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from openimr.determination import Determination, DeterminedItem
from openimr.publication.masking import mask
from openimr.publication.profile import Profile
from openimr.publication.record import PublicRecord
from openimr.vocabulary import GuidelineBasis
from openimr.wording import read_citations


def public_record(
    determination: Determination,
    *,
    names: Sequence[str] = (),
    identifiers: Sequence[str] = (),
    profile: Profile = Profile.DWC_PUBLIC,
) -> PublicRecord:
    """The determination as it is published: names and identifiers hidden wherever a person could write one.

    `names` are those of the worker, the employer and every other person of the case, `identifiers` the claim number and
    addresses; nothing is guessed to be a name.
    """
    assert profile is Profile.DWC_PUBLIC

    def hidden(text: str) -> str:
        return mask(text, names=names, identifiers=identifiers)

    return PublicRecord(
        determination=replace(
            determination,
            clinical_summary=hidden(determination.clinical_summary),
            items=tuple(_public_item(item, hidden) for item in determination.items),
        )
    )


def _public_item(item: DeterminedItem, hidden: Callable[[str], str]) -> DeterminedItem:
    return replace(
        item,
        text=hidden(item.text),
        reviewed_portion=None if item.reviewed_portion is None else hidden(item.reviewed_portion),
        # The administrator's guideline begins as sentences of the UR decision, which often name the worker.
        claims_administrator_guideline=_public_basis(item.claims_administrator_guideline, hidden),
        reviewer_guideline=_public_basis(item.reviewer_guideline, hidden),
        rationale=hidden(item.rationale),
    )


def _public_basis(basis: GuidelineBasis, hidden: Callable[[str], str]) -> GuidelineBasis:
    """The citations are values of the library and of the printed words; where a word is hidden they are read again."""
    text = hidden(basis.text)
    return basis if text == basis.text else GuidelineBasis(text=text, citations=read_citations(text))
