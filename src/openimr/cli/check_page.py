"""The page docs/reference/checks.md, from the table of the rules: `python -m openimr.cli.check_page`."""

from __future__ import annotations

import sys

from openimr.cli.check_rules import entry_of

OPENING = """\
# Checks

`openimr check` and the reviewer's desk hold a determination against the rules below. An **error** stops the signature.
A **warning** asks the physician for a look. On the desk a finding of ground 5, a question of fact, can be answered with
a reason instead: it then stops nothing, quality control reads it, and it falls when its sentence or its pages change.
The number behind a rule is the ground of appeal that it guards against (Labor Code 4610.6(h)): 1 powers, 2 fraud, 3
conflict of interest, 4 bias, 5 plainly erroneous finding of fact. Rules that need the case file run on the desk only,
because a published letter does not bring it along.

A rule that reads prose reads it carefully, and only once: what it does not understand it leaves alone. No finding is no
proof that nothing is wrong.

| to | write |
|---|---|
| run some rules only, by code, beginning of a code or group | `openimr check --select STR,DEC-01,arithmetic letters/` |
| leave some out | `openimr check --ignore evidence,PRI-02 letters/` |
| list the rules, also as JSON | `openimr check --rules` |
| read about one of them | `openimr check --explain QTY-02` |
| count instead of list | `openimr check --statistics letters/` |
| report and go on (exit 0) | `openimr check --exit-zero letters/` |
| hand the findings to another program | `openimr check --format json`, `github` or `sarif` |

This page is made from the table of the rules, `openimr.determination.RULES`; a test holds the two together. To write it
again: `python -m openimr.cli.check_page > docs/reference/checks.md`.
"""
TITLES = {
    "structure": "Structure: the determination is whole",
    "consistency": "Consistency: the letter agrees with itself",
    "citation": "Citation: the decision names its evidence",
    "arithmetic": "Arithmetic: the numbers are those of the item, and they add up",
    "evidence": "Evidence: the case file",
    "privacy": "Privacy: nobody is named",
}


def page() -> str:
    """The whole page: how to use the check, then every rule, by group."""
    from openimr.determination import RULES

    parts = [OPENING]
    for group, title in TITLES.items():
        entries = [entry_of(rule) for rule in RULES if rule.group == group]
        parts.append("\n\n".join([f"## {title}", *entries]) + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(page())
