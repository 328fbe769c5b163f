"""What a reviewer typed of the evidence search: the steps passed over, and the recommendations that disagree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from openimr.criteria import evidence_levels, step_name
from openimr.determination import PassedStep, Recommendation, Stance, StepResult, Weighing
from openimr.vocabulary import InputError

T = TypeVar("T", bound=StrEnum)

MOST_RECOMMENDATIONS = 8


def passed_over_in(posted: Mapping[str, str], *, today: date) -> tuple[PassedStep, ...]:
    """The steps of which the form says something, in the order in which it showed them; no search is still to come."""
    return tuple(_passed_over(posted, today))


def weighing_in(posted: Mapping[str, str]) -> Weighing:
    """The rows in which something was typed; a source that the form itself had put there counts for nothing."""
    rows = (_recommendation(posted, f"rec-{number}-") for number in range(MOST_RECOMMENDATIONS))
    return Weighing(recommendations=tuple(row for row in rows if row), reason=_text(posted, "weighing-reason"))


def steps_as_text(passed_over: Iterable[PassedStep]) -> str:
    """What is recorded of the steps, a line each, for two windows to be compared."""
    return "\n".join(
        f"{step_name(each.step)}: {each.result.value if each.result else '?'}. {each.reason}"
        + (f" ({each.searched_on:%m/%d/%Y})" if each.searched_on else "")
        for each in passed_over
    )


def weighing_as_text(weighing: Weighing) -> str:
    """The weighing, a line for each recommendation and one for the reason."""
    applies = {True: "applies", False: "does not apply", None: "?"}
    lines = [
        f"{each.source}: {each.stance.value if each.stance else '?'}, level {each.level or '?'}, "
        f"{applies[each.applies]}. {each.why}"
        for each in weighing.recommendations
    ]
    return "\n".join([*lines, *([weighing.reason] if weighing.reason else [])])


def _passed_over(posted: Mapping[str, str], today: date) -> Iterator[PassedStep]:
    for step in dict.fromkeys(filter(None, posted.get("steps_shown", "")[:200].split(","))):
        result, reason = posted.get(f"{step}-result", ""), _text(posted, f"{step}-reason")
        if result or reason.strip():
            yield PassedStep(
                step=step,
                result=_one_of(StepResult, result) if result else None,
                reason=reason,
                searched_on=_day_past(posted.get(f"{step}-searched_on", ""), today),
            )


def _recommendation(posted: Mapping[str, str], field: str) -> Recommendation | None:
    source, offered = _text(posted, f"{field}source"), _text(posted, f"{field}offered")
    stance, level, applies = (posted.get(f"{field}{name}", "") for name in ("stance", "level", "applies"))
    why = _text(posted, f"{field}why")
    if not (stance or level or applies or why.strip() or (source.strip() and source != offered)):
        return None
    return Recommendation(
        source=source,
        stance=_one_of(Stance, stance) if stance else None,
        level=level if level in {row.level for row in evidence_levels()} else "",
        applies={"yes": True, "no": False}.get(applies),
        why=why,
    )


def _text(posted: Mapping[str, str], name: str) -> str:
    return re.sub(r"\r\n?", "\n", posted.get(name, ""))


def _one_of(kind: type[T], value: str) -> T:
    try:
        return kind(value)
    except ValueError:
        raise InputError("the form holds an answer that it did not offer.", do="Choose one of those offered.") from None


def _day_past(text: str, today: date) -> date | None:
    day = _day(text)
    if day and day > today:
        raise InputError(
            f"the day of the search, {day:%m/%d/%Y}, is still to come.", do="Write the day on which you searched."
        )
    return day


def _day(text: str) -> date | None:
    """The day of a date field; a browser without one leaves people to write it as they do."""
    if not text.strip():
        return None
    written = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text.strip())
    try:
        if written:
            return date(int(written[3]), int(written[1]), int(written[2]))
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InputError("the day of the search is no date.", do="Write it as month/day/year.") from None
