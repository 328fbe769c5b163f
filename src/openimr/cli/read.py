"""`openimr read`: published letters to structured records."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from openimr.corpus import FileReading

# Under this many files nobody waits long enough to need a progress bar.
LONG_WORK = 20
BINARY = ("parquet", "db")
CORPUS = ("jsonl", *BINARY)
SUFFIXES = {".json": "json", ".txt": "text", ".parquet": "parquet", ".db": "db", ".sqlite": "db"}


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl", "text", *BINARY]),
    help="json: one list of records. jsonl: one record a line. text: a summary to read. parquet, db: a corpus for "
    "searching and counting. Default: what --out ends in, else text on a terminal and jsonl elsewhere.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Write there instead of standard output: .jsonl, .parquet, .db (SQLite), .json or .txt.",
)
@click.option("--overwrite", is_flag=True, help="Replace the file of --out where it is there already.")
@click.option(
    "--restart", is_flag=True, help="Begin anew where a run to this --out was stopped, instead of going on with it."
)
@click.option("--jobs", type=click.IntRange(min=1), help="So many processes read at once. Default: one for each core.")
@click.option(
    "--engine", type=click.Choice(["processes", "dask"]), default="processes", help="Who reads: this machine, or Dask."
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="The Dask scheduler, such as tcp://host:8786. Default: a local one."
)
@click.option("--letters-a-batch", type=click.IntRange(min=1), hidden=True)
@click.option("--seconds", type=click.FloatRange(min=0.1), hidden=True)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a record and stop.")
def command(
    paths: tuple[Path, ...],
    form: str | None,
    out: Path | None,
    overwrite: bool,
    restart: bool,
    jobs: int | None,
    engine: str,
    scheduler: str | None,
    letters_a_batch: int | None,
    seconds: float | None,
    schema: bool,
) -> None:
    """Read published letters (text, HTML, PDF) into records, in the order of their names.

    PATH is a file, a folder, a ZIP archive of letters, or - for standard input. What a letter says and no field takes
    stands in the record under "leftovers"; where each value stands in the letter, under "spans". What is unclear is
    said on standard error.

    With --out to .jsonl, .parquet or .db all cores read, a letter that stands in several files is written once, and a
    run that was stopped goes on where it was when the same command is given again. What became of every file stands in
    OUT.report.jsonl.

    Exit code 0: every letter was read. 1: some could not be read; each is listed. 2: none could, or the command was
    wrong. 130: stopped with Ctrl-C.
    """
    if schema:
        from openimr.publication import json_schema

        click.echo(json.dumps(json_schema(), indent=2))
        return
    if not paths:
        raise click.UsageError("Name a file or a folder, or - for standard input.")
    chosen = form or _form_for(out)
    is_standard_input = any(str(path) == "-" for path in paths)
    if out is None or is_standard_input:
        _refuse_binary(chosen, out)
    elif chosen in CORPUS:
        from openimr.cli.read_bulk import read_into_corpus

        read_into_corpus(
            paths,
            out,
            form=chosen,
            jobs=jobs or len(os.sched_getaffinity(0)),
            engine="dask" if scheduler else engine,
            scheduler=scheduler,
            restart=restart,
            overwrite=overwrite,
            letters_a_batch=letters_a_batch,
            seconds=seconds,
        )
        return
    if out is not None and out.exists() and not overwrite:
        raise click.UsageError(f"{out}: is there already. Add --overwrite to replace it, or choose another.")
    usable = failed = 0
    with _output(out) as stream:
        records = _Records(stream, chosen)
        for reading in _readings(paths):
            if reading.error:
                failed += 1
                click.echo(reading.error.message, err=True)
                continue
            usable += 1
            for problem in reading.reading.problems if reading.reading else ():
                click.echo(f"{reading.path}: {problem}", err=True)
            records.write(reading)
        if not usable:
            click.echo("openimr: no letter could be read.", err=True)
            sys.exit(2)
        records.close()
    if failed:
        click.echo(f"{usable} read, {failed} not.", err=True)
        sys.exit(1)


def _refuse_binary(form: str, out: Path | None) -> None:
    if form in BINARY and out is None:
        raise click.UsageError(f"--format {form} needs --out: it cannot be written to standard output.")
    if form in BINARY:
        raise click.UsageError("Standard input goes to .jsonl, .json and .txt only. Save it to a file first.")


class _Records:
    """Records on their way out, written one by one, so that a large folder never stands in memory."""

    def __init__(self, stream: TextIO, form: str) -> None:
        self.stream, self.form, self.count = stream, form, 0

    def write(self, reading: FileReading) -> None:
        if self.form == "text":
            from openimr.cli.read_summary import print_summary

            print_summary(reading, self.stream)
        else:
            self._write_json(reading)
        self.count += 1

    def _write_json(self, reading: FileReading) -> None:
        from openimr.publication import to_json

        assert reading.reading is not None
        value = to_json(reading.reading.record)
        if self.form == "jsonl":
            self.stream.write(json.dumps(value, ensure_ascii=False) + "\n")
        else:
            self.stream.write(",\n" if self.count else "[\n")
            self.stream.write(json.dumps(value, ensure_ascii=False, indent=2))

    def close(self) -> None:
        if self.form == "json":
            self.stream.write("\n]\n")


def _form_for(out: Path | None) -> str:
    if out is not None:
        return SUFFIXES.get(out.suffix.lower(), "jsonl")
    return "text" if sys.stdout.isatty() else "jsonl"


@contextmanager
def _output(out: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears under its name only when it is whole."""
    if out is None:
        yield sys.stdout
        return
    partial = out.with_name(f"{out.name}.partial")
    try:
        with partial.open("w", encoding="utf-8") as stream:
            yield stream
        partial.replace(out)
    except OSError as error:
        raise click.UsageError(f"{out}: cannot be written ({error.strerror}). Choose another place.") from None
    finally:
        partial.unlink(missing_ok=True)


def _readings(paths: tuple[Path, ...]) -> Iterator[FileReading]:
    """A reading for every letter named, with a progress bar on a terminal where there are many."""
    from openimr.corpus import FileReading, letters_in, read_contents, read_files
    from openimr.vocabulary import UnreadableFile

    files = [(path, file) for path in paths for file in ([path] if str(path) == "-" else letters_in(path))]
    for path in paths:
        if path.is_dir() and not any(folder == path for folder, _ in files):
            said = "holds no .txt, .pdf, .html or .zip file."
            yield FileReading(path=path, error=UnreadableFile(said, where=str(path), do="Name another folder."))
    for file in _with_progress([file for _, file in files]):
        if str(file) == "-":
            yield from read_contents(sys.stdin.buffer.read(), where="standard input")
        else:
            yield from read_files([file])


def _with_progress(files: list[Path]) -> Iterator[Path]:
    if len(files) < LONG_WORK or not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(files, description="Reading letters", console=Console(stderr=True), transient=True)
