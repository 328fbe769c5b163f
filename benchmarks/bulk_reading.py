"""Reading letters in bulk: `python -m benchmarks.bulk_reading [--letters N] [--forms jsonl parquet db]`.

Prints three tables over generated letters: what a letter costs in one process, how many letters a second a whole run
reads with one and with two processes, and the peak memory of all processes together at a tenth of the letters and at
all of them. Ratios compare within the run. `--letters 1000000` is the large one.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.generated_letters import generate
from tests.builders.corpus_runs import peak_memory
from tests.builders.generated_letters import generated_letter

from openimr.corpus import read_content, read_letter
from openimr.corpus.bulk import Crew, Progress, read_in_bulk
from openimr.corpus.bulk.read_batch import content_of
from openimr.corpus.formats import FORMS, Form
from openimr.publication import to_json

A_BATCH = 200
ROUNDS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=5_000)
    parser.add_argument("--forms", nargs="+", choices=FORMS, default=list(FORMS))
    parser.add_argument("--jobs", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--folder", type=Path, help="where the letters and corpora go; default: a temporary one")
    chosen = parser.parse_args()
    forms = [FORMS[name] for name in chosen.forms]
    _costs(forms)
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        few, all_letters = Path(folder) / "few", Path(folder) / "all"
        generate(chosen.letters // 10, few)
        generate(chosen.letters, all_letters, jobs=2)
        _rates(forms, chosen.jobs, all_letters, chosen.letters, Path(folder))
        _memory(forms, few, all_letters, chosen.letters, Path(folder))


def _costs(forms: list[Form]) -> None:
    texts = [generated_letter(number) for number in range(A_BATCH)]
    contents = [text.encode() for text in texts]
    readings = [read_content(content, where="letter.txt").reading for content in contents]
    letters = [to_json(reading.record) for reading in readings if reading]
    reading = _milliseconds(lambda: [read_letter(text) for text in texts])
    rows = {
        "`read_letter`": reading,
        "`to_json`": _milliseconds(lambda: [to_json(found.record) for found in readings if found]),
        "fingerprint": _milliseconds(lambda: [content_of(letter) for letter in letters]),
    }
    with tempfile.TemporaryDirectory() as folder:
        for form in forms:
            rows[f"write {form.suffix}"] = _milliseconds(lambda form=form: form.write(Path(folder) / "batch", letters))
    print("\n| step | ms a letter | of `read_letter` |\n|---|---|---|")
    for step, cost in rows.items():
        print(f"| {step} | {cost:.3f} | {cost / reading:.1%} |")


def _milliseconds(work: Callable[[], object]) -> float:
    """Processor time of the shortest of some rounds, for one letter."""
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken) / A_BATCH * 1000


def _rates(forms: list[Form], jobs: list[int], letters: Path, count: int, folder: Path) -> None:
    print("\n| form | processes | letters a second | to one process | listing | reading | checking, joining | MB |")
    print("|---|---|---|---|---|---|---|---|")
    for form in forms:
        alone = 0.0
        for processes in jobs:
            out = folder / f"corpus-{processes}{form.suffix}"
            shares, taken = _run(form, processes, letters, out)
            rate = count / taken
            alone = alone or rate
            print(
                f"| {form.suffix} | {processes} | {rate:,.0f} | {rate / alone:.2f} | {shares['Listing'] / taken:.0%} | "
                f"{shares['Reading'] / taken:.0%} | {(shares['Checking'] + shares['Joining']) / taken:.0%} | "
                f"{out.stat().st_size / 1e6:,.0f} |",
                flush=True,
            )
            out.unlink()


def _run(form: Form, processes: int, letters: Path, out: Path) -> tuple[dict[str, float], float]:
    """How long each stage took, and all of them together."""
    shares = dict.fromkeys(("Listing", "Reading", "Checking", "Joining"), 0.0)
    stage, since = "", time.perf_counter()
    began = since

    def tell(now: Progress) -> None:
        nonlocal stage, since
        if now.stage != stage:
            if stage:
                shares[stage] += time.perf_counter() - since
            stage, since = now.stage, time.perf_counter()

    with Crew(processes) as crew:
        read_in_bulk([letters], out, form=form, engine=crew, tell=tell)
    shares[stage] += time.perf_counter() - since
    return shares, time.perf_counter() - began


def _memory(forms: list[Form], few: Path, all_letters: Path, count: int, folder: Path) -> None:
    print(f"\n| form | peak MB, {count // 10:,} letters | peak MB, {count:,} letters | ratio | allowed |")
    print("|---|---|---|---|---|")
    for form in forms:
        peaks = []
        for letters in (few, all_letters):
            out = folder / f"memory-{letters.name}{form.suffix}"
            peaks.append(peak_memory(letters, "--out", out, "--jobs", 2) / 1e6)
            out.unlink()
        print(f"| {form.suffix} | {peaks[0]:,.0f} | {peaks[1]:,.0f} | {peaks[1] / peaks[0]:.2f} | 1.2 |", flush=True)


if __name__ == "__main__":
    main()
