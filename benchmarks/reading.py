"""How many letters a second one core reads, beside the cost of the least work: `python benchmarks/reading.py [FOLDER]`.

FOLDER holds letters as .txt and .pdf, each kind on its own or both; without it, letters are made: text of realistic
size, and PDFs by the desk's own renderer. Every way of reading goes once through all letters in each round, in turn,
so that a busy machine slows all of them; the ratios say more than the times, which are processor time.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pypdfium2

from openimr.corpus import pdf_text, read_letter

ROUNDS = 7
LETTERS = {".txt": 200, ".pdf": 20}
PASS = re.compile(r"\b(?P<label>[A-Z][\w ]{2,40}):\s+(?P<value>\S+)")
SAID = (
    "the notes of eight visits name no gain in strength or in hours worked and they set no aim for what is asked now "
    "guidelines advise exercise when a flare is new while function can be measured by reach grip walking distance load"
)


def main() -> None:
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        make_letters(Path(folder))
        measure(Path(folder))


def measure(folder: Path) -> None:
    texts, pdfs = (sorted(folder.rglob(f"*{suffix}")) for suffix in (".txt", ".pdf"))
    if texts:
        size = statistics.mean(len(path.read_text("utf-8", errors="replace")) for path in texts)
        report(
            f"{len(texts)} texts, {size:,.0f} characters on average",
            texts,
            {
                "read and decode the file": decoded,
                "and one pass of a regular expression": passed,
                "and `read_letter`": lambda path: read_letter(decoded(path)),
            },
        )
    if pdfs:
        size = statistics.mean(path.stat().st_size for path in pdfs)
        report(
            f"{len(pdfs)} PDFs, {size:,.0f} bytes on average",
            pdfs,
            {
                "bare text of pypdfium2": bare_text,
                "`pdf_text`": lambda path: pdf_text(path.read_bytes()),
                "`pdf_text` and `read_letter`": lambda path: read_letter(pdf_text(path.read_bytes())),
            },
        )


def report(what: str, paths: Sequence[Path], ways: dict[str, Callable[[Path], object]]) -> None:
    taken: dict[str, list[float]] = {way: [] for way in ways}
    for turn in range(ROUNDS + 1):
        for way, read in ways.items():
            began = time.process_time()
            for path in paths:
                read(path)
            if turn:  # the first round compiles patterns and fills caches
                taken[way].append((time.process_time() - began) / len(paths))
    medians = {way: statistics.median(times) for way, times in taken.items()}
    least = next(iter(medians.values()))
    print(f"\n{what}; one core, median of {ROUNDS} rounds\n")
    print("| work | letters a second | ms a letter | times the first |")
    print("|---|---|---|---|")
    for way, spent in medians.items():
        print(f"| {way} | {1 / spent:,.0f} | {spent * 1000:.2f} | {spent / least:.1f} |")


def decoded(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def passed(path: Path) -> int:
    return sum(1 for _ in PASS.finditer(decoded(path)))


def bare_text(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        return [page.get_textpage().get_text_range() for page in document]


def make_letters(folder: Path) -> None:
    """Letters with one to four items, always the same ones: the words mean nothing, sizes and shapes are real."""
    from openimr.determination import Letterhead
    from openimr.determination.letter import LetterFormat, render_public_letter

    chance = random.Random(3)
    letterhead = Letterhead(organization="Example Review")
    for suffix, count in LETTERS.items():
        for number in range(count):
            letter = render_public_letter(
                a_determination(chance, number), letterhead=letterhead, format=LetterFormat(suffix.removeprefix("."))
            )
            (folder / f"{number:04}{suffix}").write_bytes(letter)


def a_determination(chance: random.Random, number: int):
    from openimr.determination import Determination, DeterminedItem
    from openimr.vocabulary import CaseNumber, Decision, GuidelineBasis, Priority, Qualifications

    words = SAID.split()

    def sentences(length: int) -> str:
        return " ".join(f"{' '.join(chance.choices(words, k=14)).capitalize()}." for _ in range(length // 14))

    items = tuple(
        DeterminedItem(
            number=place,
            text=f"Physical therapy {place} times a week for the lumbar spine, {chance.randint(4, 24)} visits",
            decision=chance.choice([Decision.UPHELD, Decision.OVERTURNED]),
            claims_administrator_guideline=GuidelineBasis(text="Decision based on MTUS Low Back Complaints 2004."),
            reviewer_guideline=GuidelineBasis(text="Decision based on MTUS Chronic Pain Page(s): 98-99."),
            rationale=sentences(chance.randint(150, 300)),
        )
        for place in range(1, chance.randint(1, 4) + 1)
    )
    return Determination(
        case_number=CaseNumber(f"CM15-{number:07}"),
        priority=Priority.STANDARD,
        date_of_injury=date(2014, 5, 22),
        decision_date=date(2015, 3, 9),
        reviewer=Qualifications(certifications=("Occupational Medicine",), licensed_in=("California",)),
        clinical_summary=sentences(chance.randint(150, 350)),
        items=items,
    )


if __name__ == "__main__":
    main()
