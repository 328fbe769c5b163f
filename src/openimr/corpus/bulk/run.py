"""A bulk run from the list of inputs to the whole corpus; what is finished of it survives anything."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from openimr.corpus.bulk.listing import inputs_in, shown
from openimr.corpus.bulk.partial_folder import emptied, held, partial_folder_of, removed
from openimr.corpus.bulk.plan import LETTERS, Plan
from openimr.corpus.bulk.read_batch import batch_path, checksum_of, sync_folder
from openimr.corpus.bulk.report import Report, report_of, report_path_of, write_report
from openimr.corpus.bulk.task import Finished, Task
from openimr.corpus.bulk.version import reader_version
from openimr.corpus.formats import Form
from openimr.vocabulary import InputError

# Damage of a disk is read again; a disk that damages everything is not asked for ever.
ROUNDS = 3


class Engine(Protocol):
    """Who reads the batches: `Crew` on this machine, `Cluster` on many. All else of a run is the same."""

    def read(self, tasks: Iterator[Task], *, in_hand: Callable[[int], None]) -> Iterator[Finished]:
        """The batches as they are finished, in any order; `in_hand` hears how many letters of others were begun."""
        ...

    def rest(self) -> None:
        """There is nothing more to read for a while: give memory back."""
        ...


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a run is: what it does, and how many of its inputs are done and could not be read."""

    stage: str
    done: int = 0
    total: int = 0
    failed: int = 0


def read_in_bulk(
    paths: Sequence[Path],
    out: Path,
    *,
    form: Form,
    engine: Engine,
    restart: bool = False,
    overwrite: bool = False,
    letters_a_batch: int = LETTERS,
    tell: Callable[[Progress], None] = lambda _: None,
) -> Report:
    """Read every letter at `paths` into one corpus at `out`, which appears only when it is whole.

    A run that was stopped goes on where it was when it is begun again with the same paths and form; `restart` forgets
    what it had. A letter that stands in several files is written once. Where no letter can be read nothing is written
    but the report. Raises `InputError` where `out` is there already, unless it may be overwritten.
    """
    _expect_free(out, overwrite=overwrite)
    folder = partial_folder_of(out)
    with held(folder):
        if restart:
            emptied(folder)
        with closing(Plan(folder / "plan.db")) as plan:
            plan.expect_same_run(_about(paths, form), where=folder)
            tell(Progress(stage="Listing"))
            plan.refresh(inputs_in(paths), letters=letters_a_batch)
            _read_all(plan, engine, form, folder.absolute(), tell)
            engine.rest()
            plan.find_duplicates()
            report = report_of(plan)
            if report.letters:
                _join(plan, form, folder, out, tell)
            write_report(report, plan, report_path_of(out))
            if report.letters:
                (folder / "joined").replace(out)
                sync_folder(out.absolute().parent)
        removed(folder)
    return report


def _expect_free(out: Path, *, overwrite: bool) -> None:
    if out.is_dir() or (out.exists() and not out.is_file()):
        raise InputError("is no ordinary file.", where=str(out), do="Choose another --out.")
    if out.exists() and not overwrite:
        raise InputError("is there already.", where=str(out), do="Add --overwrite to replace it, or choose another.")


def _about(paths: Sequence[Path], form: Form) -> dict[str, str]:
    """What decides the result of a run."""
    return {
        "list of paths": "; ".join(shown(path.absolute()) for path in paths),
        "format": form.name,
        "version of the reader": reader_version(),
    }


def _read_all(plan: Plan, engine: Engine, form: Form, folder: Path, tell: Callable[[Progress], None]) -> None:
    """Read what is not read yet, until every batch is there and undamaged."""
    total = plan.count("inputs")
    done, failed = plan.count("outcomes"), plan.count("unreadable")

    def in_hand(begun: int) -> None:
        tell(Progress(stage="Reading", done=min(total, done + begun), total=total, failed=failed))

    for _ in range(ROUNDS):
        in_hand(0)
        for finished in engine.read(plan.tasks(form, folder), in_hand=in_hand):
            if finished.version != reader_version():
                said = f"a worker has another version of the reader ({finished.version}; here {reader_version()})."
                do = "Give the command again; if machines of a cluster differ, install the same version on all."
                raise InputError(said, do=do)
            plan.record(finished)
            done += len(finished.outcomes)
            failed += sum(bool(outcome.found) for outcome in finished.outcomes)
            in_hand(0)
        tell(Progress(stage="Checking", done=total, total=total, failed=failed))
        damaged = [batch for batch, *known in plan.finished() if not _is_whole(batch_path(folder, batch, form), known)]
        if not damaged:
            return
        plan.forget(damaged)
        done, failed = plan.count("outcomes"), plan.count("unreadable")
    raise InputError(
        f"{len(damaged)} batches were damaged again after they were stored.",
        where=str(folder),
        do="Check the disk, or choose another place.",
    )


def _is_whole(path: Path, known: Sequence[int]) -> bool:
    try:
        return list(checksum_of(path)) == list(known)
    except OSError:
        return False


def _join(plan: Plan, form: Form, folder: Path, out: Path, tell: Callable[[Progress], None]) -> None:
    """Make one file of all batches, whole and on the disk before it gets its name."""
    total = plan.count("outcomes")
    done = 0

    def batches() -> Iterator[tuple[Path, frozenset[int]]]:
        nonlocal done
        for batch, *_ in plan.finished():
            yield batch_path(folder, batch, form), plan.places_left_out(batch)
            done += plan.letters_of(batch)
            tell(Progress(stage="Joining", done=done, total=total))

    joined = folder / "joined"
    try:
        form.join(batches(), joined)
        with joined.open("rb+") as stream:
            os.fsync(stream.fileno())
    except OSError as error:
        said = f"cannot be written ({error.strerror})."
        raise InputError(said, where=str(out), do="Make room, then give the same command again to go on.") from None
