"""`openimr guidelines words`: the closed vocabulary of facts in which criteria are written."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from openimr.casefile import Concept

HEAD = """# The vocabulary of facts

Every fact that a check of a guideline pack may ask for, as `openimr guidelines words --format markdown` prints it.
Booleans are shown, denied, told both ways or not found; numbers are ranges in their unit, and one that nobody recorded
is 0 or more. "Topics" counts the topics whose checks use the word. What text shows a fact stands in
`src/openimr/casefile/concept_lists/`."""


@click.command("words")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def words(form: str) -> None:
    """List every fact that a check may ask for: its name, kind, unit, meaning, and how many topics use it."""
    from openimr.casefile import concepts

    listed = sorted(concepts().values(), key=lambda concept: concept.id)
    used = _topics_using()
    if form == "json":
        rows = [
            {"id": each.id, "label": each.label, "kind": each.kind, "unit": each.unit, "topics": used[each.id]}
            for each in listed
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif form == "markdown":
        click.echo("\n".join([HEAD, "", *_markdown(listed, used)]))
    else:
        for each in listed:
            click.echo(f"{each.id}  {_kind(each)}  {each.label}  ({used[each.id]})")


def _topics_using() -> dict[str, int]:
    from openimr.criteria import load_library

    used: dict[str, int] = defaultdict(int)
    for _, topic in load_library().topics():
        for name in topic.names:
            used[name] += 1
    return used


def _markdown(listed: list[Concept], used: dict[str, int]) -> Iterator[str]:
    yield "| name | kind | what it says | topics |"
    yield "|---|---|---|---|"
    for each in listed:
        yield f"| `{each.id}` | {_kind(each)} | {each.label} | {used[each.id]} |"


def _kind(concept: Concept) -> str:
    return f"{concept.kind}, {concept.unit}" if concept.unit else str(concept.kind)
