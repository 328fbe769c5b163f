"""A process that reads batches for us, and that may die over a file without harm to anything else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from time import monotonic
from typing import Any

from openimr.corpus.bulk.task import Finished, Task
from openimr.vocabulary import InputError

# All that the process may know of its surroundings: settings in the environment hold secrets, and a PDF is a stranger.
ENVIRONMENT = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TMPDIR")
CHUNK = 1 << 16


class ReaderProcess:
    """One reading process: `task` is the batch in its hands, `at` the input, since when is `since`."""

    def __init__(self, *, megabytes: int) -> None:
        known = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "openimr.corpus.bulk.worker", str(megabytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Each process reads on its own, so that one thread is all it needs.
            env=known | {"POLARS_MAX_THREADS": "1"},
            start_new_session=True,
            bufsize=0,
        )
        self._held = b""
        self.task: Task | None = None
        self.at: int | None = None
        self.since = 0.0
        self.begun = 0
        self.letters = 0

    def fileno(self) -> int:
        assert self._process.stdout is not None
        return self._process.stdout.fileno()

    def give(self, task: Task, refused: Mapping[int, str]) -> None:
        """Have it read a batch; it may be busy with no other."""
        assert self._process.stdin is not None
        self.task, self.at, self.begun = task, None, 0
        # Where it died while idle, the end of its answers tells.
        with suppress(BrokenPipeError):
            _write_all(self._process.stdin.fileno(), json.dumps({"task": asdict(task), "refused": refused}).encode())

    def hear(self) -> tuple[bool, Finished | None]:
        """What it says now, waiting for it: whether it still lives, and the batch that it has finished."""
        said = os.read(self.fileno(), CHUNK)
        finished = None
        for message in self._messages(said):
            if "finished" in message:
                finished = Finished.from_values(message["finished"])
                self.letters += len(finished.outcomes)
                self.task, self.at, self.begun = None, None, 0
            elif "failed" in message:
                why = f"a batch cannot be stored there ({message['failed']})."
                where = self.task.folder if self.task else ""
                raise InputError(why, where=where, do="Make room, then give the same command again to go on.")
            else:
                self.at, self.since = message["at"], monotonic()
                self.begun += 1 if self.at is not None else 0
        return bool(said), finished

    def close(self) -> None:
        """End it at once, whatever it does."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()
        self._process.wait()

    def _messages(self, said: bytes) -> Iterator[dict[str, Any]]:
        *lines, self._held = (self._held + said).split(b"\n")
        for line in lines:
            yield json.loads(line)


def _write_all(handle: int, line: bytes) -> None:
    rest = memoryview(line + b"\n")
    while rest:
        rest = rest[os.write(handle, rest) :]
