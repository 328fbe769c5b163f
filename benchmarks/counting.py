"""How long it takes to count a corpus: `python benchmarks/counting.py [ITEMS...]`, 100,000 and 1,000,000 unless told.

Rows are invented by a seed, stored as Parquet and counted from there, in a process of its own for each way, so that
its peak memory is its own. "Bare" is the least that Polars must do for the same rates, without letters, intervals and
gathering. The plain loop counts the same rates and intervals from the rows that lie in memory already; it is run at
the smallest size alone. The ratio is to the bare way at the same size, in the same run, by CPU time of all threads,
which a busy machine changes little.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

SIZES = (100_000, 1_000_000)
PIECE = 10_000
ROUNDS = 3
DAY = "2026-01-02"


def main() -> None:
    if len(sys.argv) > 2 and sys.argv[1] in WAYS:
        _run(sys.argv[1], Path(sys.argv[2]))
        return
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    print("| items | way | median s | CPU s | times the bare way, by CPU | peak memory MB |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.parquet"
            _store(path, size)
            _report(path, size, [way for way in WAYS if way != LOOP or size == min(sizes)])


def _store(path: Path, size: int) -> None:
    """Invented items in Parquet: pieces of a tenth of the size, each of other letters."""
    import polars as pl
    from tests.builders.invented_rows import invented_rows

    from openimr.analytics import frame_of

    piece = frame_of(invented_rows(PIECE, seed=11)).collect()
    copies = -(-size // piece.height)
    frames = (piece.with_columns(case_number=pl.col("case_number") + f"-{copy}") for copy in range(copies))
    pl.concat(list(frames)).head(size).write_parquet(path)


def _report(path: Path, size: int, ways: list[str]) -> None:
    found = {}
    for way in ways:
        command = [sys.executable, __file__, way, str(path)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True)
        seconds, cpu, megabytes = map(float, answer.stdout.split())
        found[way] = seconds, cpu, megabytes
    bare = found[BARE][1]
    for way, (seconds, cpu, megabytes) in found.items():
        print(f"| {size:,} | {way} | {seconds:.3f} | {cpu:.3f} | {cpu / bare:.1f} | {megabytes:.0f} |")


def _run(way: str, path: Path) -> None:
    import polars as pl

    frame = pl.scan_parquet(path)
    held = frame.collect().to_dicts() if way == LOOP else None
    taken, worked = [], []
    for _ in range(ROUNDS):
        began, busy = time.perf_counter(), time.process_time()
        WAYS[way](held if held is not None else frame)
        taken.append(time.perf_counter() - began)
        worked.append(time.process_time() - busy)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(statistics.median(taken), statistics.median(worked), peak)


def _bare(frame: Any) -> None:
    import polars as pl

    overturned = (pl.col("decision") == "Overturned").sum()
    frame.group_by("treatment").agg(pl.len(), overturned).collect()


def _by_treatment(frame: Any) -> None:
    from openimr.analytics import rate_table

    rate_table(frame, "treatment")


def _by_topic(frame: Any) -> None:
    from openimr.analytics import rate_table

    rate_table(frame, "topic")


def _loop(rows: Any) -> None:
    from openimr.analytics.interval import LetterSums, share_of

    letters: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        if row["decision"]:
            counts = letters[row["treatment"], row["case_number"]]
            counts[0] += 1
            counts[1] += row["decision"] == "Overturned"
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for (treatment, _), (n, k) in letters.items():
        groups[treatment].append((n, k))
    for counts_of in groups.values():
        share_of(
            LetterSums(
                letters=len(counts_of),
                n=sum(n for n, _ in counts_of),
                k=sum(k for _, k in counts_of),
                nn=sum(n * n for n, _ in counts_of),
                kk=sum(k * k for _, k in counts_of),
                nk=sum(n * k for n, k in counts_of),
            )
        )


def _overview(frame: Any) -> None:
    from datetime import date

    from openimr.analytics import report_of

    report_of(frame, corpus="invented", on=date.fromisoformat(DAY))


def _page(frame: Any) -> None:
    from datetime import date

    from openimr.analytics import report_html, report_of

    report_html(report_of(frame, corpus="invented", on=date.fromisoformat(DAY)))


BARE, LOOP = "bare group_by of treatment", "plain Python loop, rates by treatment"
WAYS = {
    BARE: _bare,
    "rate table by treatment": _by_treatment,
    "rate table by topic": _by_topic,
    LOOP: _loop,
    "the whole overview": _overview,
    "the whole overview as an HTML page": _page,
}

if __name__ == "__main__":
    main()
