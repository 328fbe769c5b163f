"""How much an item asks for outright: "12 visits", "#60", "120 grams", "30 day rental"."""

from __future__ import annotations

import re

from openimr.vocabulary import Duration, Quantity, Range
from openimr.wording.numbers import NUMBER, STARTING, number_range, range_of
from openimr.wording.treatment import DRUG_CATEGORIES, category_of
from openimr.wording.units import PERIOD, UNIT, form_in, period_of, unit_of

# "take 1 tab", "1-2 tabs qhs", "1 po q6h": a dose is no quantity.
DOSE = (
    r"(?:po|p\.o\.|by\s+mouth|oral(?:ly)?|b\.?i\.?d|t\.?i\.?d|q\.?i\.?d|q[ahp]?\.?[ds]|q\s?\d|daily|every|each|nightly|prn"
    r"|at\s+(?:night|bedtime)|as\s+needed|(?:a|per)\s+day|once|twice|\w+\s+times|\d\s*(?:x|times))"
)
NO_DOSE = rf"(?!,?\s*{DOSE})"
# "12 physical therapy visits", "eight (8) sessions": the words between hold no number, no time and no comma.
BETWEEN = rf"(?:\s+(?!{PERIOD}|(?:mg|mcg|hours?|level|refills?|x|times)\b)[a-z][a-z/\-]*){{0,5}}?"
COUNT = re.compile(
    rf"(?<!\btake )(?<!\bapply )(?<!\buse ){STARTING}{number_range('amount')}{BETWEEN}\s+(?P<unit>{UNIT}){NO_DOSE}",
    re.IGNORECASE,
)
# "sessions, 12", "visits x 12", "PT x12"
COUNT_BEHIND = re.compile(rf"\b(?P<unit>{UNIT})\s*[,:]\s*{number_range('amount')}\s*(?:$|[.)])", re.IGNORECASE)
MULTIPLIED = re.compile(
    rf"(?<![a-z])[x×]\s*{number_range('amount')}(?!\s*(?:{PERIOD}|years?\b|yrs?\b|refill|RF|hour|mg|/))(?:\s*(?P<unit>{UNIT}))?",
    re.IGNORECASE,
)
# "trigger point injections, 3, left trapezius": a number alone between commas
BETWEEN_COMMAS = re.compile(rf",\s*{number_range('amount')}\s*(?:,|$)", re.IGNORECASE)
SERIES = re.compile(rf"\bseries\s+of\s+{number_range('amount')}", re.IGNORECASE)
# "#60", "#60-90", "pads #60", "#1 box", "quantity 60", "qty: 60.00", "thirty count"
WHOLE = r"\d{1,4}(?:\.0+)?(?![\d.]*\s*(?:mg|mcg|%))"
NUMBERED = re.compile(
    rf"(?:\b(?P<before>{UNIT})\s*)?(?:(?<!tylenol)(?<!tylenol )(?<!tooth )(?<!teeth )\#"
    r"|\b(?:qty|quantity|count)\b\.?\s*(?:requested|dispensed)?\s*(?::|\#|=|of\b)?)\s*"
    rf"(?P<amount>{WHOLE}(?:\s*(?:-|–|to)\s*{WHOLE})?)(?:\s*(?P<unit>{UNIT}))?"
    rf"|{STARTING}(?P<counted>{NUMBER})(?:\s*\(\d+\))?\s*(?:count|ct)\b",
    re.IGNORECASE,
)
# "120 grams", "100g", "500 ml", never of a strength ("10 mg/5 ml")
MEASURED = re.compile(
    r"(?<![\w.,/#-])(?P<amount>\d{1,4}(?:\.\d+)?)\s*-?\s*(?P<unit>gm?s?|grams?|ml|milliliters?|oz|ounces?)\b(?!\s*/)",
    re.IGNORECASE,
)
# "two refills of", where the first supply is not in dispute
REFILLS_ONLY = re.compile(rf"{STARTING}{number_range('amount')}\s+refills?\s+(?:of|for)\b", re.IGNORECASE)
REFILLS = re.compile(
    rf"(?:{STARTING}{number_range('amount')}\)?|(?P<none>\b(?:no|zero|0|without)))(?:\s+additional)?\s*(?:refills?|RFs?)\b"
    r"|\brefills?\s*[:=]?\s*(?P<nil>none|zero)\b"
    rf"|\b(?:refills?|RF|ref\.?(?=:))\s*(?:x|:|\#(?!\s*(?:[2-9]\d|\d{{3}}))|,|=|\()?\s*{number_range('behind')}"
    r"(?!\s*(?:mg|mcg|ml|g\b|\#|tabs?|caps?|days?|weeks?|months?))|\bx\s*(?P<times>\d{1,2})\s*(?:refills?|RF)\b",
    re.IGNORECASE,
)
# "30 day rental", "two week trial", "three months coverage": a length of time is what is asked for
LENGTH = rf"(?:{PERIOD}|(?:years?|yrs?)\b)"
SPELL = re.compile(
    rf"{STARTING}{number_range('amount')}[\s-]*(?P<unit>{LENGTH})\s+(?:in-?patient\s+|hospital\s+|home(?:[\s-]based)?\s+|gym\s+)?"
    r"(?:rental|use|trial|coverage|supply|stay|membership|program)",
    re.IGNORECASE,
)
# "rental, 2 weeks", "for 12 months", "x 14 days": of what is rented, lent or attended as a whole
LENT = re.compile(
    rf"(?:\bfor|\bover|\brental|\btrial|\bstay|\bprogram|\bLOS|\bdetox|,|(?<![a-z])x|×)(?:\s+an?\s+additional|\s+up\s+to)?[\s,:]*{number_range('amount')}[\s-]*(?P<unit>{LENGTH})",
    re.IGNORECASE,
)
LENT_CATEGORIES = frozenset({"equipment", "facility care", "services"})
LENT_TREATMENTS = frozenset({"functional restoration program", "gym membership", "inpatient rehabilitation"})
# "4 hours a day, 5 days a week for 6 weeks", "16 hours per week x 4 weeks"; "80 hours"
HOURS = re.compile(
    rf"{STARTING}{number_range('hours')}\s*(?:hours?|hrs?)\s*(?:/|per|a|each)\s*(?P<per>day|week)\b"
    rf"(?:[\s,;x(]*(?:for\s+)?{number_range('days')}\s*(?:days?|times|x)\s*(?:/|per|a|each)\s*week\b)?"
    rf"(?:[\s,;)]*(?:for|x|times)\s*{number_range('length')}\s*(?P<unit>{PERIOD}))?",
    re.IGNORECASE,
)
ALL_HOURS = re.compile(
    rf"(?:(?<![a-z])[x×]|\bfor|\btotal\s+of|[,(#])\s*{number_range('before')}\s*(?:hours?|hrs?)\b(?!\s*(?:on|off|before|/|per|a\b))"
    rf"|{STARTING}{number_range('behind')}\s*(?:hours?|hrs?)\s+of\b",
    re.IGNORECASE,
)
# "program 80 hours": where nothing else is counted
LAST_HOURS = re.compile(
    rf"(?<!every )(?<!within ){STARTING}{number_range('amount')}\s*(?:hours?|hrs?)\s*(?:$|[,.;)])", re.IGNORECASE
)
HOURLY_CATEGORIES = frozenset({"services", "physical medicine", "psychology", "facility care"})


