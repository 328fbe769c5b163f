"""When something is due: the day, or the minute, and how it was counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from difflib import get_close_matches

from openimr.clocks.counting import BUSINESS_DAYS, LAST_DAY, CountedDay, Counting, count_days, days_moved_to
from openimr.clocks.day import legal_day
from openimr.clocks.rules import Extension, Rule, RuleValue, Unit, extension_for, load_conventions, load_rules
from openimr.clocks.service import Service
from openimr.vocabulary import InputError


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """When something is due under the rule of its day. `due_at` is an instant in UTC, for clocks that run in hours."""

    rule: str
    says: str
    source: str
    counts_from: str
    from_: date | datetime
    service: Service | None
    length: int
    unit: Unit
    due_on: date
    due_at: datetime | None = None
    extension: Extension | None = None
    """What the way of service added."""
    counted: tuple[CountedDay, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    """What this answer leans on and nobody has yet read in its source."""

    @property
    def confirmed(self) -> bool:
        return not self.unconfirmed


def deadline(
    rule: str, *, from_: date | datetime, service: Service | None = None, on_law_of: date | None = None
) -> Deadline:
    """The deadline under `rule`, counted from a day (or, for a clock that runs in hours, from an instant).

    The day itself is not counted. `on_law_of` is the day whose law governs; left out, it is the day counted from.

    >>> deadline("filing_window.regular", from_=date(2014, 3, 3), service=Service.MAIL).due_on.isoformat()
    '2014-04-07'
    """
    from_day = legal_day(from_) if isinstance(from_, datetime) else from_
    if from_day.year > 2199:
        raise InputError(f"the year {from_day.year} is too far ahead to count from.", do="Look at the year.")
    law_of = on_law_of or from_day
    governing, value = _in_force(rule, law_of)
    if value.unit is Unit.HOURS:
        return _hours(governing, value, from_, service)
    return _days(governing, value, from_day, service, law_of)


def days_left(deadline: Deadline, today: date) -> int:
    """How many days are left: 0 on the last day, negative when it has passed."""
    return (deadline.due_on - today).days


def _in_force(name: str, on: date) -> tuple[Rule, RuleValue]:
    rules = load_rules()
    if name not in rules:
        near = get_close_matches(name, rules, n=1, cutoff=0.4)
        do = f"Did you mean {near[0]}?" if near else "`openimr clock --list` names them all."
        raise InputError(f"there is no rule {name[:60]!r}.", do=do)
    rule = rules[name]
    value = rule.value_on(on)
    if value is not None:
        return rule, value
    if rule.before:
        return _in_force(rule.before, on)
    raise InputError(
        f"{name} has no value on {on.isoformat()}; the first is of {rule.values[0].from_.isoformat()}.",
        do="Look at the year.",
    )


def _hours(rule: Rule, value: RuleValue, from_: date | datetime, service: Service | None) -> Deadline:
    if not isinstance(from_, datetime):
        raise InputError(f"{rule.rule} runs in hours.", do="Say at what time it begins, not only on which day.")
    # Adding to a local time would count wall-clock hours: 23 or 25 of them when the clocks change.
    due_at = from_.astimezone(UTC) + timedelta(hours=value.length)
    return Deadline(
        rule=rule.rule,
        says=rule.says,
        source=rule.source,
        counts_from=rule.counts_from,
        from_=from_,
        service=service,
        length=value.length,
        unit=value.unit,
        due_on=legal_day(due_at),
        due_at=due_at,
        unconfirmed=_unconfirmed_value(rule, value),
    )


def _days(rule: Rule, value: RuleValue, from_day: date, service: Service | None, law_of: date) -> Deadline:
    unconfirmed = list(_unconfirmed_value(rule, value))
    counted = count_days(from_day, value.length, value.unit, Counting.COUNTED)
    if _skips_a_holiday(counted) and not load_conventions()[BUSINESS_DAYS].confirmed:
        unconfirmed.append(f"that holidays are skipped ({load_conventions()[BUSINESS_DAYS].source})")
    extension = extension_for(rule.service_extension, service, law_of) if service else None
    if extension:
        added = count_days(counted[-1].day, extension.length, extension.unit, Counting.ADDED_FOR_SERVICE)
        counted += added
        if _skips_a_holiday(added):
            unconfirmed.append("the holidays of the courts (Code of Civil Procedure 135)")
        if not (extension.confirmed and rule.service_extension_confirmed):
            unconfirmed.append(f"that service by {service} adds days here ({extension.source})")
    if rule.last_day_moves:
        moved = days_moved_to(counted[-1].day)
        counted += moved
        if moved and not load_conventions()[LAST_DAY].confirmed:
            unconfirmed.append(f"that the last day moves ({load_conventions()[LAST_DAY].source})")
    return Deadline(
        rule=rule.rule,
        says=rule.says,
        source=rule.source,
        counts_from=rule.counts_from,
        from_=from_day,
        service=service,
        length=value.length,
        unit=value.unit,
        due_on=counted[-1].day,
        extension=extension,
        counted=tuple(counted),
        unconfirmed=tuple(unconfirmed),
    )


def _unconfirmed_value(rule: Rule, value: RuleValue) -> tuple[str, ...]:
    if value.confirmed:
        return ()
    return (value.note.removesuffix(".") or f"the length of {value.length} {value.unit} ({rule.source})",)


def _skips_a_holiday(days: list[CountedDay]) -> bool:
    return any(day.counting is Counting.SKIPPED and day.day.weekday() < 5 for day in days)
