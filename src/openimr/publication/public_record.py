"""The public record of a determination: what anyone may read of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from openimr.determination import Determination, DeterminedItem
from openimr.publication.masking import mask
from openimr.publication.profile import Profile
from openimr.publication.record import PublicRecord


def public_record(
    determination: Determination, *, names: Sequence[str] = (), profile: Profile = Profile.DWC_PUBLIC
) -> PublicRecord:
    """The determination as it is published: names and identifiers hidden in summary, item texts and rationales.

    `names` are those of the worker, the employer and every other person of the case; nothing is guessed to be a name.
    """
    assert profile is Profile.DWC_PUBLIC
    return PublicRecord(
        determination=replace(
            determination,
            clinical_summary=mask(determination.clinical_summary, names=names),
            items=tuple(_public_item(item, names) for item in determination.items),
        )
    )


def _public_item(item: DeterminedItem, names: Sequence[str]) -> DeterminedItem:
    return replace(
        item,
        text=mask(item.text, names=names),
        reviewed_portion=None if item.reviewed_portion is None else mask(item.reviewed_portion, names=names),
        rationale=mask(item.rationale, names=names),
    )
