"""A corpus of invented letters in ZIP archives: `python -m benchmarks.generated_letters N OUTDIR [--seed S] [--pdf M]`.

The archives hold 10,000 text letters each, with a few duplicates and broken files among them; `--pdf` adds as many
letters as PDF. The same numbers and seed give the same letters. What they say is in tests/builders.
"""

from __future__ import annotations

import argparse
import os
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.builders.generated_letters import generated_letter, write_archive

AN_ARCHIVE = 10_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("letters", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pdf", type=int, default=0, metavar="M", help="so many letters as PDF besides")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    chosen = parser.parse_args()
    began = time.perf_counter()
    generate(chosen.letters, chosen.folder, seed=chosen.seed, jobs=chosen.jobs)
    taken = time.perf_counter() - began
    print(f"{chosen.letters:,} letters, {chosen.letters / taken / chosen.jobs:,.0f} a second and core")
    for number in range(chosen.pdf):
        write_pdf(number, chosen.folder, seed=chosen.seed)


def generate(letters: int, folder: Path, *, seed: int = 1, jobs: int = 1) -> None:
    """Write the letters into archives in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    starts = range(0, letters, AN_ARCHIVE)
    if jobs == 1 or len(starts) == 1:
        for start in starts:
            _archive(start, letters, folder, seed)
        return
    with ProcessPoolExecutor(jobs) as pool:
        for done in [pool.submit(_archive, start, letters, folder, seed) for start in starts]:
            done.result()


def write_pdf(number: int, folder: Path, *, seed: int = 1) -> None:
    """Write one letter as a tagged PDF, as OpenIMR prints it."""
    from openimr.corpus import read_letter
    from openimr.determination import Letterhead
    from openimr.determination.letter import LetterFormat, render_public_letter

    determination = read_letter(generated_letter(number, seed=seed + 1)).record.determination
    letterhead = Letterhead(organization="Example Review", address="12 Harbor Road\nTallow Bay")
    printed = render_public_letter(determination, letterhead=letterhead, format=LetterFormat.PDF)
    (folder / f"printed-{number:07}.pdf").write_bytes(printed)


def _archive(start: int, letters: int, folder: Path, seed: int) -> None:
    write_archive(str(folder / f"letters-{start:07}.zip"), start, min(AN_ARCHIVE, letters - start), seed=seed)


if __name__ == "__main__":
    main()
