"""One question, one answer: the limits are set, the file is opened, its parts are written out as they come.

The question is one JSON object on standard input. The answer on standard output is one JSON object a line: each part
(a page, a picture, an enclosed file), and last the verdict, which alone has a "state". Parts are written one by one, so
that a file of ten thousand pages takes no more memory than one of ten.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator
from typing import Any

from .office_text import read_package
from .pdf_pages import read_pdf
from .picture_pages import read_picture
from .verdict import CannotRead

READERS = {"pdf": read_pdf, "picture": read_picture, "package": read_package}


def main() -> None:
    question = json.load(sys.stdin)
    limit_this_process(question)
    # PDFium and its binding speak to stdout and stderr of their own accord in odd cases; the answer goes out alone.
    out = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):
        for part in answer(question):
            json.dump(part, out)
            out.write("\n")


def answer(question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The parts of the answer and the verdict."""
    try:
        yield from READERS[question["kind"]](question)
    except CannotRead as why:
        yield {"state": why.state, "page_count": why.page_count}
    except MemoryError:
        yield {"state": "memory"}


def limit_this_process(question: dict[str, Any]) -> None:
    """Bound memory, processor time and output, and write no core file (its text would be clinical)."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit of the caller still holds.
        return
    wanted = {
        resource.RLIMIT_AS: question["memory_megabytes"] * 1_000_000,
        resource.RLIMIT_CPU: question["seconds"] + 1,
        resource.RLIMIT_FSIZE: question["output_megabytes"] * 1_000_000,
        resource.RLIMIT_CORE: 0,
    }
    for kind, bound in wanted.items():
        with contextlib.suppress(ValueError, OSError):  # a stricter limit is already set, or the system knows none
            resource.setrlimit(kind, (bound, bound))
