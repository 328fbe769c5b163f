"""`openimr guidelines`: the guideline packs, one of them in full, and their worked examples."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from openimr.criteria import Group, Leaf, Pack, PackChange

from openimr.cli.concept_list import words

FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


@click.group()
def command() -> None:
    """List and show the guideline packs that criteria come from, and test their worked examples."""


command.add_command(words)


@command.command("list")
@FORMAT
def list_packs(form: str) -> None:
    """List every pack with its topics and the days on which it governs."""
    from openimr.criteria import load_library

    packs = load_library().packs
    if form == "json":
        click.echo(json.dumps([_head(pack) for pack in packs], ensure_ascii=False, indent=2))
        return
    for pack in packs:
        click.echo(f"{pack.id}  {pack.title}")
        click.echo(f"  in force {pack.in_force}, by date of {pack.in_force.trigger}")
        for topic in pack.topics:
            click.echo(f"  - {topic.id}: {topic.title}{'' if topic.is_confirmed else ' (unconfirmed)'}")


@command.command("show")
@click.argument("pack_id", metavar="ID")
@FORMAT
def show(pack_id: str, form: str) -> None:
    """Show a pack in full: what it covers, what it asks, where that stands. ID is as `list` prints it."""
    from openimr.criteria import load_library

    pack = load_library().pack(pack_id)
    if form == "json":
        click.echo(json.dumps(_whole(pack), ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(_pack_lines(pack)))


@command.command("test")
@FORMAT
def test(form: str) -> None:
    """Run the worked examples of every pack. Exit code 1 when one does not hold."""
    from openimr.criteria import load_library, run_examples

    results = run_examples(load_library())
    broken = [result for result in results if result.complaints]
    if form == "json":
        value = [{"where": r.where, "name": r.name, "complaints": list(r.complaints)} for r in results]
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
    else:
        for result in broken:
            click.echo(f"{result.where}: {result.name}: {'; '.join(result.complaints)}")
        click.echo(f"{len(results)} examples, {len(broken)} of them do not hold.")
    if broken:
        sys.exit(1)


@command.command("lint")
@FORMAT
def lint_packs(form: str) -> None:
    """Find what packs say and their criteria do not do. Exit code 1 when there is a fault; notes are no faults.

    Unused parameters (PCK-01), checks that look at nothing (PCK-02), numbers in sentences that differ from the check
    (PCK-03), editions that overlap (PCK-04), topics without examples for and against (PCK-05), topics that are never
    chosen (PCK-06). Unknown words and missing pages are refused when a pack is read.
    """
    from openimr.criteria import lint, load_library

    faults = lint(load_library())
    if form == "json":
        click.echo(json.dumps([asdict(fault) for fault in faults], ensure_ascii=False, indent=2))
    else:
        for fault in faults:
            click.echo(f"{fault.where}: {fault.code}{' (note)' if fault.is_note else ''} {fault.says}")
        notes = sum(fault.is_note for fault in faults)
        click.echo(f"{len(faults) - notes} faults, {notes} notes.")
    if any(not fault.is_note for fault in faults):
        sys.exit(1)


@command.command("diff")
@click.argument("before")
@click.argument("after")
@FORMAT
def diff_packs(before: str, after: str, form: str) -> None:
    """Show what changed from one pack to another. Each is an ID as `list` prints it, or a YAML file.

    Exit code 0: nothing changed. 1: something did. 2: one of them cannot be read.
    """
    from openimr.criteria import diff
    from openimr.vocabulary import ImrError

    try:
        changes = diff(_pack(before), _pack(after))
    except ImrError as error:
        click.echo(error.message, err=True)
        sys.exit(2)
    if form == "json":
        click.echo(json.dumps([asdict(change) for change in changes], ensure_ascii=False, indent=2))
    else:
        for change in changes:
            click.echo("\n".join(_change_lines(change)))
        click.echo(f"{len(changes)} changes." if len(changes) != 1 else "1 change.")
    if changes:
        sys.exit(1)


@command.command("export")
@click.argument("pack_ids", metavar="[ID]...", nargs=-1)
@click.option("--out", "folder", type=click.Path(path_type=Path, file_okay=False), required=True, help="Write there.")
@click.option("--base", default="urn:openimr", show_default=True, help="How the canonical URLs of the resources begin.")
def export(pack_ids: tuple[str, ...], folder: Path, base: str) -> None:
    """Write topics as CQL and as FHIR R4 resources, four files each; without an ID those of all packs.

    NAME.cql, NAME.library.json (with the CQL in it), NAME.plandefinition.json and NAME.questionnaire.json. ID is as
    `list` prints it. Files of these names are replaced.
    """
    from openimr.criteria import load_library
    from openimr.criteria.export import cql_library, fhir_resources, library_name
    from openimr.vocabulary import ImrError

    try:
        packs = [_pack(id) for id in pack_ids] or list(load_library().packs)
        folder.mkdir(parents=True, exist_ok=True)
    except ImrError as error:
        click.echo(error.message, err=True)
        sys.exit(2)
    written = 0
    for pack in packs:
        for topic in pack.topics:
            name = library_name(pack, topic)
            (folder / f"{name}.cql").write_text(cql_library(pack, topic), "utf-8")
            for resource in fhir_resources(pack, topic, base=base):
                file = folder / f"{name}.{resource['resourceType'].lower()}.json"
                file.write_text(json.dumps(resource, ensure_ascii=False, indent=2) + "\n", "utf-8")
            written += 1
    click.echo(f"{written} topics of {len(packs)} packs written to {folder}.")


def _pack(named: str) -> Pack:
    from openimr.criteria import load_library, read_pack

    path = Path(named)
    if path.suffix in {".yaml", ".yml"} and path.exists():
        return read_pack(path.read_text("utf-8"), file=named)
    return load_library().pack(named)


def _change_lines(change: PackChange) -> Iterator[str]:
    where = f"{change.where}: " if change.where else ""
    if change.what in {"topic", "criterion"}:
        yield f"{'+' if change.before is None else '-'} {change.what} {change.where}"
        return
    yield f"{where}{change.what}"
    if change.before:
        yield f"  - {change.before}"
    if change.after:
        yield f"  + {change.after}"


def _head(pack: Pack) -> dict[str, Any]:
    return {
        "id": pack.id,
        "title": pack.title,
        "from": pack.in_force.since and pack.in_force.since.isoformat(),
        "until": pack.in_force.until and pack.in_force.until.isoformat(),
        "trigger": pack.in_force.trigger.value,
        "sha256": pack.sha256,
        "topics": [{"id": t.id, "title": t.title, "is_confirmed": t.is_confirmed} for t in pack.topics],
    }


def _whole(pack: Pack) -> dict[str, Any]:
    from openimr.cli.trace import citation_json

    topics = [
        {
            "id": topic.id,
            "title": topic.title,
            "is_confirmed": topic.is_confirmed,
            "treatments": list(topic.covers.treatments),
            "categories": list(topic.covers.categories),
            "codes": list(topic.covers.codes),
            "body_parts": list(topic.covers.body_parts),
            "citations": [citation_json(citation) for citation in topic.citations],
            "parameters": [{"group": row.group, "numbers": dict(row.numbers)} for row in topic.parameters],
            "supported_when": _tree(topic.supported_when),
            "notes": topic.notes,
        }
        for topic in pack.topics
    ]
    return _head(pack) | {"licence": pack.licence, "topics": topics}


def _tree(node: Group | Leaf) -> dict[str, Any]:
    from openimr.criteria import Group

    if isinstance(node, Group):
        return {"kind": node.kind, "needed": node.needed, "of": [_tree(child) for child in node.children]}
    return {
        "id": node.id,
        "says": node.says,
        "check": node.written,
        "pages": [str(run) for run in node.citation.pages],
        "section": node.citation.section,
        "if_undocumented": node.if_undocumented.value,
        "look_for": node.look_for,
        "is_confirmed": node.is_confirmed,
    }


def _pack_lines(pack: Pack) -> Iterator[str]:
    yield f"{pack.id}  {pack.title}"
    yield f"in force {pack.in_force}, by date of {pack.in_force.trigger}"
    yield pack.licence
    for topic in pack.topics:
        yield f"\n{topic.id}: {topic.title}{'' if topic.is_confirmed else ' (unconfirmed)'}"
        where = f"; parts of the body: {', '.join(topic.covers.body_parts)}" if topic.covers.body_parts else ""
        yield f"  covers: {', '.join(topic.covers.spoken_of)}{where}"
        for row in topic.parameters:
            yield f"  {row.group}: " + ", ".join(f"{name} {value:g}" for name, value in row.numbers.items())
        yield from _tree_lines(topic.supported_when, depth=1)
        if topic.notes:
            yield f"  note: {topic.notes}"


def _tree_lines(node: Group | Leaf, *, depth: int) -> Iterator[str]:
    from openimr.criteria import Group

    indent = "  " * depth
    if isinstance(node, Group):
        words = {"all": "supported when all of", "any": "any of"} if depth == 1 else {"all": "all of", "any": "any of"}
        yield f"{indent}{words.get(node.kind, f'at least {node.needed} of')}:"
        for child in node.children:
            yield from _tree_lines(child, depth=depth + 1)
        return
    place = f"p. {', '.join(map(str, node.citation.pages))}" if node.citation.pages else f"{node.citation.section}"
    yield f"{indent}{node.id}: {node.says} ({place}){'' if node.is_confirmed else ' [unconfirmed]'}"
    yield f"{indent}    {node.written}; if not documented: {node.if_undocumented.value}"
