"""The forms in which `openimr check` reports, in one table: text, JSON, workflow commands, SARIF."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from openimr.cli.check_sarif import as_sarif
from openimr.cli.checked import Checked, Line


@dataclass(frozen=True)
class Format:
    """How a run is written, and whether a program waits for it even when nothing could be checked."""

    write: Callable[[Checked], str]
    is_for_programs: bool


def as_text(checked: Checked) -> str:
    """Each finding with its place and how to mend it, then the counts."""
    return "\n".join((*(_line_of_text(line) for line in checked.lines), *_summary(checked)))


def as_json(checked: Checked) -> str:
    """One object: the number of determinations, the findings, the inputs that could not be read."""
    report = {
        "checked": checked.count,
        "findings": [_fields(line) for line in checked.lines],
        "unreadable": [error.message for error in checked.unreadable],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def as_github(checked: Checked) -> str:
    """Workflow commands, which show each finding beside its line in a pull request."""
    return "\n".join(_workflow_command(line) for line in checked.lines)


FORMATS = {
    "text": Format(as_text, is_for_programs=False),
    "json": Format(as_json, is_for_programs=True),
    "github": Format(as_github, is_for_programs=False),
    "sarif": Format(as_sarif, is_for_programs=True),
}


def _line_of_text(line: Line) -> str:
    finding = line.finding
    mark = "" if finding.severity == "error" else " (warning)"
    place = f"{finding.where[:1].upper()}{finding.where[1:]}: "
    return f"{line.name}:{line.line}:{line.column}: {finding.code}{mark} {finding.message}\n    {place}{finding.fix}"


def _summary(checked: Checked) -> Iterator[str]:
    in_all = _counted(checked.count, "determination")
    if not checked.lines:
        yield f"No findings in {in_all}."
        return
    errors = sum(line.finding.severity == "error" for line in checked.lines)
    warnings = len(checked.lines) - errors
    yield f"Found {_counted(errors, 'error')} and {_counted(warnings, 'warning')} in {in_all}."
    # A guard of 0 stands for none, and comes last.
    by_guard = Counter(line.finding.guard or 0 for line in checked.lines)
    names = {int(line.finding.guard): line.finding.guard.name.lower() for line in checked.lines if line.finding.guard}
    grounds = [f"{guard} {names[guard]}: {by_guard[guard]}" for guard in sorted(names)]
    yield f"By ground of appeal: {', '.join(grounds + [f'none: {by_guard[0]}'] * (0 in by_guard))}."


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _fields(line: Line) -> dict[str, object]:
    finding = line.finding
    return {
        "file": line.name,
        "case_number": line.case_number,
        "line": line.line,
        "column": line.column,
        "code": finding.code,
        "severity": finding.severity.value,
        "ground": finding.guard.value if finding.guard else None,
        "item": finding.item,
        "path": finding.path,
        "span": [finding.span.start, finding.span.end] if finding.span else None,
        "message": finding.message,
        "fix": finding.fix,
    }


def _workflow_command(line: Line) -> str:
    finding = line.finding
    properties = {"file": line.name, "line": str(line.line), "col": str(line.column), "title": finding.code}
    written = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    return f"::{finding.severity.value} {written}::{_escaped(f'{finding.message} {finding.fix}')}"


def _escaped(text: str, further: str = "") -> str:
    for character in f"%\r\n{further}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
