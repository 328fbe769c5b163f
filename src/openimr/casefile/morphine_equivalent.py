"""The daily morphine equivalent of the opioids that a record says are taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from openimr.casefile.daily_dose import DailyDose, daily_doses
from openimr.casefile.evidence import Evidence
from openimr.casefile.fact import Fact, FactStatus
from openimr.casefile.file import Document
from openimr.casefile.told import HEARSAY, ReadPage
from openimr.vocabulary import Range, read_yaml
from openimr.wording import category_of


@dataclass(frozen=True, kw_only=True)
class EquivalenceTable:
    """Factors to milligrams a day of oral morphine, by the unit of the dose and the ingredient."""

    name: str
    since: date
    source: str
    is_confirmed: bool
    factors: Mapping[str, Mapping[str, float]]

    def factor(self, dose: DailyDose) -> float | None:
        return self.factors[dose.unit].get(dose.ingredient)


@dataclass(frozen=True)
class _Taken:
    document: Document
    page: int
    dose: DailyDose

    @property
    def evidence(self) -> Evidence:
        return Evidence(document_id=self.document.id, page=self.page, start=self.dose.start, end=self.dose.end)


def morphine_equivalent(written: Fact, pages: Iterable[ReadPage], *, as_of: date | None) -> Fact:
    """The equivalent as a record writes it; else the sum over the opioids of the newest record that gives doses.

    What is not known leaves the sum open above: an opioid without a factor or a frequency, and one that only an older
    record names. `text` shows the sum and its table.
    """
    if written.status is not FactStatus.NOT_FOUND:
        return written
    taken, older = _newest(pages)
    if not taken:
        return written
    table = table_on(as_of or _day(taken[0]))
    value, terms = _sum(taken, table)
    if older:
        value = Range.at_least(value.low)
        terms.append(f"perhaps {', '.join(older)}, named by an older record")
    if value == Range.unknown():
        return written
    return Fact(
        concept=written.concept,
        status=FactStatus.DOCUMENTED,
        value=value,
        unit=written.unit,
        text=f"{' + '.join(terms)}; factors of {table.name}",
        on=_day(taken[0]),
        evidence=tuple(dict.fromkeys(each.evidence for each in taken)),
    )


def table_on(day: date | None) -> EquivalenceTable:
    """The newest table that was published by a day; the oldest before any was.

    >>> table_on(date(2016, 1, 4)).name, table_on(date(2024, 1, 4)).name
    ('consort-2008', 'cdc-2022')
    """
    published = [table for table in tables() if day is None or table.since <= day]
    return published[-1] if published else tables()[0]


@cache
def tables() -> tuple[EquivalenceTable, ...]:
    """Every table of `morphine_equivalents.yaml`, the oldest first."""
    rows = read_yaml((files("openimr.casefile") / "morphine_equivalents.yaml").read_text("utf-8"))
    return tuple(
        EquivalenceTable(
            name=row["table"],
            since=row["from"],
            source=row["source"],
            is_confirmed=row["confirmed"],
            factors={"mg": row["mg"], "mcg/hr": row["mcg/hr"]},
        )
        for row in rows
    )


def _newest(pages: Iterable[ReadPage]) -> tuple[list[_Taken], list[str]]:
    """The opioid doses of the newest record that gives any, and the opioids that only older ones name.

    What only retells counts where there is nothing else.
    """
    by_document: dict[str, list[_Taken]] = defaultdict(list)
    for read in pages:
        for dose in daily_doses(read.page.text):
            if category_of(dose.ingredient) == "opioid":
                by_document[read.document.id].append(_Taken(read.document, read.page.number, dose))
    groups = list(by_document.values())
    clinical = [group for group in groups if group[0].document.type not in HEARSAY] or groups
    newest = max(clinical, key=lambda group: _day(group[0]) or date.min, default=[])
    named = {each.dose.ingredient for each in newest}
    return newest, sorted({each.dose.ingredient for group in clinical for each in group} - named)


def _day(taken: _Taken) -> date | None:
    return taken.document.dated


def _sum(taken: Sequence[_Taken], table: EquivalenceTable) -> tuple[Range, list[str]]:
    by_ingredient: dict[str, list[DailyDose]] = defaultdict(list)
    for each in taken:
        by_ingredient[each.dose.ingredient].append(each.dose)
    total, terms = Range.exactly(0), []
    for ingredient, doses in by_ingredient.items():
        told = {(dose.strength, dose.times): dose for dose in doses}
        amounts = [_equivalent(dose, table) for dose in told.values()]
        if len(amounts) > 1:
            # One drug in two strengths may be two prescriptions or one told twice.
            highs = [amount.high for amount in amounts if amount.high is not None]
            least = max(amount.low for amount in amounts)
            total += Range(least, sum(highs) if len(highs) == len(amounts) else None)
        else:
            total += amounts[0]
        terms += [_term(ingredient, dose, table) for dose in told.values()]
    return total, terms


def _equivalent(dose: DailyDose, table: EquivalenceTable) -> Range:
    factor, amount = table.factor(dose), dose.a_day
    return Range.unknown() if factor is None or amount is None else amount * Range.exactly(factor)


def _term(ingredient: str, dose: DailyDose, table: EquivalenceTable) -> str:
    factor = table.factor(dose)
    if factor is None:
        return f"{ingredient} (no factor)"
    if dose.unit == "mcg/hr":
        return f"{ingredient} {dose.strength} mcg/hr × {factor:g}"
    often = f" × {dose.times} a day" if dose.times else " (how often is not told)"
    return f"{ingredient} {dose.strength} mg{often} × {factor:g}"
