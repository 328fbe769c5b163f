"""Bulk runs for tests: folders of letters, the command in a process of its own, and the memory that it takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.builders.generated_letters import generated_letter

COMMAND = (sys.executable, "-c", "from openimr.cli import main; main()", "read")


def some_letters(folder: Path, count: int, *, first: int = 0) -> Path:
    """A folder with so many generated letters, one a file."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        (folder / f"{number:04}.txt").write_text(generated_letter(number))
    return folder


def an_archive(path: Path, **members: str | bytes) -> Path:
    """A ZIP archive; `__` in a name stands for a dot."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return path


@contextmanager
def a_run(*arguments: object) -> Iterator[subprocess.Popen[str]]:
    """The command `openimr read` in a process of its own, ended at the latest with the block."""
    command = [*COMMAND, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for(holds: object, *, seconds: float = 60) -> None:
    """Wait until a condition holds."""
    assert callable(holds)
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)


def children_of(process: int) -> list[int]:
    """The processes that a process has started, with those that they started in turn."""
    try:
        said = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return []
    direct = [int(number) for number in said.split()]
    return [*direct, *(further for child in direct for further in children_of(child))]


def peak_memory(*arguments: object) -> int:
    """The most bytes that the command and all its workers held at once, sampled; it must end well."""
    page, peak = os.sysconf("SC_PAGE_SIZE"), 0
    with a_run(*arguments) as process:
        while process.poll() is None:
            held = sum(_resident(one) for one in (process.pid, *children_of(process.pid)))
            peak = max(peak, held * page)
            time.sleep(0.05)
        assert process.returncode in {0, 1}, process.stderr.read() if process.stderr else ""
    return peak


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
