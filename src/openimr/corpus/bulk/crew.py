"""Batches read by processes of this machine, all cores at once."""

from __future__ import annotations

import selectors
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic

from openimr.corpus.bulk.reader_process import ReaderProcess
from openimr.corpus.bulk.task import Finished, Task
from openimr.vocabulary import InputError

# What one letter may take, and what one reading process may hold.
SECONDS = 60.0
MEGABYTES = 1_500
# A library that leaks a little a letter never adds up to much.
LETTERS_A_PROCESS = 10_000
LOOK_EVERY = 0.5
CHANCES = 3


@dataclass
class _Batch:
    """A batch in hand, with the inputs that stopped a reader: those it is suspected of once, and those refused."""

    task: Task
    suspected: set[int] = field(default_factory=set)
    refused: dict[int, str] = field(default_factory=dict)
    unexplained: int = 0


class Crew:
    """Reading processes. A file that stops its process, or takes longer than `seconds`, costs only itself."""

    def __init__(self, jobs: int, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        self.jobs, self.seconds, self.megabytes = jobs, seconds, megabytes
        self._idle: list[ReaderProcess] = []
        self._busy: dict[ReaderProcess, _Batch] = {}
        self._selector = selectors.DefaultSelector()

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._busy:
            process.close()
        self._busy = {}
        self.rest()
        self._selector.close()

    def read(self, tasks: Iterator[Task], *, in_hand: Callable[[int], None] = lambda _: None) -> Iterator[Finished]:
        """The batches as they are finished, in any order; `in_hand` hears how many letters of others were begun."""
        for task in tasks:
            self._start(_Batch(task))
            if len(self._busy) >= self.jobs:
                yield from self._some_finished(in_hand)
        while self._busy:
            yield from self._some_finished(in_hand)

    def rest(self) -> None:
        """Give back the memory of processes that have nothing to read."""
        for process in self._idle:
            process.close()
        self._idle = []

    def _start(self, batch: _Batch) -> None:
        process = self._idle.pop() if self._idle else ReaderProcess(megabytes=self.megabytes)
        self._busy[process] = batch
        self._selector.register(process, selectors.EVENT_READ)
        process.give(batch.task, batch.refused)

    def _some_finished(self, in_hand: Callable[[int], None]) -> Iterator[Finished]:
        """Wait until at least one batch is finished."""
        is_waiting = True
        while is_waiting:
            for key, _ in self._selector.select(LOOK_EVERY):
                process = key.fileobj
                assert isinstance(process, ReaderProcess)
                lives, finished = process.hear()
                if finished:
                    self._release(process)
                    is_waiting = False
                    yield finished
                elif not lives:
                    self._begin_again(process, self._blame(process))
            for process in [one for one in self._busy if one.at is not None and self._is_late(one)]:
                batch = self._busy[process]
                assert process.at is not None
                batch.refused[process.at] = f"took longer than {self.seconds:.0f} seconds to read."
                self._begin_again(process, batch)
            in_hand(sum(process.begun for process in self._busy))

    def _is_late(self, process: ReaderProcess) -> bool:
        return monotonic() - process.since > self.seconds

    def _blame(self, process: ReaderProcess) -> _Batch:
        """The batch whose process died, with the letter at which it did.

        The letter has a second chance, because a process may also be killed for a reason that is not in the letter.
        """
        batch = self._busy[process]
        if process.at is None:
            batch.unexplained += 1
            if batch.unexplained >= CHANCES:
                said = f"cannot be stored: its process ended {CHANCES} times."
                do = "Look for a full disk or too little memory, then give the same command again."
                raise InputError(said, where=f"batch {batch.task.batch}", do=do)
        elif process.at in batch.suspected:
            batch.refused[process.at] = "stopped its reader twice: it crashed or took too much memory."
        else:
            batch.suspected.add(process.at)
        return batch

    def _begin_again(self, process: ReaderProcess, batch: _Batch) -> None:
        self._selector.unregister(process)
        del self._busy[process]
        process.close()
        self._start(batch)

    def _release(self, process: ReaderProcess) -> None:
        self._selector.unregister(process)
        del self._busy[process]
        if process.letters >= LETTERS_A_PROCESS:
            process.close()
        else:
            self._idle.append(process)
