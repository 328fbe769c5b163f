"""How long the index takes to build and to answer: `python -m benchmarks.searching --letters 20000`.

Builds an index of invented letters (or of `--corpus FILE`), then asks the published questions of `queries.yaml`. Each
is answered as on the public pages: top 20, total, all facets (estimates where very many items are found) and passages,
nothing remembered; beside the bare engine: the same query, top 20 and total alone. Each class is asked in turn, and the
two ways of asking alternate, so that a busy machine changes the ratio little. Cold is the first answer of a new
process; the page cache is dropped before it where the machine allows that, and the table says which it was.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import yaml
from tests.builders.invented_rows import invented_rows

from openimr.corpus import ItemRow, rows_in
from openimr.search import Question, SearchIndex, Sort, build_index
from openimr.search.matching import match

QUERIES = Path(__file__).with_name("queries.yaml")
ROUNDS = 7
COLD_OF_A_CLASS = 2
DROP_CACHES = Path("/proc/sys/vm/drop_caches")


def main() -> None:
    asked = _arguments()
    if asked.one_cold:
        _print_one_cold(asked.index, json.loads(asked.one_cold))
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.index or Path(scratch) / "index"
        if not (folder / "openimr-index.json").exists():
            _build(folder, asked)
        _ask(folder, rounds=asked.rounds, exact=asked.exact)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=20_000)
    parser.add_argument("--corpus", type=Path, help="a corpus in place of invented letters")
    parser.add_argument("--index", type=Path, help="keep the index there, or ask the one that is there")
    parser.add_argument("--memory-mb", type=int, default=256, help="heap of the writer")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--exact", action="store_true", help="count every item for the facets, however many are found")
    parser.add_argument("--one-cold", help=argparse.SUPPRESS)
    return parser.parse_args()


def _build(folder: Path, asked: argparse.Namespace) -> None:
    source: Iterator[ItemRow] = rows_in(asked.corpus) if asked.corpus else invented_rows(asked.letters)
    timed = _Timed(source)
    began = time.perf_counter()
    built = build_index(folder, timed, memory_mb=asked.memory_mb)
    whole = time.perf_counter() - began
    size = sum(file.stat().st_size for file in folder.iterdir())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{built.letters:,} letters, {built.items:,} items, writer heap {asked.memory_mb} MB")
    print(f"built in {whole:.0f} s, of which making the rows took {timed.spent:.0f} s: ", end="")
    print(f"{built.letters / whole:,.0f} letters/s, {built.letters / (whole - timed.spent):,.0f} without making them")
    print(f"index {size / 1e6:,.0f} MB, {size / built.letters:,.0f} bytes a letter; peak memory {peak:,.0f} MB\n")


class _Timed:
    """Rows, and how long their making took."""

    def __init__(self, rows: Iterator[ItemRow]) -> None:
        self.rows, self.spent = rows, 0.0

    def __iter__(self) -> Iterator[ItemRow]:
        while True:
            began = time.perf_counter()
            row = next(self.rows, None)
            self.spent += time.perf_counter() - began
            if row is None:
                return
            yield row


def _ask(folder: Path, *, rounds: int, exact: bool) -> None:
    index = SearchIndex.open(folder, remember=0)
    classes = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    is_dropped = _can_drop_caches()
    print(f"{index.count():,} items; cold: a new process, page cache {'dropped' if is_dropped else 'NOT dropped'}")
    print("| questions | of them | hits (median) | p50 ms | p95 ms | max ms | bare p50 | bare p95 | ratio | cold ms |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    everything: list[float] = []
    bare_everything: list[float] = []
    for name, queries in classes.items():
        questions = [_question(query) for query in queries]
        whole, bare, hits = _times(index, questions, rounds, exact=exact)
        cold = [_cold(folder, query) for query in queries[:COLD_OF_A_CLASS]]
        everything += whole
        bare_everything += bare
        print(
            f"| {name} | {len(questions)} | {median(hits):,.0f} {_figures(whole, bare)} {max(cold):.0f} |", flush=True
        )
    print(f"| all | {sum(map(len, classes.values()))} | {_figures(everything, bare_everything)} |")


def _figures(whole: list[float], bare: list[float]) -> str:
    ratio = median(one / other for one, other in zip(whole, bare, strict=True))
    return (
        f"| {_at(whole, 0.5):.1f} | {_at(whole, 0.95):.1f} | {max(whole):.1f} "
        f"| {_at(bare, 0.5):.1f} | {_at(bare, 0.95):.1f} | {ratio:.1f} |"
    )


def _times(
    index: SearchIndex, questions: list[Question], rounds: int, *, exact: bool
) -> tuple[list[float], list[float], list[int]]:
    """Milliseconds of each answer, of the bare engine beside it, and the number of hits of each question."""
    whole, bare, hits = [], [], []
    for turn in range(rounds + 1):
        for question in questions:
            began = time.perf_counter()
            answer = index.search(question, per_page=20, exact=exact)
            spent = time.perf_counter() - began
            alone = _bare(index, question)
            if turn:  # the first round warms the caches of the machine
                whole.append(spent * 1000)
                bare.append(alone * 1000)
            else:
                hits.append(answer.total)
    return whole, bare, hits


def _bare(index: SearchIndex, question: Question) -> float:
    """Seconds of the engine alone for the same query."""
    matcher = match(question, index._index.schema, index._known)
    query = matcher.query()
    order = None if matcher.shown and question.sort is not Sort.NEWEST else "newest"
    searcher = index._searcher
    began = time.perf_counter()
    searcher.search(query, 20, order_by_field=order)
    return time.perf_counter() - began


def _cold(folder: Path, query: dict[str, Any]) -> float:
    """Milliseconds of the first answer of a new process, opening the index left aside."""
    if _can_drop_caches():
        os.sync()
        DROP_CACHES.write_text("1")
    called = [sys.executable, "-m", "benchmarks.searching", "--index", str(folder), "--one-cold", json.dumps(query)]
    return float(subprocess.run(called, check=True, capture_output=True, text=True).stdout)


def _print_one_cold(folder: Path, query: dict[str, Any]) -> None:
    index = SearchIndex.open(folder)
    began = time.perf_counter()
    index.search(_question(query), per_page=20, exact=False)
    print((time.perf_counter() - began) * 1000)


def _can_drop_caches() -> bool:
    return os.access(DROP_CACHES, os.W_OK)


def _question(query: dict[str, Any]) -> Question:
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in query.items()}
    if "sort" in values:
        values["sort"] = Sort(values["sort"])
    return Question(**values)


def _at(times: list[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


if __name__ == "__main__":
    main()
