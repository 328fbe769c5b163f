"""How often each rule was broken, instead of where: `openimr check --statistics`."""

from __future__ import annotations

import json
from collections import Counter

from openimr.cli.checked import Checked


def as_statistics(checked: Checked) -> str:
    """One line for each rule with findings, the most frequent first: count, code, severity, name."""
    rows = _rows(checked)
    if not rows:
        return f"No findings in {checked.count} determination{'' if checked.count == 1 else 's'}."
    width = len(str(rows[0]["count"]))
    return "\n".join(f"{row['count']:>{width}}  {row['code']:<7}  {row['severity']:<7}  {row['name']}" for row in rows)


def as_statistics_json(checked: Checked) -> str:
    """The same as an object, with the number of determinations and the inputs that could not be read."""
    report = {
        "checked": checked.count,
        "statistics": _rows(checked),
        "unreadable": [error.message for error in checked.unreadable],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _rows(checked: Checked) -> list[dict[str, object]]:
    from openimr.determination import RULES

    counted = Counter(line.finding.code for line in checked.lines)
    return [
        {
            "code": rule.code,
            "count": counted[rule.code],
            "severity": rule.severity.value,
            "group": rule.group.value,
            "name": rule.name,
        }
        for rule in sorted(RULES, key=lambda rule: -counted[rule.code])
        if counted[rule.code]
    ]
