"""`openimr write`: a letter from a determination's JSON."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from openimr.vocabulary import InputError

if TYPE_CHECKING:
    from openimr.determination import Determination, LetterFormat, Letterhead

FORMATS = ("txt", "html", "pdf")


@click.command("write")
@click.argument("determination", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the letter; the suffix (.pdf, .html, .txt) says in which form. May be given several times.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), help="Print the letter in this form; txt without -o.")
@click.option(
    "--organization", default="OpenIMR", show_default=True, envvar="OPENIMR_ORGANIZATION", help="Who issues it."
)
@click.option("--address", default="", envvar="OPENIMR_ADDRESS", help="The address under the organization's name.")
@click.option(
    "--guideline-label",
    default="Reviewer",
    show_default=True,
    envvar="OPENIMR_GUIDELINE_LABEL",
    help='What stands before "guideline:" for the reviewer\'s own.',
)
@click.option("--draft", is_flag=True, help="Print DRAFT across the head; undecided items are allowed.")
def command(
    determination: str,
    outputs: tuple[Path, ...],
    form: str | None,
    organization: str,
    address: str,
    guideline_label: str,
    draft: bool,
) -> None:
    """Write the public letter of the DETERMINATION, a JSON file or - for standard input."""
    wrong = [path for path in outputs if path.suffix.lower().lstrip(".") not in FORMATS]
    if wrong:
        raise click.BadParameter(f"{wrong[0]} does not end in .pdf, .html or .txt.", param_hint="-o")
    from openimr.determination import LetterFormat, Letterhead

    letterhead = Letterhead(organization=organization, address=address, guideline_label=guideline_label)
    decided = _read(determination, draft=draft)
    for path in outputs:
        letter = _letter(decided, letterhead, LetterFormat(path.suffix.lower().lstrip(".")), draft)
        _write(path, letter)
    if form or not outputs:
        click.echo(_letter(decided, letterhead, LetterFormat(form or "txt"), draft), nl=False)


def _read(source: str, *, draft: bool) -> Determination:
    """The determination in a JSON file. An item without a decision is refused, unless a draft is asked for."""
    from openimr.cli.placed import records_in
    from openimr.publication import from_json, line_of

    content = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    name = "standard input" if source == "-" else source
    records = list(records_in(content))
    if len(records) != 1:
        raise InputError(
            f"holds {len(records)} determinations.", where=name, do="Write one letter at a time: give a file with one."
        )
    ((_, content),) = records
    determination = from_json(content, where=name).determination
    if draft:
        return determination
    if not determination.items:
        raise InputError("has no disputed item.", where=name, do="Add the items, or write a --draft.")
    for index, item in enumerate(determination.items):
        if item.decision is None:
            line = line_of(content.decode("utf-8-sig"), f"items.{index}.decision")
            raise InputError(
                f"item {item.number} is not decided.",
                where=f"{name}, line {line}",
                do="Set its decision to Upheld or Overturned, or write a --draft.",
            )
    return determination


def _letter(determination: Determination, letterhead: Letterhead, form: LetterFormat, draft: bool) -> bytes:
    from openimr.determination import render_public_letter

    return render_public_letter(determination, letterhead=letterhead, format=form, draft=draft)


def _write(path: Path, letter: bytes) -> None:
    """Write a letter whole or not at all."""
    unfinished = path.with_name(f"{path.name}.partial")
    try:
        unfinished.write_bytes(letter)
        os.replace(unfinished, path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise InputError(f"cannot be written ({error.strerror}).", where=str(path), do="Name another place.") from None
