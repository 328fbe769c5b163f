"""Each drug of a file with what the records say of it over time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from openimr.casefile.assertion import Manner
from openimr.casefile.course.joining import Told, alike, in_time
from openimr.casefile.course.leaf import Leaf, plain_status
from openimr.casefile.course.rows import DrugCourse, DrugMention, RowStatus
from openimr.casefile.daily_dose import Directions, directions, dose_of, end_of_directions
from openimr.casefile.evidence import Evidence
from openimr.casefile.file import DocumentType
from openimr.casefile.morphine_equivalent import table_on
from openimr.vocabulary import Drug, Range
from openimr.wording import Found, category_of, drug_mentions, drug_words

LEAD = 60
_STOP = (
    r"(?:discontinu\w+|stop(?:s|ped|ping)?|d/?c(?:['’]?d|ed)?|wean(?:ed|ing)?\s+off|tapered\s+off|ceased|no\s+longer"
    r"|was\s+taking)"
)
# "Discontinue Soma", "was weaned off OxyContin", "switched from Norco".
_STOPPED_BEFORE = re.compile(
    rf"\b(?:{_STOP}(?:\s+(?:taking|using|the|use|of|on|his|her|all|takes?|uses?))*|(?:switched|changed|rotated)\s+from|ran\s+out\s+of|replaced|instead\s+of|in\s+place\s+of)"
    r"\s+$",
    re.IGNORECASE,
)
_STOPPED_BEHIND = re.compile(
    rf"^[^.;]{{0,40}}?(?:\b(?:was|were)\s+(?:taken|used|tried)\b|\b(?:was|were|has\s+been|is|had\s+been)\s+(?:\w+\s+)?{_STOP}\b|\bdiscontinued\b|,?\s*\(?stopped\b"
    r"|\b(?:was|were|has\s+been|is)\s+(?:switched|changed|rotated|replaced)\s+(?:to|by|with)\b)",
    re.IGNORECASE,
)
_WRITTEN_STOP_WORDS = """
    discontinue discontinued discontinues discontinuing discontinuation stop stops stopped stopping d dc
    dced weaned weaning tapered ceased longer taking taken used tried switched changed rotated replaced
    instead place ran
