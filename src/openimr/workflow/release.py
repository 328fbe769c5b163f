"""What of an issued determination goes to the public, and what still speaks against letting it go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openimr.application import Application
from openimr.determination import Determination
from openimr.publication import PublicRecord, SuspectedLeak, public_record, suspected_leaks
from openimr.vocabulary import CaseNumber
from openimr.workflow.case import Case
from openimr.workflow.desk import Desk, parties_of


@dataclass(frozen=True, kw_only=True)
class LeakJudgement:
    """What a person made of a suspected leak: hide the passage, or let it stand, and why."""

    passage: str
    is_hidden: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class PublishedText:
    """The public record as it was published: the text of its JSON (`openimr/determination/1`)."""

    json: str


@dataclass(frozen=True, kw_only=True)
class Release:
    """The redacted record as it would be published, and the suspicions that nobody has judged yet."""

    record: PublicRecord
    open_leaks: tuple[SuspectedLeak, ...]
    judgements: tuple[LeakJudgement, ...]

    @property
    def may_be_published(self) -> bool:
        return not self.open_leaks


def release_of(desk: Desk, number: CaseNumber) -> Release:
    """The release of a case whose determination is signed or issued.

    A passage that was judged to be a leak is hidden like a known name; one that was judged to be none stays, and is not
    asked about again. What was to be hidden and still stands stays open: nothing is published on a hiding that failed.
    """
    case = desk.cases.get(number)
    application = desk.application(case)
    record = public_record_of(desk, case, desk.contents.get(case.determination_ref, Determination))
    judgements = judgements_of(desk, case)
    # Of two judgements on one passage the later one counts.
    judged = {leak_id: one for (leak_id, _), one in zip(case.judged_leaks, judgements, strict=True)}
    standing = tuple(leak_id for leak_id, judgement in judged.items() if not judgement.is_hidden)
    leaks = suspected_leaks(
        record, names=names_in(application), identifiers=identifiers_in(application), cleared=standing
    )
    return Release(record=record, open_leaks=leaks, judgements=judgements)


def public_record_of(desk: Desk, case: Case, determination: Determination) -> PublicRecord:
    """A determination of this case as anybody may read it: names, identifiers and judged leaks hidden."""
    application = desk.application(case)
    hidden = tuple(judgement.passage for judgement in judgements_of(desk, case) if judgement.is_hidden)
    return public_record(
        determination, names=names_in(application), identifiers=(*identifiers_in(application), *hidden)
    )


def judgements_of(desk: Desk, case: Case) -> tuple[LeakJudgement, ...]:
    """Every judgement on a suspected leak of this case, in the order in which they were made."""
    return tuple(desk.contents.get(ref, LeakJudgement) for _, ref in case.judged_leaks)


def names_in(application: Application) -> tuple[str, ...]:
    """Every name that must not stand in what is published."""
    parties = parties_of(application)
    named = (*(party.name for party in parties), *(party.organization for party in parties), application.employer)
    return _given((*named, application.signed_by))


def identifiers_in(application: Application) -> tuple[str, ...]:
    """The claim number and every address, which must not stand in what is published either."""
    addresses = (party.address for party in parties_of(application))
    return _given((application.claim_number, *addresses))


def _given(values: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(value for value in values if value)
