"""Asking the limited process that opens PDFs, and what it can answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from openimr.casefile.limits import Limits

PROGRAM = Path(__file__).with_name("reader_process.py")

# All that the process may know of its surroundings: settings in the environment hold secrets, and a PDF is a stranger.
ENVIRONMENT = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG")

DAMAGED = "Open it on your own computer, print it to a new PDF and send that."
WHAT_IS_WRONG = {
    "password": "This PDF needs a password. Send it again without one, or give us the password.",
    "wrong password": "The password does not open this PDF. Check it, or send the file again without a password.",
    "protection": f"This PDF is protected in a way that cannot be read here. {DAMAGED}",
    "damaged": f"This PDF is damaged and cannot be opened. {DAMAGED}",
    "crash": f"This PDF made its reader stop, so it is damaged. {DAMAGED}",
    "memory": f"Reading this PDF takes more than {{memory_megabytes:,}} MB of memory and was stopped. {DAMAGED}",
    "time": "Reading this PDF took more than {seconds} seconds and was stopped. Split it into smaller files.",
    "too many pages": "This PDF has {page_count:,} pages; a file may have at most {pages:,}. Split it.",
    "no such page": "This PDF has no such page.",
}


def ask(path: Path, want: str, *, password: str | None, limits: Limits, **more: object) -> dict[str, Any]:
    """The process's answer about the PDF at `path`; its "state" is "read" or a key of `WHAT_IS_WRONG`.

    The question goes in by standard input, because anyone on the machine can see a command line, and the password is
    part of it. The answer comes through a file, whose size the process cannot let grow without bound.
    """
    question = {**asdict(limits), "want": want, "path": str(path.resolve()), "password": password, **more}
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
            return {"state": "time"}
        out.seek(0)
        return understood(ended.returncode, out.read(limits.output_megabytes * 1_000_000 + 1), password)


def surroundings(*names: str) -> dict[str, str]:
    """The named variables of the environment, as far as they are set."""
    return {name: os.environ[name] for name in names if name in os.environ}


def understood(exit_code: int, written: bytes, password: str | None) -> dict[str, Any]:
    """The answer as it was written, or "crash" where the process died over it."""
    try:
        answer: dict[str, Any] = json.loads(written)
    except ValueError:
        return {"state": "crash"}
    if exit_code != 0:
        return {"state": "crash"}
    return {"state": "wrong password"} if answer["state"] == "password" and password else answer


def said_plainly(answer: Mapping[str, Any], limits: Limits) -> str:
    """What is wrong and what to do, for an answer that is not "read"."""
    return WHAT_IS_WRONG[answer["state"]].format(**asdict(limits) | {"page_count": answer.get("page_count", 0)})
