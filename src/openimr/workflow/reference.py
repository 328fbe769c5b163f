"""The table of states as a page of the reference reads it."""

from __future__ import annotations

from itertools import groupby

from openimr.workflow.states import TABLE, Row


def table_as_markdown() -> str:
    """One line per step and target, in the order of the table: from where, to where, by whom, under which rule."""
    lines = ["| step | from | to | by | rule |", "|---|---|---|---|---|"]
    for (step, moves), rows in groupby(TABLE, key=lambda row: (row.step, _target(row))):
        same = list(rows)
        from_ = ", ".join(row.from_.value if row.from_ else "nothing" for row in same)
        who = ", ".join(sorted(role.value for role in same[0].who))
        lines.append(f"| `{step}` | {from_} | {moves} | {who} | {same[0].source} |")
    return "\n".join(lines)


def _target(row: Row) -> str:
    return "the same" if row.from_ == row.to else row.to.value
