"""The rules of `openimr check`: which ones an option names, the list of them, and what one of them asks for."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from openimr.determination import Rule

WIDTH = 120
NEEDS = {
    "case_file": "needs the case file",
    "facts": "needs the facts of the file",
    "opened": "needs the list of opened records",
    "application": "needs the application",
    "arrived_late": "needs to know which records came late",
}


def codes_of(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """The codes of the rules that run; what names neither a group nor the beginning of a code is a usage error."""
    from openimr.determination import RULES

    def named(given: Sequence[str], option: str) -> set[str]:
        chosen: set[str] = set()
        for said in (part.strip() for value in given for part in value.split(",") if part.strip()):
            fitting = {rule.code for rule in RULES if rule.group == said.lower() or rule.code.startswith(said.upper())}
            if not fitting:
                groups = ", ".join(dict.fromkeys(rule.group.value for rule in RULES))
                message = f"no rule begins with {said!r}, and no group has that name. Groups: {groups}."
                raise click.BadParameter(message, param_hint=option)
            chosen |= fitting
        return chosen

    selected = named(select, "--select") if select else {rule.code for rule in RULES}
    return frozenset(selected - named(ignore, "--ignore"))


def as_list(codes: frozenset[str]) -> str:
    """The rules of those codes, one a line: code, severity, group, guard, name."""
    rows = [
        (rule.code, rule.severity.value, rule.group.value, _guard(rule), f"{rule.name[:1].upper()}{rule.name[1:]}")
        for rule in _rules(codes)
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)] if rows else []
    return "\n".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]) for row in rows
    )


def as_list_json(codes: frozenset[str]) -> str:
    """The rules of those codes as a list of objects, with what each asks for."""
    return json.dumps([_fields(rule) for rule in _rules(codes)], ensure_ascii=False, indent=2)


def entry_of(rule: Rule) -> str:
    """What the reference says of a rule: its heading, and what it asks for, finds and how to mend that."""
    ground = (
        f"ground {rule.guard.value} ({rule.guard.name.lower()})" if rule.guard else "no ground of appeal, but a promise"
    )
    needs = "".join(f"; {NEEDS[need.value]}" for need in sorted(rule.needs))
    explanation = rule.explanation
    example = f" *Example:* {explanation.example.rstrip('.')}." if explanation.example else ""
    gravity = f"{rule.severity.value.capitalize()}, {ground}{needs}."
    said = f"{gravity} {explanation.says}{example} *To mend:* {explanation.mend}."
    text = textwrap.fill(said, WIDTH, break_long_words=False, break_on_hyphens=False)
    return f"### {rule.code} {rule.name[:1].upper()}{rule.name[1:]}\n{text}"


def _rules(codes: frozenset[str]) -> list[Rule]:
    from openimr.determination import RULES

    return [rule for rule in RULES if rule.code in codes]


def _guard(rule: Rule) -> str:
    return f"{rule.guard.value} {rule.guard.name.lower()}" if rule.guard else "none"


def _fields(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "group": rule.group.value,
        "guard": rule.guard.name.lower() if rule.guard else None,
        "ground": rule.guard.value if rule.guard else None,
        "severity": rule.severity.value,
        "needs": sorted(need.value for need in rule.needs),
        "says": rule.explanation.says,
        "example": rule.explanation.example or None,
        "mend": rule.explanation.mend,
    }
