"""`openimr evaluate`: a case held against the criteria of its guideline, step by step."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from openimr.casefile import Evidence
    from openimr.cli.case_json import Case


@click.command()
@click.argument(
    "case", metavar="CASE.json", type=click.Path(path_type=Path, allow_dash=True, exists=True, dir_okay=False)
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(case: Path, form: str) -> None:
    """Hold the items of a case against the criteria of the guideline in force, with every fact and its place.

    CASE.json holds `"schema": "openimr/case/1"`, the `items`, the dates and the `documents` with their text; - reads
    standard input. The answer supports a physician's decision and is none.

    Exit code 0: every item is supported. 1: some are not, or nothing covers them. 2: the case cannot be read.
    """
    from openimr.casefile import find_facts
    from openimr.cli.case_json import read_case
    from openimr.cli.trace import evaluation_json, evaluation_lines
    from openimr.criteria import Outcome, evaluate

    text = sys.stdin.read() if str(case) == "-" else case.read_text("utf-8")
    read = read_case(text, where=str(case))
    facts = find_facts(
        read.file,
        as_of=read.ur_decided_on or read.requested_on,
        items=read.items,
        date_of_injury=read.date_of_injury,
    )
    evaluations = [
        evaluate(
            item,
            facts,
            requested_on=read.requested_on,
            ur_decided_on=read.ur_decided_on,
            date_of_injury=read.date_of_injury,
        )
        for item in read.items
    ]
    if form == "json":
        value = {"schema": "openimr/evaluation/1", "items": [evaluation_json(each) for each in evaluations]}
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
    else:
        for item, evaluation in zip(read.items, evaluations, strict=True):
            click.echo(f"{item.number}. {item.text}")
            click.echo("\n".join(evaluation_lines(evaluation, lambda each: _words(read, each))) + "\n")
    if any(evaluation.outcome is not Outcome.SUPPORTED for evaluation in evaluations):
        sys.exit(1)


def _words(case: Case, evidence: Evidence) -> str:
    pages = {(document.id, page.number): page.text for document in case.file.documents for page in document.pages}
    return " ".join(pages[evidence.document_id, evidence.page][evidence.start : evidence.end].split())
