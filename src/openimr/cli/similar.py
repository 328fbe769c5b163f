"""`openimr similar`: the past items most like one, and how they were decided."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from openimr.corpus import ItemRow
    from openimr.search import SimilarItem, SimilarItems


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--text", help="The request in plain words, in place of a file: '12 PT visits lumbar spine'.")
@click.option("--in", "corpus", required=True, type=click.Path(path_type=Path), help="The corpus to look in.")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Like items for each item.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--reindex", is_flag=True, help="Build the index again, even if the corpus has not changed.")
def command(file: Path | None, text: str | None, corpus: Path, limit: int, form: str, reindex: bool) -> None:
    """Find the items of a corpus that are most like each item of FILE, and how they were decided.

    FILE is a letter, a determination as JSON, the plain text of a request, or - for standard input. Items with the same
    treatment and body part come first, then the same treatment, then the same category; among these, those that share
    more telling words. The letter itself is left out.

    Exit code 0: like items were found. 1: none was. 2: wrong usage, or a file cannot be read.
    """
    from openimr.cli.corpus_index import index_of
    from openimr.cli.sought import sought_items
    from openimr.cli.utf8 import refuse_other_encodings

    refuse_other_encodings()
    if (file is None) == (text is None):
        raise click.UsageError("Name one FILE, or give --text.")
    items = sought_items(file, text)
    index = index_of(corpus, reindex=reindex)
    found = [(item, index.similar(item, limit=limit)) for item in items]
    if form == "json":
        click.echo(json.dumps(_json(found, corpus), ensure_ascii=False, indent=2))
    else:
        for item, similar in found:
            _print(item, similar)
    if not any(similar.items for _, similar in found):
        sys.exit(1)


def _print(item: ItemRow, similar: SimilarItems) -> None:
    from rich.text import Text

    from openimr.cli.search_formats import a_console, heading, marked

    console = a_console()
    known = [each for each in (item.treatment, *item.body_parts) if each]
    console.print(Text(" ".join(item.text.split()), style="bold"))
    console.print(f"  {', '.join(known) or 'no known treatment or body part'}")
    console.print(f"  {_outcome(similar)}\n")
    for number, each in enumerate(similar.items, start=1):
        console.print(Text(f"{number:>3}. ").append_text(heading(each.row)))
        console.print(f"     {' '.join(each.row.text.split())}")
        console.print(f"     {each.why}", style="dim")
        for passage in each.passages[:1]:
            console.print(marked(passage, before=f"     {passage.field}: "))
        console.print()


def _outcome(similar: SimilarItems) -> str:
    """How the like items were decided: "Of the 50 most alike 41 upheld, 9 overturned."."""
    if not similar.items:
        return "No like item was found."
    counts = [f"{count} {decision.lower()}" for decision, count in _decided(similar.items).items() if count]
    return f"Of the {len(similar.items)} most alike {', '.join(counts)}."


def _decided(items: Sequence[SimilarItem]) -> dict[str, int]:
    from openimr.vocabulary import Decision

    decided = {str(decision): sum(item.row.decision == decision for item in items) for decision in Decision}
    return decided | {"Without a decision": sum(not item.row.decision for item in items)}


def _json(found: Sequence[tuple[ItemRow, SimilarItems]], corpus: Path) -> dict[str, Any]:
    from openimr.cli.search_formats import row_json

    return {
        "schema": "openimr/similar/1",
        "corpus": str(corpus),
        "items": [
            {
                "case_number": item.case_number,
                "number": item.number,
                "text": item.text,
                "treatment": item.treatment,
                "body_parts": item.body_parts,
                "decided": _decided(similar.items),
                "similar": [
                    row_json(each.row)
                    | {
                        "score": round(each.score, 4),
                        "is_same_treatment": each.is_same_treatment,
                        "is_same_category": each.is_same_category,
                        "shared_body_parts": each.shared_body_parts,
                        "shared_words": each.shared_words,
                        "passages": [asdict(passage) for passage in each.passages],
                    }
                    for each in similar.items
                ],
            }
            for item, similar in found
        ],
    }
