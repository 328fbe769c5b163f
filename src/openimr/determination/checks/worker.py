"""CON-02: the rationale speaks of the worker of the summary: same sex, same age."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openimr.determination.checks.clause import clauses
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.vocabulary import Span

_WORKER = r"(?:worker|patient|claimant|applicant|employee|individual|IW|man|woman)"
_AGE = r"(?P<age>\d{2})[\s-]*(?:years?|yrs?\.?|y/?o)(?:[\s-]*old)?\b"
_SEX = r"(?:[\s,-]+(?!(?:whose|with|who|and)\b)[a-z][\w-]*){0,3}?[\s,-]+(?P<sex>male|female|man|woman|gentleman|lady)\b"
# "The patient is a 39-year-old female", "this 39 year old roofer", "59 yr. old male claimant": a guideline that speaks
# of "patients over 60 years" names nobody.
_DESCRIBED = re.compile(
    rf"(?:\b{_WORKER}\s*(?:,|is|was)\s*(?:an?|the|this)?\s*(?:\([^)]{{0,20}}\)\s*)?|\b(?:this|an?)\s+|^\s*){_AGE}(?:{_SEX})?",
    re.IGNORECASE,
)
_OF_A_STUDY = re.compile(
    r"\b(?:study|studies|trial|cohort|case\s+report|average|mean|guidelines?|recommended\s+(?:in|for))\b", re.I
)
FEMALE = frozenset({"female", "woman", "lady"})
PRONOUNS = {
    "female": re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE),
    "male": re.compile(r"\b(?:he|his|him|himself)\b", re.IGNORECASE),
}
# Somebody else to whom a pronoun may belong.
_SOMEBODY_ELSE = re.compile(
    r"\b(?:physicians?|doctors?|dr|providers?|surgeons?|(?:physi|psycho|neuro|radio|cardio|physio)?(?:therap|log|atr)ists?"
    r"|chiropractors?|acupuncturists?|practitioners?|psychologists?|evaluators?|examiners?|reviewers?|assistants?|nurses?"
    r"|(?-i:PTP|QME|AME|MD|DO)|wife|husband|spouse|partner|fianc\w+|(?:girl|boy)?friends?|mother|father|parents?|sisters?"
    r"|brothers?|sons?|daughters?|child(?:ren)?|family|attorneys?|supervisors?|employers?|co-?workers?|somebody|someone"
    r"|caregivers?|author|he/she|she/he|his/her|her/his|him/her|s/he|he\s+or\s+she|his\s+or\s+her)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“][^\"”]{0,2000}[\"”]")


@dataclass(frozen=True)
class Described:
    """A worker's age and sex ("male" or "female"), as a passage names them."""

    age: int
    sex: str | None
    span: Span


def other_worker(material: Material) -> Iterator[Flaw]:
    """CON-02: the rationale gives the worker another age or sex than the summary does."""
    of_summary = list(_described(material.determination.clinical_summary))
    ages = {worker.age for worker in of_summary}
    sexes = {worker.sex for worker in of_summary if worker.sex}
    sex = sexes.pop() if len(sexes) == 1 else None
    for path, item in material.items():
        contradiction = _contradiction(item.rationale, ages, sex)
        if contradiction:
            span, said, expected = contradiction
            yield Flaw(
                path=f"{path}.rationale",
                item=item.number,
                span=span,
                message=f"The summary is about a worker who is {expected}; the rationale has {said}.",
                fix="Make sure that the passage belongs to this case, then correct the word.",
            )


def _described(text: str) -> Iterator[Described]:
    for span, clause in clauses(text):
        for match in _DESCRIBED.finditer(clause):
            if not _OF_A_STUDY.search(clause):
                said = (match["sex"] or "").lower()
                sex = ("female" if said in FEMALE else "male") if said else None
                yield Described(int(match["age"]), sex, Span(span.start + match.start("age"), span.start + match.end()))


def _contradiction(rationale: str, ages: set[int], sex: str | None) -> tuple[Span, str, str] | None:
    """The first passage that speaks of another worker: where, what it says, and what the summary says."""
    for worker in _described(rationale):
        if sex and worker.sex and worker.sex != sex:
            return worker.span, f"“{worker.sex}”", sex
        # Between the summary's report and the review a birthday may lie.
        if ages and worker.sex and all(abs(worker.age - age) > 1 for age in ages):
            return worker.span, f"the age {worker.age}", " or ".join(str(age) for age in sorted(ages))
    return _other_pronoun(rationale, sex) if sex else None


def _other_pronoun(rationale: str, sex: str) -> tuple[Span, str, str] | None:
    wrong = PRONOUNS["male" if sex == "female" else "female"]
    quotation = [match.span() for match in _QUOTED.finditer(rationale)]
    somebody_before = False
    for span, clause in clauses(rationale):
        somebody = bool(_SOMEBODY_ELSE.search(clause))
        for match in wrong.finditer(clause):
            place = span.start + match.start()
            is_quoted = any(start <= place < end for start, end in quotation)
            if not (somebody or somebody_before or is_quoted):
                return Span(place, span.start + match.end()), f"“{match.group().lower()}”", sex
        somebody_before = somebody
    return None