"""
_STOP_WORDS = frozenset(_WRITTEN_STOP_WORDS.split())
_PAST_WORDS = frozenset({"past", "previous", "prior", "former", "discontinued", "stopped"})
# Not yet stopped, or not stopped at all.
_NOT_STOPPED = re.compile(
    r"\b(?:not|n['’]t|never|recommend\w*|should|will|plan(?:s|ned|ning)?\s+to|consider\w*|would|wants?|wish\w*|try\w*|tries|tried|unable|if|may|could|cannot"
    r"|advised?|urged?|asked)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:continu\w+|refill\w*|renew\w*|maintain\w*|remains?|stays?|takes?|taking|uses?|using|current(?:ly)?|dispens\w+|filled|tolerat\w+"
    r"|prescribed|is\s+on|restart\w*)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_PAST_LIST = re.compile(
    r"\b(?:past|previous|prior|former|discontinued|stopped)\s+(?:\w+\s+)?(?:medications?|meds|drugs|prescriptions?)\b[^.]*:[^.]*$",
    re.IGNORECASE,
)
# "As needed" is no condition on what stands behind it.
_AS_NEEDED = re.compile(r"\b(?:as\s+needed|p\.?r\.?n)\b", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:if|unless|risks?|should|in\s+case|goals?|prevent\w*|guidelines?)\b", re.IGNORECASE)
_SUPPLY_BEFORE = re.compile(r"(?P<days>\d{1,3})[\s-]*days?['’]?\s+supply\s+of\s+$", re.IGNORECASE)
_COUNT_BEFORE = re.compile(
    r"(?P<count>\d{1,4})\s+(?:tablets?|tabs?|pills?|capsules?|caps?|patches)\s+of\s+$", re.IGNORECASE
)
# The head of a list of fills, and the numbers in its lines beside the strength.
_HEAD = re.compile(r"^.*\b(?:qty|quantity|count|disp(?:ensed)?)\b.*$", re.IGNORECASE | re.MULTILINE)
_HEAD_DAYS = re.compile(r"\b(?:qty|quantity|count|disp(?:ensed)?)\b.*\bdays?\b", re.IGNORECASE)
_STRENGTHS = re.compile(r"\d+(?:[./-]\d+)*\s*(?:mg|mcg|%|ml|g)\b(?:/\w+)?|\d+\s*%|[(#]\d+", re.IGNORECASE)
_COLUMN = re.compile(r"(?<![\w./#-])\d{1,4}(?:\.0+)?(?![\w./-])")
_ASKED = re.compile(
    r"\b(?:request\w*|authori[sz]\w*|certif\w*|propos\w*|consider\w*|trial|start|begin|initiat\w*)\b[^.;]{0,60}$", re.I
)
# A test of urine, an allergy and a drug of no patient: no mention of what the worker takes.
_TESTED = re.compile(
    r"\b(?:urine|UDS|UDT|toxicolog\w*|drug\s+screen\w*|immunoassay|assay|GC/?MS|LC/?MS|metabolite\w*|ng/m[lL]|detected|cut-?off|positive\s+for"
    r"|negative\s+for|inconsistent\s+with|consistent\s+with\s+(?:the\s+)?prescri\w+|allerg\w+|intoleran\w+|adverse\s+reaction\s+to)\b",
    re.IGNORECASE,
)


ToldDrug = tuple[str, DrugMention, Evidence]
"""An ingredient, a row without its evidence, and the place that shows it."""


def drugs_on(leaf: Leaf) -> Iterator[ToldDrug]:
    """Every drug that a page names, with its directions, as taken, denied, stopped, refused or planned."""
    known = drug_words()
    if known.isdisjoint(leaf.words):
        return
    found = drug_mentions(leaf.text, places=leaf.places(known))
    ends = (*(later.start for later in found[1:]), len(leaf.text))
    for mention, next_name in zip(found, ends, strict=False):
        end = end_of_directions(leaf.text, mention, next_name)
        said = leaf.text[mention.end : end]
        status = _status(leaf, mention, said)
        if status:
            yield mention.value.ingredient, *_told(leaf, mention, said, status)


def medications(told: Iterable[ToldDrug]) -> tuple[DrugCourse, ...]:
    """One course for each drug, by name; what a day says in the same way is one mention with all its places."""
    by_drug: dict[str, list[Told[DrugMention]]] = defaultdict(list)
    for ingredient, row, place in told:
        by_drug[ingredient].append((row, place))
    return tuple(
        DrugCourse(drug=Drug(ingredient=ingredient), mentions=in_time(_with_bare_ones(alike(rows))))
        for ingredient, rows in sorted(by_drug.items())
    )


def _status(leaf: Leaf, mention: Found[Drug], said: str) -> RowStatus | None:
    start, end = mention.start, mention.end
    sentence = leaf.sentence(start)
    if _TESTED.search(leaf.text, sentence.start, min(sentence.end, end + LEAD)) or leaf.is_of_another(start, end):
        return None
    manner = leaf.manners(start, end)
    whole = leaf.text[sentence.start : start]
    before = whole[-LEAD:]
    if Manner.HYPOTHETICAL in manner and _AS_NEEDED.search(whole) and not _CONDITION.search(whole):
        manner -= {Manner.HYPOTHETICAL}
    stop, is_stopped = None, False
    if not _STOP_WORDS.isdisjoint(leaf.words):
        stop = _STOPPED_BEFORE.search(before)
        is_stopped = bool((stop and not _NOT_STOPPED.search(before[: stop.start()])) or _STOPPED_BEHIND.search(said))
    if is_stopped and not manner & {Manner.HYPOTHETICAL, Manner.OF_FAMILY}:
        return RowStatus.STOPPED
    if Manner.DENIED in manner:
        manner -= {Manner.WARNED}  # "does not use Ambien" warns of nothing
    wanted = leaf.wants(start, end)
    if leaf.document.type is DocumentType.PHARMACY:
        manner -= {Manner.PLANNED}  # what a pharmacy lists was handed out
    if stop:  # a plan to stop: it is still taken
        return RowStatus.AFFIRMED
    if (Manner.PLANNED in manner or wanted) and _GOES_ON.search(before) and not _ASKED.search(before):
        manner, wanted = manner - {Manner.PLANNED}, False
    status = plain_status(manner, wanted=wanted)
    if status is RowStatus.AFFIRMED and (Manner.PAST in manner or _is_of_the_past(leaf, whole)):
        return RowStatus.STOPPED
    return status


def _is_of_the_past(leaf: Leaf, whole: str) -> bool:
    return not _PAST_WORDS.isdisjoint(leaf.words) and _PAST_LIST.search(whole) is not None


def _told(leaf: Leaf, mention: Found[Drug], said: str, status: RowStatus) -> Told[DrugMention]:
    read = _with_what_stands_before(leaf, mention, directions(said))
    dose = dose_of(mention, said, read)
    a_day = dose.a_day if dose else read.times
    end = mention.end + read.length
    on = leaf.day_of(mention.start, end)
    morphine, table = None, ""
    if dose and a_day and category_of(dose.ingredient) == "opioid":
        factors = table_on(on)
        factor = factors.factor(dose)
        if factor is not None:
            morphine, table = a_day * Range.exactly(factor), factors.name
    row = DrugMention(
        on=on,
        status=status,
        strength=mention.value.strength,
        a_day=a_day,
        unit=(dose.unit if dose else "tablets") if a_day else "",
        quantity=read.quantity,
        days=read.days,
        morphine=morphine,
        table=table,
    )
    return row, leaf.evidence(mention.start, end, supports=status is not RowStatus.DENIED)


def _with_what_stands_before(leaf: Leaf, mention: Found[Drug], read: Directions) -> Directions:
    """The directions with the supply that is named before the drug, or in the last columns of a list of fills."""
    text, line_end = leaf.text, leaf.text.find("\n", mention.end)
    line_end = len(text) if line_end < 0 else line_end
    before = text[max(0, mention.start - LEAD) : mention.start]
    quantity, days = read.quantity, read.days
    if quantity is None and leaf.document.type is DocumentType.PHARMACY:
        quantity, days = _in_columns(text, mention, line_end, days)
    if days is None and (said := _SUPPLY_BEFORE.search(before)):
        days = Range.exactly(int(said["days"]))
    if quantity is None and (said := _COUNT_BEFORE.search(before)):
        quantity = Range.exactly(int(said["count"]))
    times = read.times
    if times is None and quantity and days and days.low:
        times = Range.exactly(quantity.low / days.low)
    return replace(read, times=times, quantity=quantity, days=days)


def _in_columns(
    text: str, mention: Found[Drug], line_end: int, days: Range | None
) -> tuple[Range | None, Range | None]:
    """The count, and the days where the list has them, from the columns behind a drug in a list of fills."""
    heads = list(_HEAD.finditer(text, 0, mention.start))
    numbers = _COLUMN.findall(_STRENGTHS.sub(" ", text[mention.end : line_end])) if heads else []
    if not numbers:
        return None, days
    if len(numbers) > 1 and _HEAD_DAYS.search(heads[-1].group()):
        days = Range.exactly(int(float(numbers[1])))
    return Range.exactly(int(float(numbers[0]))), days


def _with_bare_ones(rows: dict[DrugMention, list[Evidence]]) -> dict[DrugMention, list[Evidence]]:
    """The rows, with the places of a bare name given to a row of the same day and status that tells more."""
    tells: dict[tuple[date | None, RowStatus], DrugMention] = {}
    for row in rows:
        if not _is_bare(row):
            tells.setdefault((row.on, row.status), row)
    for row in list(rows):
        if _is_bare(row) and (fuller := tells.get((row.on, row.status))):
            rows[fuller] += rows.pop(row)
    return rows


def _is_bare(mention: DrugMention) -> bool:
    return not (mention.strength or mention.a_day or mention.quantity)
