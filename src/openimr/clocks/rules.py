"""The rules of legal time as `rules/*.yaml` states them: each limit with its days of force, its source and examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from openimr.clocks.holidays import Calendar
from openimr.clocks.rule_files import read_documents, where
from openimr.clocks.service import Service
from openimr.vocabulary import RuleError

RULE_FILES = ("filing", "assignment", "determination", "afterwards")


class Unit(StrEnum):
    CALENDAR_DAYS = "calendar days"
    BUSINESS_DAYS = "business days"
    COURT_DAYS = "court days"
    HOURS = "hours"


@dataclass(frozen=True, kw_only=True)
class RuleValue:
    """How long a limit is from a day on, until the next value takes its place."""

    from_: date
    length: int
    unit: Unit
    confirmed: bool
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Extension:
    """The time that one way of service adds."""

    length: int
    unit: Unit
    source: str
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class Example:
    """A worked example of a rule, counted by hand; the tests run it."""

    name: str
    from_: date | datetime
    service: Service | None
    due: date
    at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Convention:
    """How days are counted for every rule alike."""

    says: str
    source: str
    calendar: Calendar
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One legal limit. A past case keeps the value of its own day."""

    rule: str
    says: str
    source: str
    counts_from: str
    values: tuple[RuleValue, ...]
    examples: tuple[Example, ...]
    service_extension: str = ""
    """The table in `rules/service.yaml`; empty where service adds no time, and `without_extension` says why."""
    service_extension_confirmed: bool = True
    without_extension: str = ""
    last_day_moves: bool = False
    before: str = ""
    """The rule that governed before the first value of this one."""

    def value_on(self, day: date) -> RuleValue | None:
        """The value in force on a day; None before there was one."""
        in_force = [value for value in self.values if value.from_ <= day]
        return in_force[-1] if in_force else None

    @property
    def is_confirmed(self) -> bool:
        """Whether every value of this rule was read in its source."""
        return all(value.confirmed for value in self.values)


@cache
def load_rules() -> Mapping[str, Rule]:
    """Every rule by its name, in the order of the files."""
    rules = {}
    for name in RULE_FILES:
        for document in read_documents(name):
            rules[document["rule"]] = _rule(document, name)
    return rules


def _rule(document: dict[str, Any], name: str) -> Rule:
    try:
        fields = dict(document)
        confirmed = fields.pop("confirmed")
        values = tuple(_value(given, confirmed) for given in fields.pop("values"))
        examples = tuple(_example(given) for given in fields.pop("examples"))
        rule = Rule(**fields, values=values, examples=examples)
    except (KeyError, TypeError, ValueError) as error:
        raise RuleError(
            f"the rule {document.get('rule', 'without a name')} does not hold together: {error}.",
            where=where(name),
            do="Compare it with the rule beside it.",
        ) from error
    if list(values) != sorted(values, key=lambda value: value.from_):
        raise RuleError(f"the values of {rule.rule} are not in order of time.", where=where(name), do="Sort them.")
    if bool(rule.service_extension) == bool(rule.without_extension):
        raise RuleError(
            f"the rule {rule.rule} must either name its extension for service or say why it has none.",
            where=where(name),
        )
    return rule


def _value(given: dict[str, Any], confirmed: bool) -> RuleValue:
    return RuleValue(
        from_=given["from"],
        length=given["length"],
        unit=Unit(given["unit"]),
        confirmed=given.get("confirmed", confirmed),
        note=given.get("note", ""),
    )


def _example(given: dict[str, Any]) -> Example:
    from_ = given["from"]
    return Example(
        name=given["name"],
        from_=datetime.fromisoformat(from_) if isinstance(from_, str) else from_,
        service=Service(given["service"]) if "service" in given else None,
        due=given["due"],
        at=datetime.fromisoformat(given["at"]) if "at" in given else None,
    )


@cache
def load_conventions() -> Mapping[str, Convention]:
    """The conventions of counting by their name."""
    return {
        document["convention"]: Convention(
            says=document["says"],
            source=document["source"],
            calendar=Calendar(document["calendar"]),
            confirmed=document["confirmed"],
        )
        for document in read_documents("counting")
    }


def extension_for(table: str, service: Service, on: date) -> Extension | None:
    """What a way of service adds under the table's value of that day; None where it adds nothing."""
    if not table:
        return None
    values = [value for value in _extension_table(table) if value["from"] <= on]
    if not values or service not in values[-1]:
        return None
    given = values[-1][service]
    extension = Extension(**{**given, "unit": Unit(given["unit"])})
    return extension if extension.length else None


@cache
def _extension_table(table: str) -> tuple[dict[str, Any], ...]:
    for document in read_documents("service"):
        if document["service_extension"] == table:
            return tuple(document["values"])
    raise RuleError(f"there is no table {table!r} of extensions.", where=where("service"), do="Name one that exists.")
