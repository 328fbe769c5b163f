"""The public record of a determination: what anyone may read of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from openimr.determination import Determination, DeterminedItem, Weighing
from openimr.publication.masking import redact
from openimr.publication.profile import Profile
from openimr.publication.record import PublicRecord
from openimr.publication.redaction import names_found
from openimr.vocabulary import GuidelineBasis
from openimr.wording import read_citations


def public_record(
    determination: Determination,
    *,
    names: Sequence[str] = (),
    identifiers: Sequence[str] = (),
    profile: Profile = Profile.DWC_PUBLIC,
) -> PublicRecord:
    """The determination as it is published: identifiers hidden wherever a person could write one.

    `names` are those of the worker, the employer and every other person of the case, `identifiers` the claim number and
    addresses. What else is certainly an identifier is hidden too, and a person named in one text is hidden in all; of
    what is only suspected `suspected_leaks` tells. `safe_harbor` also drops the case number and the dates, because
    neither has a form without its identifying part; the years in the texts stay.
    """
    elsewhere = names_found(tuple(_texts(determination)))

    def hidden(text: str) -> str:
        return redact(text, names=names, identifiers=identifiers, profile=profile, also=elsewhere)

    public = replace(
        determination,
        clinical_summary=hidden(determination.clinical_summary),
        items=tuple(_public_item(item, hidden) for item in determination.items),
    )
    return PublicRecord(determination=_without_dates(public) if profile is Profile.SAFE_HARBOR else public)


def _texts(determination: Determination) -> Iterator[str]:
    """Every text of a determination that a person wrote."""
    yield determination.clinical_summary
    for item in determination.items:
        yield from (item.text, item.reviewed_portion or "", item.rationale)
        yield from (item.claims_administrator_guideline.text, item.reviewer_guideline.text)


def _public_item(item: DeterminedItem, hidden: Callable[[str], str]) -> DeterminedItem:
    return replace(
        item,
        text=hidden(item.text),
        reviewed_portion=None if item.reviewed_portion is None else hidden(item.reviewed_portion),
        # The administrator's guideline begins as sentences of the UR decision, which often name the worker.
        claims_administrator_guideline=_public_basis(item.claims_administrator_guideline, hidden),
        reviewer_guideline=_public_basis(item.reviewer_guideline, hidden),
        rationale=hidden(item.rationale),
        # Kept with the signature: what the public is told of the search stands in the rationale.
        passed_over=(),
        weighing=Weighing(),
    )


def _public_basis(basis: GuidelineBasis, hidden: Callable[[str], str]) -> GuidelineBasis:
    """The citations are values of the library and of the printed words; where a word is hidden they are read again."""
    text = hidden(basis.text)
    return basis if text == basis.text else GuidelineBasis(text=text, citations=read_citations(text))


def _without_dates(determination: Determination) -> Determination:
    """1 January in the place of a day would be a lie, and a code made from the case number is not allowed either."""
    return replace(
        determination,
        case_number=None,
        date_assigned=None,
        date_of_injury=None,
        decision_date=None,
        ur_denial_date=None,
        application_received=None,
    )
