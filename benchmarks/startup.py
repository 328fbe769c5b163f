"""How long `openimr --help` takes, against Python's own start: `python benchmarks/startup.py`.

The two are run in turn, so that a busy machine slows both; the ratio says more than the times.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 15
LIMIT = 0.3


def seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    bare = [sys.executable, "-c", "pass"]
    ours = [sys.executable, "-c", "from openimr.cli import main; main()", "--help"]
    seconds(ours)  # the first run compiles
    pairs = [(seconds(bare), seconds(ours)) for _ in range(ROUNDS)]
    python, openimr = (statistics.median(column) for column in zip(*pairs, strict=True))
    print("| command | median s | times Python's start | of the 0.3 s allowed |")
    print("|---|---|---|---|")
    print(f"| `python -c pass` | {python:.3f} | 1.0 | {python / LIMIT:.0%} |")
    print(f"| `openimr --help` | {openimr:.3f} | {openimr / python:.1f} | {openimr / LIMIT:.0%} |")


if __name__ == "__main__":
    main()
