"""What a bulk run did: a few counts to tell, and a file that lists every finding."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from openimr.corpus.bulk.plan import Plan
from openimr.corpus.bulk.version import reader_version


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why files could not be read, how many, and the names of the first ten."""

    found: str
    count: int
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Report:
    """The counts of a run. `inputs` are all files and members; `letters` those that stand in the corpus."""

    inputs: int
    letters: int
    duplicates: int
    unreadable: int
    with_problems: int
    shared_case_numbers: int
    reasons: tuple[Reason, ...]


def report_path_of(out: Path) -> Path:
    """`corpus.parquet.report.jsonl`, beside the corpus."""
    return out.with_name(f"{out.name}.report.jsonl")


def report_of(plan: Plan) -> Report:
    return Report(
        inputs=plan.count("inputs"),
        letters=plan.count("letters"),
        duplicates=plan.count("duplicates"),
        unreadable=plan.count("unreadable"),
        with_problems=plan.count("with problems"),
        shared_case_numbers=plan.count("shared case numbers"),
        reasons=tuple(Reason(found=found, count=count, names=tuple(names)) for found, count, names in plan.reasons()),
    )


def write_report(report: Report, plan: Plan, path: Path) -> None:
    """Write the counts on the first line and a finding on each of the others."""
    counts = {name: value for name, value in asdict(report).items() if name != "reasons"}
    partial = path.with_name(f"{path.name}.tmp")
    with partial.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(_line({"kind": "run", **counts, "reader": reader_version()}))
        stream.writelines(_line(finding) for finding in plan.findings())
        stream.flush()
        os.fsync(stream.fileno())
    partial.replace(path)


def _line(value: object) -> str:
    return f"{json.dumps(value, ensure_ascii=False)}\n"
