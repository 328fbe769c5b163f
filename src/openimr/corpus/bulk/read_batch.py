"""One batch of letters read and stored under its name, which it gets only when it is whole."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from openimr.corpus.bulk.listing import shown
from openimr.corpus.bulk.open_archive import OpenArchive
from openimr.corpus.bulk.task import WHOLE_FILE, Finished, Input, Outcome, Task
from openimr.corpus.bulk.version import reader_version
from openimr.corpus.files import FileReading, read_content, read_files
from openimr.corpus.formats import FORMS, Form, Letter
from openimr.corpus.formats.letters import DAYS
from openimr.publication import to_json

CHUNK = 1 << 20

_archive = OpenArchive()


def read_batch(task: Task, *, begins: Callable[[int | None], None], refused: Mapping[int, str]) -> Finished:
    """Read the letters of a batch and store them; one that cannot be read costs only itself.

    `begins` hears the number of each input before it is read, and None when all are. What `refused` names is not
    touched: it has stopped a reader before.
    """
    letters: list[Letter] = []
    outcomes: list[Outcome] = []
    for one in task.inputs:
        begins(one.number)
        if said := refused.get(one.number):
            one = replace(one, refused=said, remedy="Open it by hand; if it is sound, report it.")
        outcome, letter = _read(one, place=len(letters))
        outcomes.append(outcome)
        letters += [letter] if letter else []
    begins(None)
    size, checksum = _store(letters, batch_path(task.folder, task.batch, FORMS[task.form]), FORMS[task.form])
    return Finished(batch=task.batch, size=size, checksum=checksum, version=reader_version(), outcomes=tuple(outcomes))


def batch_path(folder: Path | str, batch: int, form: Form) -> Path:
    """Where a batch is stored."""
    return Path(folder) / f"batch-{batch:06}{form.suffix}"


def checksum_of(path: Path) -> tuple[int, int]:
    """Size and checksum of a file."""
    size = checksum = 0
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            size, checksum = size + len(chunk), zlib.crc32(chunk, checksum)
    return size, checksum


def sync_folder(folder: Path) -> None:
    """Have the names in a folder survive a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def content_of(letter: Letter) -> str:
    """A fingerprint of what a letter says, whatever file it stands in and however its white space runs.

    The words that its fields took count, and those that none took; what is derived from them need not.
    """
    reviewer = letter["reviewer"]
    said = [letter["case_number"], letter["priority"], *(letter[day] for day in DAYS)]
    said += [
        reviewer["certifications"],
        reviewer["subspecialties"],
        reviewer["licensed_in"],
        letter["clinical_summary"],
    ]
    for item in letter["items"]:
        bases = (item["claims_administrator_guideline"]["text"], item["reviewer_guideline"]["text"])
        said += [item["text"], item["reviewed_portion"], item["decision"], *bases, item["rationale"]]
    said += [leftover["text"] for leftover in letter["leftovers"]]
    return sha256("\x1f".join(" ".join(str(one).split()) for one in said).encode()).hexdigest()


def _read(one: Input, *, place: int) -> tuple[Outcome, Letter | None]:
    if one.refused:
        return Outcome(number=one.number, found=one.refused, remedy=one.remedy), None
    # The one place where anything at all is caught: whatever a letter does to its reader, the others are read. No
    # message of an unknown error is passed on, because it may quote the letter.
    try:
        reading = _reading(one)
        if reading.error or not reading.reading:
            error = reading.error
            return Outcome(
                number=one.number, found=error.found if error else "", remedy=error.do if error else ""
            ), None
        letter = to_json(reading.reading.record)
        content = content_of(letter)
    except MemoryError:
        return Outcome(number=one.number, found="takes too much memory to read.", remedy="Divide the file."), None
    except Exception as error:
        said = f"made its reader fail ({type(error).__name__})."
        return Outcome(number=one.number, found=said, remedy="Report it with the file."), None
    source = reading.reading.record.source
    known = Outcome(
        number=one.number,
        place=place,
        sha256=source.sha256 if source else "",
        content=content,
        case_number=str(letter["case_number"]) if letter["case_number"] else None,
        problems=reading.reading.problems,
    )
    return known, letter


def _reading(one: Input) -> FileReading:
    if one.position == WHOLE_FILE:
        reading = next(read_files([Path(one.path)]))
    else:
        member = _archive.member(one.path, one.position, one.name)
        if member.error:
            return FileReading(path=member.path, error=member.error)
        reading = read_content(member.content, where=shown(member.path))
    return _with_printable_name(reading)


def _with_printable_name(reading: FileReading) -> FileReading:
    found = reading.reading
    source = found.record.source if found else None
    if not found or not source or source.name == shown(source.name):
        return reading
    named = replace(found.record, source=replace(source, name=shown(source.name)))
    return replace(reading, reading=replace(found, record=named))


def _store(letters: list[Letter], path: Path, form: Form) -> tuple[int, int]:
    partial = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    form.write(partial, letters)
    with partial.open("rb+") as stream:
        os.fsync(stream.fileno())
    size, checksum = checksum_of(partial)
    partial.replace(path)
    sync_folder(path.parent)
    return size, checksum
