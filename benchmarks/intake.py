"""How fast and how lean papers are read: `python -m benchmarks.intake [--pages N] [--scans N]`.

A file with text is generated, then read by `read_file` and, beside it in the same run, by bare pypdfium2 in one
process. Scans are recognized one by one. Memory is the peak of a fresh process and of the limited one that it starts,
for N pages and for ten times as many, read as a stream (`page_texts`) and as a whole (`read_file`).
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import typst
from tests.builders.odd_files import a_scan_of, a_sheet

from openimr.casefile import page_texts, read_file

ROUNDS = 3
LINES = 45
SHEETS = 100
SENTENCE = "The patient reports neck pain of {n} out of 10 and has completed {n} visits of physical therapy."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1_000)
    parser.add_argument("--scans", type=int, default=5)
    parser.add_argument("--memory-of", nargs=2, metavar=("HOW", "FILE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.memory_of:
        memory_here(*asked.memory_of)
        return
    with tempfile.TemporaryDirectory() as folder:
        speed(Path(folder), asked.pages)
        scans(Path(folder), asked.scans)
        memory(Path(folder), asked.pages)


def speed(folder: Path, pages: int) -> None:
    path = folder / f"{pages}.pdf"
    path.write_bytes(a_long_pdf(pages))
    ours = best(lambda: read_file(path))
    streamed = best(lambda: sum(1 for _ in page_texts(path)))
    bare = best(lambda: bare_text(path))
    print(f"| {pages:,} pages of text | seconds | pages/s |\n|---|---|---|")
    for name, seconds in (("read_file", ours), ("page_texts", streamed), ("bare pypdfium2", bare)):
        print(f"| {name} | {seconds:.2f} | {pages / seconds:,.0f} |")


def scans(folder: Path, count: int) -> None:
    if not shutil.which("tesseract"):
        print("\ntesseract is not installed: no scan was recognized")
        return
    times = []
    for number in range(count):
        path = folder / f"scan-{number}.pdf"
        lines = [SENTENCE.format(n=n % 9 + 1)[:60] for n in range(number, number + 22)]
        path.write_bytes(a_scan_of(a_sheet(*lines)))
        began = time.perf_counter()
        assert read_file(path).pages[0].quality > 0.5
        times.append(time.perf_counter() - began)
    print(f"\nscans: {statistics.median(times):.2f} s a page (median of {count}, drawing included)")


def memory(folder: Path, pages: int) -> None:
    small, large = folder / f"{pages}.pdf", folder / f"{pages * 10}.pdf"
    large.write_bytes(a_long_pdf(pages * 10))
    print(f"\n| peak memory | {pages:,} pages, MB | {pages * 10:,} pages, MB | ratio |\n|---|---|---|---|")
    for how in ("page_texts", "read_file"):
        own, reader = zip(*(measured(how, path) for path in (small, large)), strict=True)
        for name, (few, many) in ((f"{how}, caller", own), (f"{how}, limited process", reader)):
            print(f"| {name} | {few:.0f} | {many:.0f} | {many / few:.2f} |")


def measured(how: str, path: Path) -> tuple[float, float]:
    """Peak megabytes of a fresh process that reads the file, and of the limited process below it."""
    command = [sys.executable, "-m", "benchmarks.intake", "--memory-of", how, str(path)]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
    return float(said[0]), float(said[1])


def memory_here(how: str, path: str) -> None:
    Path("/proc/self/clear_refs").write_text("5")  # the peak of the process that started this one is no peak of this
    if how == "page_texts":
        assert sum(1 for page in page_texts(Path(path)) if page.text)
    else:
        assert read_file(Path(path)).pages
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    print(int(peak.split()[1]) / 1_000, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1_000)


def bare_text(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as pdf:
        return sum(len(page.get_textpage().get_text_range()) for page in pdf)


def best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def a_long_pdf(pages: int) -> bytes:
    """A born-digital file; its first hundred pages come again and again, each with content of its own in the file."""
    line = SENTENCE.format(n="#calc.rem(n, 9)")
    source = f"""#set page(margin: 2cm)
#set text(size: 9pt)
#for n in range({min(pages, SHEETS)}) {{
  [Page #(n + 1) of the file \\ ]
  for k in range({LINES}) [{line} \\ ]
  if n + 1 < {min(pages, SHEETS)} {{ pagebreak() }}
}}"""
    sheets = bytes(typst.compile(source.encode(), ignore_system_fonts=True))
    out = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages // SHEETS):
            with pikepdf.open(BytesIO(sheets)) as more:
                pdf.pages.extend(more.pages)
        pdf.save(out)
    return out.getvalue()


if __name__ == "__main__":
    main()
