"""The findings of `openimr check` as SARIF 2.1.0, the form in which code scanning services take them."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from openimr.cli.checked import Checked, Line

if TYPE_CHECKING:
    from openimr.determination import Guard, Rule
    from openimr.vocabulary import ImrError

# SARIF 2.1.0, section 3.13.3 names the address of the schema as an aid to editors; nothing is fetched from there.
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "openimrFinding/v1"


def as_sarif(checked: Checked) -> str:
    """One run as a SARIF log: the rules that ran, what they found, and a notification for each unreadable input."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(checked)]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _run(checked: Checked) -> dict[str, object]:
    from openimr import __version__
    from openimr.determination import RULES

    rules = [rule for rule in RULES if rule.code in checked.codes]
    driver = {"name": "openimr check", "version": __version__, "rules": [_rule(rule) for rule in rules]}
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not checked.unreadable,
                "toolExecutionNotifications": [_notification(error) for error in checked.unreadable],
            }
        ],
        "results": list(_results(checked.lines, {rule.code: index for index, rule in enumerate(rules)})),
    }


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.replace("'", "").split()),
        "shortDescription": {"text": f"{rule.name[:1].upper()}{rule.name[1:]}."},
        "help": {"text": _help(rule)},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": _guard(rule.guard),
    }


def _help(rule: Rule) -> str:
    return f"{rule.explanation.says} To mend: {rule.explanation.mend}. See {rule.code} in docs/reference/checks.md."


def _guard(guard: Guard | None) -> dict[str, object]:
    return {"guard": guard.name.lower(), "ground": guard.value} if guard else {"guard": None, "ground": None}


def _notification(error: ImrError) -> dict[str, object]:
    return {"level": "error", "message": {"text": error.message}}


def _results(lines: Sequence[Line], index_of: Mapping[str, int]) -> Iterator[dict[str, object]]:
    seen: Counter[str] = Counter()
    for line in lines:
        finding, uri = line.finding, _uri(line.name)
        # Without line and column, so that a finding stays the same one when text is added above it.
        mark = hashlib.sha256("\0".join((uri, finding.code, finding.path, finding.message)).encode()).hexdigest()[:32]
        seen[mark] += 1
        yield {
            "ruleId": finding.code,
            "ruleIndex": index_of[finding.code],
            "level": finding.severity.value,
            "message": {"text": f"{finding.message} {finding.fix}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": uri},
                        "region": {"startLine": line.line, "startColumn": line.column},
                    },
                    "logicalLocations": [{"fullyQualifiedName": finding.path}],
                }
            ],
            "partialFingerprints": {FINGERPRINT: f"{mark}:{seen[mark]}"},
        }


def _uri(name: str) -> str:
    """The file as seen from the working folder, which a service takes for the root of the repository; else in full."""
    from openimr.cli.placed import STANDARD_INPUT

    if name == STANDARD_INPUT:
        return quote(name)
    path, folder = Path(name).resolve(), Path.cwd().resolve()
    return quote(path.relative_to(folder).as_posix()) if path.is_relative_to(folder) else path.as_uri()