def find_stated(text: str, treatment: str | None) -> Quantity | None:
    """The total that `text` states outright, by the first form found; `treatment` names a bare number's unit."""
    category = category_of(treatment) if treatment else None
    bare = _unit_of_bare_number(text, category)
    if match := REFILLS_ONLY.search(text):
        return Quantity(amount=range_of(match["amount"]), unit="refills")
    if stated := _supply(text, bare):
        return stated
    if category in HOURLY_CATEGORIES and (stated := _hours(text)):
        return stated
    if match := COUNT.search(text) or COUNT_BEHIND.search(text):
        return Quantity(amount=range_of(match["amount"]), unit=unit_of(match["unit"]))
    if category in HOURLY_CATEGORIES and (match := LAST_HOURS.search(text)):
        return Quantity(amount=range_of(match["amount"]), unit="hours")
    if match := SPELL.search(text):
        return _spell(match)
    if (category in LENT_CATEGORIES or treatment in LENT_TREATMENTS) and (match := LENT.search(text)):
        return _spell(match)
    if match := MULTIPLIED.search(text):
        return Quantity(amount=range_of(match["amount"]), unit=unit_of(match["unit"]) if match["unit"] else bare)
    if bare in {"visits", "injections"} and (match := SERIES.search(text) or BETWEEN_COMMAS.search(text)):
        return Quantity(amount=range_of(match["amount"]), unit=bare)
    return None


