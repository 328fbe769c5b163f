"""Batches read on a Dask cluster. All its machines see the inputs and the folder of the run under the same paths."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib import import_module
from itertools import islice
from typing import Any

from openimr.corpus.bulk.crew import SECONDS, Crew
from openimr.corpus.bulk.task import Finished, Task
from openimr.vocabulary import SettingError

# So many batches wait at each thread of the cluster that none is ever idle.
BATCHES_A_THREAD = 3
# So many seconds a scheduler has to answer.
WAIT = 20.0

_here = threading.local()


class Cluster:
    """A Dask cluster: the one whose scheduler listens at `scheduler`, or one of `jobs` processes made for the run.

    Each thread of the cluster has a reading process of its own, so that a file that stops its reader stops no worker.
    """

    def __init__(self, jobs: int, *, scheduler: str | None = None, seconds: float = SECONDS) -> None:
        self.jobs, self.scheduler, self.seconds = jobs, scheduler, seconds
        self._client: Any = None
        self._opened = ExitStack()

    def __enter__(self) -> Cluster:
        try:
            distributed: Any = import_module("distributed")
        except ImportError:
            raise SettingError(
                "the engine dask is not installed.", do="Install it with: pip install 'openimr[cluster]'"
            ) from None
        address = self.scheduler
        if address is None:
            made = distributed.LocalCluster(
                n_workers=self.jobs, threads_per_worker=1, dashboard_address=None, silence_logs="ERROR"
            )
            address = self._opened.enter_context(made).scheduler_address
        try:
            self._client = self._opened.enter_context(distributed.Client(address, timeout=WAIT, set_as_default=False))
            self._client.wait_for_workers(1, timeout=WAIT)
        except (OSError, ValueError) as error:
            self._opened.close()
            said = f"no Dask scheduler with a worker answers there ({type(error).__name__})."
            raise SettingError(said, where=str(address), do="Check --scheduler, such as tcp://host:8786.") from None
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.close()

    def rest(self) -> None:
        """Nothing to give back: the workers are the cluster's."""

    def read(self, tasks: Iterator[Task], *, in_hand: Callable[[int], None] = lambda _: None) -> Iterator[Finished]:
        """The batches as they are finished, in any order."""
        distributed: Any = import_module("distributed")

        def submitted(how_many: int) -> list[object]:
            some = islice(tasks, how_many)
            return [self._client.submit(_read_here, task, self.seconds, pure=False) for task in some]

        threads = max(1, sum(self._client.nthreads().values()))
        waiting = distributed.as_completed(submitted(BATCHES_A_THREAD * threads), loop=self._client.loop)
        for future in waiting:
            yield future.result()
            future.release()
            for more in submitted(1):
                waiting.add(more)
            in_hand(0)


def _read_here(task: Task, seconds: float) -> Finished:
    """Read one batch on a machine of the cluster, in the reading process of this thread."""
    crew: Crew | None = getattr(_here, "crew", None)
    if crew is None:
        crew = _here.crew = Crew(1, seconds=seconds)
    crew.seconds = seconds
    return next(crew.read(iter([task])))
