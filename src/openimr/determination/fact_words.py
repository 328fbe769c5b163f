"""A fact as a sentence names it: with its number and unit, and as something that a record documents."""

from __future__ import annotations

import re
from collections.abc import Mapping

from openimr.casefile import Concept, Fact, Kind, concepts

_PHRASES: Mapping[str, str] = {
    "acetaminophen_use": "use of acetaminophen",
    "aed_use": "use of anti-epilepsy drugs",
    "antidepressant_use": "use of antidepressants",
    "bed_bound": "that the worker is bound to bed or at risk of pressure wounds",
    "benzodiazepine_use": "use of benzodiazepines",
    "dispensed_already": "that the drug was dispensed before it was asked for",
    "duplicate_of_approved": "that the same service was approved already",
    "full_duty": "that the worker is at full duty",
    "homebound": "that the worker is homebound",
    "lost_consciousness": "a loss of consciousness or memory",
    "modified_duty": "that the worker is at modified duty",
    "muscle_relaxant_use": "use of muscle relaxants",
    "near_maximal_improvement": "that the worker is at or close to maximal medical improvement",
    "negative_predictors_addressed": "that what speaks against success was addressed",
    "nsaid_use": "use of anti-inflammatory drugs",
    "off_work": "that the worker is off work",
    "opioid_use": "use of opioids",
    "sleep_drug_use": "use of sleeping pills",
    "surgery_not_indicated": "that the worker is no candidate for surgery",
    "topical_use": "use of a drug on the skin",
    "treatment_options_exhausted": "that earlier treatment failed and nothing else is likely to help",
    "triptan_use": "use of triptans",
    "working": "that the worker is at work",
}
"""What the label of a concept alone does not say after "documents"."""
_VALUED: Mapping[str, str] = {
    "age_years": "an age of {} years",
    "conservative_care_weeks": "conservative care over {} weeks",
    "intrathecal_trial_relief": "relief of {} percent in a trial of intrathecal medication",
    "morphine_equivalent": "opioids of {} mg of morphine equivalents a day",
    "opioid_weeks": "opioids taken for {} weeks",
    "pain_score": "a pain score of {} out of ten",
    "relief_percent": "relief of {} percent from the earlier injection",
    "relief_weeks": "relief that lasted {} weeks",
    "symptom_weeks": "symptoms that have lasted {} weeks",
    "work_program_sessions": "{} sessions of work conditioning or work hardening already done",
}
_NAMED: Mapping[str, str] = {
    "opioid_function": "a gain in function from the drug",
    "psychological_tests_specified": "the names and the number of the tests",
    "sleep_cause_evaluated": "an evaluation of the cause",
    "age_years": "the worker's age",
    "relief_percent": "how much relief the earlier injection gave",
    "weeks_since_injury": "the time since the injury",
    "weeks_since_surgery": "the time since the operation",
}
_DONE = " already done"
_FAILED = re.compile(r"^(?P<what>.+) that failed(?P<not> or (?:was|were) not tolerated)?$")
_UNIT = re.compile(r"\b(visits|injections|sessions|treatments|tests|blocks|neurotomies)\b")


def named(fact: Fact) -> str:
    """What the fact is about, without its number: "functional improvement"."""
    concept = concepts()[fact.concept]
    if concept.kind is Kind.COUNT:
        return f"the number of {concept.label}"
    said = _NAMED.get(concept.id) or _PHRASES.get(concept.id) or concept.label
    # What is missing is the failure: "does not document drugs that failed" could be read as a lack of the drugs.
    return _FAILED.sub(
        lambda found: f"{'failure or intolerance' if found['not'] else 'failure'} of {found['what']}", said
    )


def valued(fact: Fact) -> str:
    """The fact with its number, where it has one: "6 acupuncture treatments already done", "an age of 50 years"."""
    concept = concepts()[fact.concept]
    if fact.value is None:
        return _PHRASES.get(concept.id) or concept.label
    amount = str(fact.value)
    if concept.kind is Kind.COUNT and fact.value.high == 0:
        return none_done(concept)
    text = _VALUED[concept.id].format(amount) if concept.id in _VALUED else f"{amount} {concept.label}"
    return _one(text) if amount == "1" else text


def in_use(fact: Fact) -> str:
    """The fact where it should not be there yet: "use of muscle relaxants already"."""
    said = valued(fact)
    return f"{said} already" if said.startswith("use of ") else said


def none_done(concept: Concept) -> str:
    """A count of none: "no acupuncture treatments so far"."""
    return f"no {concept.label.removesuffix(_DONE)} so far"


def uncounted(concept: Concept) -> str:
    """A count without a number: "earlier acupuncture treatments"."""
    return f"earlier {concept.label.removesuffix(_DONE)}"


def _one(text: str) -> str:
    """The text with its first unit in the singular."""
    text = re.sub(r"^1 weeks\b", "1 week", text)
    return _UNIT.sub(lambda unit: "neurotomy" if unit[0] == "neurotomies" else unit[0].removesuffix("s"), text, count=1)