def find_refills(text: str) -> Range | None:
    """How often a supply may be renewed, None where the text does not speak of it.

    >>> str(find_refills("Norco 10/325mg #90 with 2 refills"))
    '2'
    """
    match = REFILLS.search(text)
    if not match:
        return None
    if match["none"] or match["nil"]:
        return Range.exactly(0)
    if match["times"]:
        return Range.exactly(int(match["times"]))
    return range_of(match["amount"] or match["behind"])


def is_drug(treatment: str | None) -> bool:
    return treatment is not None and category_of(treatment) in DRUG_CATEGORIES


def _supply(text: str, bare: str) -> Quantity | None:
    """What is handed out: a count behind "#", or a weight; of "120 grams #1" the weight, of "30 g #2" the count."""
    numbered, measured = NUMBERED.search(text), MEASURED.search(text)
    weight = Quantity(amount=_exactly(measured["amount"]), unit=unit_of(measured["unit"])) if measured else None
    if not numbered:
        return weight
    if numbered["counted"]:
        return Quantity(amount=range_of(numbered["counted"]), unit=bare)
    said = numbered["unit"] or numbered["before"]
    counted = Quantity(amount=_whole_range(numbered["amount"]), unit=unit_of(said) if said else bare)
    if weight and not numbered["unit"] and counted.amount in {Range.exactly(1), weight.amount}:
        return weight
    return counted


def _hours(text: str) -> Quantity | None:
    if match := HOURS.search(text):
        hours = range_of(match["hours"])
        if not match["length"]:
            return Quantity(amount=Range.unknown(), unit="hours")
        length, unit = range_of(match["length"]), period_of(match["unit"])
        in_weeks = length if unit == "week" else length * Range(4, 5) if unit == "month" else None
        if match["per"] == "day":
            days = range_of(match["days"]) if match["days"] else Range.exactly(7)
            amount = hours * (days * in_weeks if in_weeks else length)
        else:
            amount = hours * in_weeks if in_weeks else Range.unknown()
        return Quantity(amount=amount, unit="hours", duration=Duration(length=length, unit=unit))
    if match := ALL_HOURS.search(text):
        return Quantity(amount=range_of(match["before"] or match["behind"]), unit="hours")
    return None


def _spell(match: re.Match[str]) -> Quantity:
    amount = range_of(match["amount"])
    if match["unit"].lower().startswith("y"):
        amount, unit = amount * Range.exactly(12), "month"
    else:
        unit = period_of(match["unit"])
    return Quantity(amount=amount, unit=f"{unit}s", duration=Duration(length=amount, unit=unit))


def _exactly(said: str) -> Range:
    return Range.exactly(float(said) if float(said) % 1 else int(float(said)))


def _whole_range(said: str) -> Range:
    """The range of "60", "60.00" or "60-90"."""
    values = sorted(int(float(number)) for number in re.findall(r"\d+(?:\.\d+)?", said))
    return Range(values[0], values[-1])


def _unit_of_bare_number(text: str, category: str | None) -> str:
    """What is counted when only a number stands there: "#60" of a drug is tablets, "x12" of a therapy visits."""
    if category in DRUG_CATEGORIES:
        return form_in(text) or ("units" if category == "topical drug" else "tablets")
    if category in {"physical medicine", "psychology", "evaluation"}:
        return "visits"
    return "injections" if category == "injection" else "units"
