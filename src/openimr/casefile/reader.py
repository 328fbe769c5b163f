"""Asking the limited process that opens files, and what it can answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, Literal

from openimr.casefile.limits import Limits

PROGRAM = Path(__file__).with_name("reader_process.py")

Opener = Literal["pdf", "picture", "package"]
"""How the process opens a file; what begins like a ZIP is a package."""

# All that the process may know of its surroundings: settings in the environment hold secrets, and a file is a stranger.
ENVIRONMENT = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG")

LONGEST_VERDICT = 4_000

DAMAGED = "Open it on your own computer, print it to a new PDF and send that."
WHAT_IS_WRONG = {
    "password": "This PDF needs a password. Send it again without one, or give us the password.",
    "wrong password": "The password does not open this PDF. Check it, or send the file again without a password.",
    "protection": f"This PDF is protected in a way that cannot be read here. {DAMAGED}",
    "damaged": f"This {{what}} is damaged and cannot be opened. {DAMAGED}",
    "damaged package": f"This office document or ZIP archive is damaged and cannot be opened. {DAMAGED}",
    "crash": f"This {{what}} made its reader stop, so it is damaged. {DAMAGED}",
    "memory": f"Reading this {{what}} takes more than {{memory_megabytes:,}} MB of memory and was stopped. {DAMAGED}",
    "time": "Reading this {what} took more than {seconds} seconds and was stopped. Split it into smaller files.",
    "too many pages": "This {what} has {page_count:,} pages; a file may have at most {pages:,}. Split it.",
    "too many dots": "This picture is too large to be opened. Send it smaller, at 300 dots an inch.",
    "no such page": "This {what} has no such page.",
    "spreadsheet": "This file is a spreadsheet. Print it to a PDF and send that.",
    "slides": "This file is a set of slides. Print it to a PDF and send that.",
    "opendocument": "This file is an OpenDocument text or table. Save or print it as a PDF and send that.",
}
CALLED = {"pdf": "PDF", "picture": "picture", "package": "file"}


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the process said: the verdict, and its parts, which are read from the disk one at a time, as often as
    somebody goes through them."""

    verdict: Mapping[str, Any]
    parts: Iterable[dict[str, Any]]

    @property
    def is_read(self) -> bool:
        return bool(self.verdict["state"] == "read")


@contextmanager
def asked(
    path: Path, opener: Opener, want: str, *, password: str | None, limits: Limits, **more: object
) -> Iterator[Answer]:
    """The process's answer about the file at `path`; the state of its verdict is "read" or a key of `WHAT_IS_WRONG`.

    The question goes in by standard input, because anyone on the machine can see a command line, and the password is
    part of it. The answer comes through a file, whose size the process cannot let grow without bound.
    """
    question = {
        **asdict(limits),
        "kind": opener,
        "want": want,
        "path": str(path.resolve()),
        "password": password,
        **more,
    }
    # Started by its path and with -P, so that it loads neither this package nor what lies beside it.
    command = [sys.executable, "-P", str(PROGRAM)]
    with tempfile.TemporaryFile() as out:
        try:
            ended = subprocess.run(
                command,
                input=json.dumps(question).encode(),
                stdout=out,
                stderr=subprocess.DEVNULL,
                timeout=limits.seconds,
                env=surroundings(*ENVIRONMENT),
                check=False,
            )
        except subprocess.TimeoutExpired:
            yield Answer(verdict={"state": "time"}, parts=())
            return
        verdict = verdict_of(ended.returncode, out, password)
        yield Answer(verdict=verdict, parts=Parts(out, limits) if verdict["state"] == "read" else ())


def surroundings(*names: str) -> dict[str, str]:
    """The named variables of the environment, as far as they are set."""
    return {name: os.environ[name] for name in names if name in os.environ}


def verdict_of(exit_code: int, out: IO[bytes], password: str | None) -> Mapping[str, Any]:
    """The last line as it was written, or "crash" where the process died over it."""
    end = out.seek(0, os.SEEK_END)
    out.seek(max(0, end - LONGEST_VERDICT))
    try:
        verdict: dict[str, Any] = json.loads(out.read().rstrip().rpartition(b"\n")[2])
        state = verdict["state"]
    except (ValueError, KeyError, TypeError):
        return {"state": "crash"}
    if exit_code != 0:
        return {"state": "crash"}
    return {"state": "wrong password"} if state == "password" and password else verdict


@dataclass(frozen=True)
class Parts(Iterable[dict[str, Any]]):
    """Every line of an answer but the verdict; each time from the first."""

    out: IO[bytes]
    limits: Limits

    def __iter__(self) -> Iterator[dict[str, Any]]:
        place = 0
        while True:
            self.out.seek(place)  # somebody else may go through them at the same time
            line = self.out.readline(self.limits.output_megabytes * 1_000_000)
            if not line:
                return
            place = self.out.tell()
            part: dict[str, Any] = json.loads(line)
            if "state" not in part:
                yield part


def said_plainly(verdict: Mapping[str, Any], opener: Opener, limits: Limits) -> str:
    """What is wrong and what to do, for a verdict that is not "read"."""
    facts = {"what": CALLED[opener], "page_count": verdict.get("page_count", 0)}
    return WHAT_IS_WRONG[verdict["state"]].format(**asdict(limits) | facts)
