"""Each drug of a file with what the records say of it over time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from openimr.casefile.assertion import Manner
from openimr.casefile.course.leaf import Leaf, plain_status
from openimr.casefile.course.rows import DrugCourse, DrugMention, RowStatus
from openimr.casefile.daily_dose import directions, dose_of, end_of_directions
from openimr.casefile.morphine_equivalent import table_on
from openimr.vocabulary import Drug, Range
from openimr.wording import Found, category_of, drug_mentions, drug_words

LEAD = 60
_STOP = r"(?:discontinu\w+|stop(?:s|ped|ping)?|d/?c(?:['’]?d|ed)?|wean(?:ed|ing)?\s+off|tapered\s+off|ceased|no\s+longer|was\s+taking)"
# "Discontinue Soma", "was weaned off OxyContin", "switched from Norco".
_STOPPED_BEFORE = re.compile(
    rf"\b(?:{_STOP}(?:\s+(?:taking|using|the|use|of|on|his|her|all|takes?|uses?))*|(?:switched|changed|rotated)\s+from|replaced|instead\s+of|in\s+place\s+of)"
    r"\s+$",
    re.IGNORECASE,
)
_STOPPED_BEHIND = re.compile(
    rf"^[^.;]{{0,40}}?(?:\b(?:was|were|has\s+been|is|had\s+been)\s+(?:\w+\s+)?{_STOP}\b|\bdiscontinued\b|,?\s*\(?stopped\b"
    r"|\b(?:was|were|has\s+been|is)\s+(?:switched|changed|rotated|replaced)\s+(?:to|by|with)\b)",
    re.IGNORECASE,
)
# Not yet stopped, or not stopped at all.
_NOT_STOPPED = re.compile(
    r"\b(?:not|n['’]t|never|recommend\w*|should|will|plan\w*|consider\w*|would|wants?|wish\w*|try\w*|tries|tried|unable|if|may|could|cannot"
    r"|advised?|urged?|asked)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:continu\w+|refill\w*|renew\w*|maintain\w*|remains?|stays?|takes?|taking|uses?|using|current(?:ly)?|dispens\w+|filled|tolerat\w+"
    r"|prescribed|is\s+on|restart\w*)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:request\w*|authori[sz]\w*|certif\w*|propos\w*|consider\w*|trial|start|begin|initiat\w*)\b[^.;]{0,60}$", re.I)
# A test of urine, an allergy and a drug of no patient: no mention of what the worker takes.
_TESTED = re.compile(
    r"\b(?:urine|UDS|UDT|toxicolog\w*|drug\s+screen\w*|immunoassay|assay|GC/?MS|LC/?MS|metabolite\w*|ng/m[lL]|detected|cut-?off|positive\s+for"
    r"|negative\s+for|inconsistent\s+with|consistent\s+with\s+(?:the\s+)?prescri\w+|allerg\w+|intoleran\w+|adverse\s+reaction\s+to)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ToldDrug:
    ingredient: str
    mention: DrugMention


def drugs_on(leaf: Leaf) -> Iterator[ToldDrug]:
    """Every drug that a page names, with its directions, as taken, denied, stopped, refused or planned."""
    known = drug_words()
    if known.isdisjoint(leaf.words):
        return
    found = drug_mentions(leaf.text, places=leaf.places(known.__contains__))
    ends = (*(later.start for later in found[1:]), len(leaf.text))
    for mention, next_name in zip(found, ends, strict=False):
        end = end_of_directions(leaf.text, mention, next_name)
        said = leaf.text[mention.end : end]
        status = _status(leaf, mention, said)
        if status:
            yield ToldDrug(mention.value.ingredient, _told(leaf, mention, said, status))


def medications(told: Iterable[ToldDrug]) -> tuple[DrugCourse, ...]:
    """One course for each drug, by name; what a day says in the same way is one mention with all its places."""
    by_drug: dict[str, list[DrugMention]] = defaultdict(list)
    for each in told:
        by_drug[each.ingredient].append(each.mention)
    return tuple(
        DrugCourse(drug=Drug(ingredient=ingredient), mentions=tuple(_in_time(_joined(by_drug[ingredient]))))
        for ingredient in sorted(by_drug)
    )


def _status(leaf: Leaf, mention: Found[Drug], said: str) -> RowStatus | None:
    start, end = mention.start, mention.end
    sentence = leaf.sentence(start)
    if _TESTED.search(leaf.text, sentence.start, min(sentence.end, end + LEAD)) or leaf.is_of_another(start, end):
        return None
    manner = leaf.manners(start, end)
    before = leaf.text[max(sentence.start, start - LEAD) : start]
    stop = _STOPPED_BEFORE.search(before)
    is_stopped = (stop and not _NOT_STOPPED.search(before[: stop.start()])) or _STOPPED_BEHIND.search(said)
    if is_stopped and not manner & {Manner.HYPOTHETICAL, Manner.OF_FAMILY}:
        return RowStatus.STOPPED
    wanted = leaf.wants(start, end)
    if stop:  # a plan to stop: it is still taken
        return RowStatus.AFFIRMED
    if (Manner.PLANNED in manner or wanted) and _GOES_ON.search(before) and not _ASKED.search(before):
        manner, wanted = manner - {Manner.PLANNED}, False
    status = plain_status(manner, wanted=wanted)
    return RowStatus.STOPPED if status is RowStatus.AFFIRMED and Manner.PAST in manner else status


def _told(leaf: Leaf, mention: Found[Drug], said: str, status: RowStatus) -> DrugMention:
    dose, read = dose_of(mention, said), directions(said)
    a_day = dose.a_day if dose else read.times
    end = mention.end + read.length
    on = leaf.day_of(mention.start, end)
    morphine, table = None, ""
    if dose and a_day and category_of(dose.ingredient) == "opioid":
        factors = table_on(on)
        factor = factors.factor(dose)
        if factor is not None:
            morphine, table = a_day * Range.exactly(factor), factors.name
    return DrugMention(
        on=on,
        status=status,
        evidence=(leaf.evidence(mention.start, end, supports=status is not RowStatus.DENIED),),
        strength=mention.value.strength,
        a_day=a_day,
        unit=(dose.unit if dose else "tablets") if a_day else "",
        quantity=read.quantity,
        days=read.days,
        morphine=morphine,
        table=table,
    )


def _joined(mentions: Iterable[DrugMention]) -> Iterator[DrugMention]:
    """What is told alike on one day as one mention; a bare name joins what tells more."""
    alike: dict[DrugMention, list[DrugMention]] = {}
    for mention in mentions:
        alike.setdefault(replace(mention, evidence=()), []).append(mention)
    tells: dict[tuple[date | None, RowStatus], DrugMention] = {}
    for key in alike:
        if not _is_bare(key):
            tells.setdefault((key.on, key.status), key)
    for key, told in _with_bare_ones(alike, tells).items():
        yield replace(key, evidence=tuple(dict.fromkeys(place for each in told for place in each.evidence)))


def _with_bare_ones(
    alike: Mapping[DrugMention, list[DrugMention]], tells: Mapping[tuple[date | None, RowStatus], DrugMention]
) -> dict[DrugMention, list[DrugMention]]:
    joined = {key: list(told) for key, told in alike.items()}
    for key in alike:
        fuller = tells.get((key.on, key.status))
        if fuller and _is_bare(key):
            joined[fuller] += joined.pop(key)
    return joined


def _is_bare(mention: DrugMention) -> bool:
    return not (mention.strength or mention.a_day or mention.quantity)


def _in_time(mentions: Iterable[DrugMention]) -> list[DrugMention]:
    return sorted(mentions, key=lambda mention: mention.on or date.max)
