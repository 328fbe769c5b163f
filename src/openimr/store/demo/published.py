"""Determinations for the demo's public pages: the packs' worked examples, as letters of invented workers.

Each item, fact and page is that of a worked example; the rationale is the draft that the desk would offer for it. Days,
ages and occupations are drawn with a seed, so that every demo shows the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from openimr.casefile import Facts
from openimr.criteria import Outcome, WorkedCase, evaluate, load_library, worked_cases
from openimr.determination import Determination, DeterminedItem, draft_rationale, suggest_basis
from openimr.publication import PublicRecord
from openimr.store.demo.fact_sentences import fact_sentence
from openimr.vocabulary import CaseNumber, Decision, DisputedItem, Priority, Qualifications

FIRST_DAY, LAST_DAY = date(2013, 9, 2), date(2015, 2, 20)
FIRST_NUMBER = 9_000_001
SEED = 4610
DECIDED = {Outcome.SUPPORTED: Decision.OVERTURNED, Outcome.NOT_SUPPORTED: Decision.UPHELD}
OCCUPATIONS = (
    "warehouse worker",
    "nurse's aide",
    "bus mechanic",
    "cook",
    "roofer",
    "office clerk",
    "truck driver",
    "carpenter",
    "school custodian",
    "machine operator",
)
SAID_OTHERWISE = {"age_years", "weeks_since_injury"}
"""Facts that the age and the date of injury tell."""
SPECIALTIES = (
    "Occupational Medicine",
    "Physical Medicine and Rehabilitation",
    "Pain Medicine",
    "Orthopedic Surgery",
    "Family Medicine",
)


def invented_determinations() -> Iterator[PublicRecord]:
    """A record for each worked example that the criteria decide alike on its day in the demo's years.

    Many examples are of other years, when another edition governed, or of a guideline that another one came before.
    """
    rng = Random(SEED)  # noqa: S311 - invented days, no secret
    packs = {pack.id: pack for pack in load_library().packs}
    number = FIRST_NUMBER
    for case in worked_cases(load_library()):
        topic = case.evaluation.topic
        if topic is None or case.evaluation.outcome not in DECIDED:
            continue
        requested = FIRST_DAY + timedelta(days=rng.randrange((LAST_DAY - FIRST_DAY).days - 60))
        if packs[topic.pack].in_force.covers(requested) and _is_decided_alike(case, requested):
            yield _record(case, requested, number, rng)
            number += 1


def _is_decided_alike(case: WorkedCase, requested: date) -> bool:
    """Whether the same topic decides the example in the same way on another day."""
    then = evaluate(case.item, case.facts, requested_on=requested, ur_decided_on=None, date_of_injury=None)
    return then.outcome is case.evaluation.outcome and then.topic == case.evaluation.topic


def _record(case: WorkedCase, requested: date, number: int, rng: Random) -> PublicRecord:
    denied = requested + timedelta(days=rng.randrange(2, 15))
    received = denied + timedelta(days=rng.randrange(3, 30))
    decided = min(received + timedelta(days=rng.randrange(14, 35)), LAST_DAY)
    weeks = _told(case.facts, "weeks_since_injury", otherwise=rng.randrange(9, 200))
    injured = requested - timedelta(weeks=weeks)
    decision = DECIDED[case.evaluation.outcome]
    asked = replace(case.item, text=_asked(case.item))
    item = DeterminedItem(
        number=1,
        text=asked.text,
        treatment=asked.treatment,
        drugs=asked.drugs,
        body_parts=asked.body_parts,
        quantity=asked.quantity,
        decision=decision,
        reviewer_guideline=suggest_basis(case.evaluation),
        rationale=draft_rationale(
            asked, case.evaluation, decision, facts=case.facts, page_label=lambda evidence: f"page {evidence.page}"
        ),
    )
    determination = Determination(
        case_number=CaseNumber(f"CM{requested.year % 100}-{number:07}"),
        date_of_injury=injured,
        ur_denial_date=denied,
        application_received=received,
        date_assigned=received + timedelta(days=4),
        decision_date=decided,
        priority=Priority.STANDARD,
        reviewer=Qualifications(certifications=(rng.choice(SPECIALTIES),), licensed_in=("California",)),
        clinical_summary=_summary(case.facts, injured, rng),
        items=(item,),
    )
    return PublicRecord(determination=determination)


def _asked(item: DisputedItem) -> str:
    """`Physical therapy, 8 visits, lumbar spine`"""
    parts = (item.text[:1].upper() + item.text[1:], str(item.quantity or ""), ", ".join(map(str, item.body_parts)))
    return ", ".join(part for part in parts if part)


def _summary(facts: Facts, injured: date, rng: Random) -> str:
    age = _told(facts, "age_years", otherwise=rng.randrange(24, 64))
    worker = f"The injured worker is a {age}-year-old {rng.choice(OCCUPATIONS)} who was hurt on"
    told = (fact for fact in facts.values() if fact.concept not in SAID_OTHERWISE)
    return " ".join([f"{worker} {injured:%B} {injured.day}, {injured.year}.", *(fact_sentence(fact) for fact in told)])


def _told(facts: Facts, concept: str, *, otherwise: int) -> int:
    """The number that an example gives, so that days and ages agree with it."""
    value = facts.about(concept).value
    return otherwise if value is None else round(value.low)
