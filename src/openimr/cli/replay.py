"""`openimr replay`: published cases decided from their summary alone, beside what the reviewer did."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from openimr.analytics import ReplayedItem
    from openimr.cli.agreement import Agreement
    from openimr.corpus import FileReading
    from openimr.determination import Determination

# Under this many files nobody waits long enough to need a progress bar.
LONG_WORK = 20


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--trace", is_flag=True, help="Show every criterion with its facts, not only those that decide.")
def command(paths: tuple[Path, ...], form: str, trace: bool) -> None:
    """Decide published cases from header, items and clinical summary alone, and compare with the reviewer.

    PATH is a letter, a folder or ZIP archive of letters, or - for standard input. Decisions, rationales and guidelines
    stay hidden until the criteria have been held against the summary. A claim of absence that the summary contradicts
    is reported.

    Exit code 0: no difference and no contradiction. 1: there are some, or a letter could not be read. 2: none could.
    """
    from openimr.analytics import replay

    cases: list[tuple[Path, Determination, tuple[ReplayedItem, ...]]] = []
    failed = 0
    for reading in _readings(paths):
        if reading.reading is None:
            failed += 1
            click.echo(reading.error.message if reading.error else f"{reading.path}: cannot be read.", err=True)
            continue
        determination = reading.reading.record.determination
        cases.append((reading.path, determination, replay(determination)))
    if not cases:
        click.echo("openimr: no letter could be read.", err=True)
        sys.exit(2)
    items = [item for _, _, replayed in cases for item in replayed]
    if form == "json":
        click.echo(json.dumps(_json(cases, failed), ensure_ascii=False, indent=2))
    else:
        for path, determination, replayed in cases:
            click.echo("\n".join(_case_lines(path, determination, replayed, trace=trace)) + "\n")
        click.echo("\n".join([*_summary_lines(items), *_agreement_lines(_agreement(cases))]))
    if failed or any(item.agrees is False or item.contradictions for item in items):
        sys.exit(1)


def _readings(paths: Sequence[Path]) -> Iterator[FileReading]:
    """A reading of every letter, with a progress bar where the work is long and somebody watches."""
    from openimr.corpus import letters_in, read_contents, read_files

    if any(str(path) == "-" for path in paths):
        yield from read_contents(sys.stdin.buffer.read(), where="standard input")
    files = [file for path in paths if str(path) != "-" for file in letters_in(path)]
    if len(files) < LONG_WORK or not sys.stderr.isatty():
        yield from read_files(files)
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(read_files(files), total=len(files), description="Replaying", console=Console(stderr=True))


def _case_lines(
    path: Path, determination: Determination, replayed: Sequence[ReplayedItem], *, trace: bool
) -> Iterator[str]:
    yield f"{path.name}" + (f"  {determination.case_number}" if determination.case_number else "")
    for item in replayed:
        yield from _item_lines(item, determination.clinical_summary, trace=trace)


def _item_lines(replayed: ReplayedItem, summary: str, *, trace: bool) -> Iterator[str]:
    from openimr.cli.trace import evaluation_lines
    from openimr.wording import write_citation

    evaluation, item = replayed.evaluation, replayed.item
    yield f"\n {item.number}. {' '.join(item.text.split())}"
    if trace:
        yield from evaluation_lines(evaluation, lambda each: " ".join(summary[each.start : each.end].split()))
    else:
        yield from _short_lines(replayed)
    theirs = "; ".join(map(write_citation, item.reviewer_guideline.citations)) or "no citation"
    yield f"    reviewer: {item.decision or 'no decision'} ({theirs})"
    agreement = {True: "agrees", False: "DIFFERS", None: "cannot be compared"}[replayed.agrees]
    pages = {True: "pages overlap", False: "pages do not overlap", None: "no pages to compare"}[replayed.pages_overlap]
    yield f"    {agreement}; {pages}"
    for found in replayed.contradictions:
        shown = ", ".join(dict.fromkeys(" ".join(summary[e.start : e.end].split()) for e in found.evidence))
        said = " ".join(item.rationale[max(0, found.claim.start - 24) : found.claim.end].split())
        yield f"    CONTRADICTION: the rationale says “...{said}”, the summary says “{shown}” ({found.claim.concept})"


def _short_lines(replayed: ReplayedItem) -> Iterator[str]:
    from openimr.wording import write_citation

    evaluation = replayed.evaluation
    if evaluation.topic is None or evaluation.root is None:
        yield f"    criteria: {evaluation.outcome}. {evaluation.would_change}"
        return
    yield f"    criteria: {evaluation.outcome} ({'; '.join(map(write_citation, evaluation.topic.citations))})"
    for leaf in evaluation.root.leaves():
        if leaf.id in evaluation.deciding:
            yield f"      {leaf.truth}: {leaf.says} [{leaf.id}]"
    on = f"{evaluation.governing.on:%m/%d/%Y}, " if evaluation.governing.on else ""
    yield f"    edition by {on}{evaluation.governing.basis}"


def _summary_lines(items: Sequence[ReplayedItem]) -> Iterator[str]:
    count = _counts(items)
    yield (
        f"{count['items']} items: {count['agree']} agree, {count['differ']} differ, {count['undecided']} undecided, "
        f"{count['no_pack']} without a pack; {_counted(count['contradictions'], 'contradiction')}."
    )


def _agreement(cases: Sequence[tuple[Path, Determination, tuple[ReplayedItem, ...]]]) -> Agreement:
    from openimr.cli.agreement import agreement, judged

    return agreement([item for path, _, replayed in cases for item in judged(str(path), replayed)])


def _agreement_lines(found: Agreement) -> Iterator[str]:
    yield f"Over {_counted(found.items, 'decided item')} of {_counted(found.letters, 'letter')}:"
    for said, measure in (
        ("agreement with the reviewer (what is not decided counts as wrong)", found.accuracy),
        ("the same, balanced between upheld and overturned (always one of them: 0.50)", found.balanced_accuracy),
        ("AUROC of the support score, items that a pack covers", found.auroc),
        ("not decided, or no pack", found.not_decided),
        ("the reviewer cites the topic that was chosen, where both are known", found.same_topic),
    ):
        if measure.value is not None:
            near = f" ({measure.low:.2f} to {measure.high:.2f})" if measure.low is not None else ""
            yield f"  {measure.value:.2f}{near}  {said}; {_counted(measure.items, 'item')}"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _counts(items: Sequence[ReplayedItem]) -> dict[str, int]:
    from openimr.criteria import Outcome

    return {
        "items": len(items),
        "agree": sum(item.agrees is True for item in items),
        "differ": sum(item.agrees is False for item in items),
        "undecided": sum(item.evaluation.outcome is Outcome.UNDECIDED for item in items),
        "no_pack": sum(item.evaluation.outcome is Outcome.NO_PACK for item in items),
        "contradictions": sum(len(item.contradictions) for item in items),
    }


def _json(cases: Sequence[tuple[Path, Determination, tuple[ReplayedItem, ...]]], failed: int) -> dict[str, Any]:
    from openimr.cli.trace import citation_json, evaluation_json

    return {
        "schema": "openimr/replay/1",
        "cases": [
            {
                "path": str(path),
                "case_number": determination.case_number,
                "items": [
                    {
                        "number": replayed.item.number,
                        "text": replayed.item.text,
                        "evaluation": evaluation_json(replayed.evaluation),
                        "reviewer": {
                            "decision": replayed.item.decision,
                            "citations": [citation_json(each) for each in replayed.item.reviewer_guideline.citations],
                        },
                        "agrees": replayed.agrees,
                        "pages_overlap": replayed.pages_overlap,
                        "contradictions": [
                            {
                                "concept": found.claim.concept,
                                "phrase": found.claim.phrase,
                                "rationale": {"start": found.claim.start, "end": found.claim.end},
                                "summary": [{"start": each.start, "end": each.end} for each in found.evidence],
                            }
                            for found in replayed.contradictions
                        ],
                    }
                    for replayed in items
                ],
            }
            for path, determination, items in cases
        ],
        "counts": _counts([item for _, _, items in cases for item in items]) | {"unread": failed},
        "agreement": asdict(_agreement(cases)),
    }
