"""A process that reads batches: `python -P -m openimr.corpus.bulk.worker MEGABYTES`, started by `ReaderProcess`.

It takes one task a line on standard input and writes one JSON object a line: `{"at": number}` before each letter, and
`{"finished": ...}` after a batch, or `{"failed": why}` where it cannot be stored. It ends with its input, so that it
never outlives the run, and may hold MEGABYTES of memory.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from contextlib import suppress
from dataclasses import asdict

# A letter of our own. What the first letter makes a process load is no part of the time that this letter takes.
FIRST_LETTER = """CLINICAL CASE SUMMARY

The worker is a 40-year-old cook with low back pain since 2014.

IMR ISSUES, DECISIONS AND RATIONALES

1. Physical therapy, 8 visits, for the lumbar spine: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Treatment Guidelines Page(s): 98-99.

Reviewer guideline: Decision based on MTUS Chronic Pain Treatment Guidelines Page(s): 98-99.

Decision rationale: The request is not medically necessary.
"""


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Libraries that print must not write among the answers.
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limit = int(sys.argv[1]) * 1_000_000
    limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
    from openimr.corpus.bulk.read_batch import read_batch
    from openimr.corpus.bulk.task import Task
    from openimr.corpus.files import read_content
    from openimr.publication import to_json

    first = read_content(FIRST_LETTER.encode(), where="first.txt").reading
    assert first is not None
    to_json(first.record)

    def answer(value: object) -> None:
        answers.write(json.dumps(value).encode() + b"\n")

    with suppress(BrokenPipeError):
        for line in sys.stdin.buffer:
            asked = json.loads(line)
            refused = {int(number): said for number, said in asked["refused"].items()}
            task = Task.from_values(asked["task"])
            try:
                finished = read_batch(task, begins=lambda number: answer({"at": number}), refused=refused)
            except BrokenPipeError:
                raise
            except OSError as error:
                answer({"failed": error.strerror or "unknown reason"})
            else:
                answer({"finished": asdict(finished)})


if __name__ == "__main__":
    main()
