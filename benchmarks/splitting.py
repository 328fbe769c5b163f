"""How well an upload is split into its records: `python -m benchmarks.splitting [--uploads N] [--misses]`.

Uploads of 60 records and about 900 pages are generated in two wordings (tests/builders/generated_uploads.py): the one
on which the signs were weighed, and one that was written before and only measured. A boundary counts where a record
begins on exactly that page; a type, a day and an author count where the part begins and ends on the right pages.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter

from tests.builders.generated_uploads import HELD_OUT, TUNED, Upload, World, an_upload

from openimr.casefile import documents_in


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--uploads", type=int, default=10)
    parser.add_argument("--misses", action="store_true", help="show the head of each page that was judged wrongly")
    asked = parser.parse_args()
    print("| wording | uploads | pages | boundaries | precision | recall | type | day | author | pages/s |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name, world in (("tuned", TUNED), ("held out", HELD_OUT)):
        measured(name, world, asked.uploads, show=asked.misses)


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
