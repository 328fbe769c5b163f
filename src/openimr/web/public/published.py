"""Issued determinations as anybody may read them: made from the redacted record, never from what was signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from openimr.application import Application
from openimr.determination import Determination, DeterminedItem
from openimr.publication import PublicRecord, public_record
from openimr.store.codec import loads
from openimr.store.models import CaseRow, ContentRow, EventRow
from openimr.vocabulary import Decision, NotFound
from openimr.web.counting_words import listed
from openimr.workflow import KINDS, State, identifiers_in, names_in
from openimr.workflow.events import ApplicationFiled, DeterminationIssued, DeterminationSigned


@dataclass(frozen=True, kw_only=True)
class Published:
    """One published case: its redacted record and the letters by name."""

    record: PublicRecord
    letters: tuple[tuple[str, str], ...]

    @property
    def determination(self) -> Determination:
        return self.record.determination

    @property
    def items(self) -> tuple[DeterminedItem, ...]:
        return self.record.determination.items

    @property
    def number(self) -> str:
        return str(self.record.determination.case_number)

    @property
    def decided_on(self) -> date | None:
        return self.record.determination.decision_date

    @property
    def title(self) -> str:
        """What was in dispute, in one line: the one item as it was worded, or the treatments of several."""
        if len(self.items) == 1:
            return self.items[0].text
        treatments = list(dict.fromkeys(item.treatment or item.text for item in self.items))
        title = listed(treatments)
        return title[:1].upper() + title[1:]

    @property
    def in_short(self) -> str:
        """What was decided, in one sentence."""
        count = len(self.items)
        overturned = sum(item.decision is Decision.OVERTURNED for item in self.items)
        if count == 1:
            if overturned:
                return "The treatment is medically necessary; the denial is overturned."
            return "The treatment is not medically necessary; the denial is upheld."
        if overturned in {0, count}:
            whole = ("None", "upheld") if overturned == 0 else ("Each", "overturned")
            return f"{whole[0]} of the {count} treatments is medically necessary; the denial is {whole[1]}."
        be = "is" if overturned == 1 else "are"
        return f"{overturned} of {count} treatments {be} medically necessary; the denial of the others is upheld."

    @property
    def result(self) -> str:
        """`1 overturned, 2 upheld`"""
        decisions = [item.decision for item in self.items]
        counts = ((Decision.OVERTURNED, "overturned"), (Decision.UPHELD, "upheld"))
        return ", ".join(f"{decisions.count(kind)} {word}" for kind, word in counts if kind in decisions)


def issued() -> QuerySet[CaseRow]:
    """The cases of which the determination is issued, the newest first."""
    return CaseRow.objects.filter(state=State.ISSUED.value).order_by("-issued_at", "-number")


def published_case(number: str) -> Published:
    """The published case with this number, or `NotFound`; a case that is not issued does not exist here."""
    row = CaseRow.objects.filter(number=number, state=State.ISSUED.value).first()
    if row is None:
        raise NotFound("there is no published determination with this number.")
    return published([row])[0]


def published(rows: Sequence[CaseRow]) -> list[Published]:
    """The public side of issued cases, in the order of the rows, with two queries for all of them."""
    events = EventRow.objects.filter(
        case_number__in=[row.number for row in rows],
        kind__in=[kind.__name__ for kind in (ApplicationFiled, DeterminationSigned, DeterminationIssued)],
    ).order_by("version")
    last: dict[tuple[str, str], EventRow] = {(row.case_number, row.kind): row for row in events}
    told = [
        tuple(
            loads(last[row.number, kind.__name__].body, KINDS[kind.__name__])
            for kind in (ApplicationFiled, DeterminationSigned, DeterminationIssued)
        )
        for row in rows
    ]
    refs = {ref for filed, signed, _ in told for ref in (filed.application_ref, signed.determination_ref)}
    bodies = dict(ContentRow.objects.filter(ref__in=refs).values_list("ref", "body"))
    return [
        Published(
            record=_redacted(
                loads(bodies[signed.determination_ref], Determination),
                loads(bodies[filed.application_ref], Application),
            ),
            letters=sent.letters,
        )
        for filed, signed, sent in told
    ]


def _redacted(determination: Determination, application: Application) -> PublicRecord:
    return public_record(determination, names=names_in(application), identifiers=identifiers_in(application))
