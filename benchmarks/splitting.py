"""How well an upload is split: `python -m benchmarks.splitting [--uploads N] [--misses] [--notes TABLE]`.

Uploads of 60 records and about 900 pages are generated in two wordings (tests/builders/generated_uploads.py): the one
on which the signs were weighed, and one that was written before and only measured. A boundary counts where a record
begins on exactly that page; a type, a day and an author count where the part begins and ends on the right pages.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import random
import textwrap
import time
from collections import Counter
from pathlib import Path

from tests.builders.generated_uploads import HELD_OUT, TUNED, Upload, World, an_upload

from openimr.casefile import Page, documents_in


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--uploads", type=int, default=10)
    parser.add_argument("--misses", action="store_true", help="show the head of each page that was judged wrongly")
    parser.add_argument("--notes", type=Path, help="a table of real notes (csv.gz) to be put together, 60 at a time")
    asked = parser.parse_args()
    print("| wording | uploads | pages | boundaries | precision | recall | type | day | author | pages/s |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name, world in (("tuned", TUNED), ("held out", HELD_OUT)):
        measured(name, world, asked.uploads, show=asked.misses)
    if asked.notes:
        of_notes(asked.notes, asked.uploads)


def of_notes(table: Path, uploads: int) -> None:
    """Real notes one after the other, 50 lines a page: they bear a title and section headings, no day, name or head."""
    with gzip.open(table, "rt", encoding="utf-8", newline="") as file:
        notes = list(csv.DictReader(file))
    counts: Counter[str] = Counter()
    for seed in range(uploads):
        pages: list[Page] = []
        true: set[int] = set()
        for note in random.Random(seed).sample(notes, 60):
            true.add(len(pages) + 1)
            lines = [note["sample_name"], "", *(row for line in note["text"].splitlines() for row in in_rows(line))]
            for at in range(0, len(lines), 50):
                pages.append(Page(number=len(pages) + 1, text="\n".join(lines[at : at + 50])))
        found = {part.first_page for part in documents_in(pages)} - {1}
        true.discard(1)
        counts.update(pages=len(pages), true=len(true), found=len(found), right=len(true & found))
    precision, recall = counts["right"] / max(counts["found"], 1), counts["right"] / counts["true"]
    print(f"| notes | {uploads} | {counts['pages']:,} | {counts['true']:,} | {precision:.3f} | {recall:.3f} | | | | |")


def in_rows(line: str) -> list[str]:
    return textwrap.wrap(line, 95) or [""]


def measured(name: str, world: World, uploads: int, *, show: bool) -> None:
    counts: Counter[str] = Counter()
    seconds = 0.0
    for seed in range(uploads):
        upload = an_upload(world, seed=seed)
        began = time.perf_counter()
        parts = documents_in(upload.pages)
        seconds += time.perf_counter() - began
        true = {part.first_page: part for part in upload.parts if part.first_page > 1}
        found = {part.first_page: part for part in parts if part.first_page > 1}
        counts["pages"] += len(upload.pages)
        counts["true"] += len(true)
        counts["found"] += len(found)
        counts["right"] += len(true.keys() & found.keys())
        for first in true.keys() & found.keys():
            if true[first].last_page == found[first].last_page:
                counts["whole"] += 1
                counts["type"] += true[first].type is found[first].type
                counts["day"] += true[first].dated == found[first].dated
                counts["author"] += true[first].author == found[first].author
        if show and seed == 0:
            shown(upload, true.keys() ^ found.keys(), found.keys())
    whole = max(counts["whole"], 1)
    print(
        f"| {name} | {uploads} | {counts['pages']:,} | {counts['true']:,} | {counts['right'] / counts['found']:.3f}"
        f" | {counts['right'] / counts['true']:.3f} | {counts['type'] / whole:.3f} | {counts['day'] / whole:.3f}"
        f" | {counts['author'] / whole:.3f} | {counts['pages'] / seconds:,.0f} |"
    )


def shown(upload: Upload, wrong: set[int], found: object) -> None:
    for first in sorted(wrong):
        assert isinstance(found, type({}.keys()))
        print("too many" if first in found else "MISSED", first)
        print("   ", "\n    ".join(upload.pages[first - 2].text.splitlines()[-4:]))
        print("   -----")
        print("   ", "\n    ".join(upload.pages[first - 1].text.splitlines()[:9]))


if __name__ == "__main__":
    main()
