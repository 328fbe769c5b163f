"""How many planted identifiers are found, and how many findings are false: `python benchmarks/redaction.py`.

The letters are those of tests/publication/seeded: `first` and `second` were used while the recognizers were written,
`held_out` was written after them, `clean` holds near misses and no identifier. An identifier counts as hidden where
every letter and digit of it lies under a certain finding, and as told where certain and suspected findings cover it.
A finding that touches no planted identifier is false. `--shared FOLDER` counts the findings in real letters beside
the project.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.builders.seeded_letters import Planted, SeededLetter, seeded_letters

from openimr.publication import Identifier, IdentifierClass, Profile, find_identifiers, redact
from openimr.publication.redaction import OWN, RECOGNIZERS
from openimr.publication.redaction.identifier import Recognizer
from openimr.publication.redaction.library import library

SETS: dict[str, tuple[Recognizer, ...]] = {
    "own and library": RECOGNIZERS,
    "own alone": OWN,
    "library alone": (library,),
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--shared", type=Path, help="a folder with wc_imr/txt, mtsamples and seeds")
    arguments.add_argument("--misses", action="store_true", help="list what was missed and what was false")
    given = arguments.parse_args()
    clean = seeded_letters("clean")
    for name, parts in (("development", ("first", "second")), ("held out", ("held_out",))):
        letters = [letter for part in parts for letter in seeded_letters(part)]
        for profile in Profile:
            table(name, letters, clean, profile)
            if given.misses:
                misses(letters, clean, profile)
    speed([*seeded_letters("first"), *clean])
    if given.shared:
        real(given.shared)


def table(name: str, letters: list[SeededLetter], clean: list[SeededLetter], profile: Profile) -> None:
    """Per class: planted, hidden, told, false findings in seeded and clean letters, and precision of the hiding."""
    print(f"\n### {name}, {profile}: {len(letters)} letters with planted identifiers, {len(clean)} without\n")
    print(
        "| class | planted | "
        + " | ".join(f"hidden: {which}" for which in SETS)
        + " | told | false hidden | false told | precision |"
    )
    print("|---|" + "---|" * (len(SETS) + 5))
    runs = {which: count(letters, clean, profile, recognizers) for which, recognizers in SETS.items()}
    totals: Counter[str] = Counter()
    for kind in IdentifierClass:
        full = runs["own and library"]
        planted, told = full["planted", kind], full["told", kind]
        false, doubtful, right = full["false", kind], full["doubtful", kind], full["right", kind]
        hidden = {which: run["hidden", kind] for which, run in runs.items()}
        totals.update(
            {"planted": planted, "told": told, "false": false, "doubtful": doubtful, "right": right, **hidden}
        )
        row(f"({kind.paragraph}) {kind}", planted, hidden, told, false, doubtful, right)
    row(
        "all",
        totals["planted"],
        {which: totals[which] for which in SETS},
        totals["told"],
        totals["false"],
        totals["doubtful"],
        totals["right"],
    )


def row(label: str, planted: int, hidden: dict[str, int], told: int, false: int, doubtful: int, right: int) -> None:
    shares = " | ".join(f"{found} ({found / planted:.0%})" if planted else "-" for found in hidden.values())
    precision = f"{right / (right + false):.0%}" if right + false else "-"
    print(f"| {label} | {planted} | {shares} | {told} | {false} | {doubtful} | {precision} |")


def count(
    letters: list[SeededLetter], clean: list[SeededLetter], profile: Profile, recognizers: Sequence[Recognizer]
) -> Counter[tuple[str, IdentifierClass]]:
    counted: Counter[tuple[str, IdentifierClass]] = Counter()
    for letter in (*letters, *clean):
        found = find_identifiers(letter.text, profile=profile, recognizers=recognizers)
        for planted in letter.planted:
            if planted.is_hidden_in(profile):
                counted["planted", planted.kind] += 1
                counted["hidden", planted.kind] += covers(
                    letter.text, planted, [one for one in found if one.is_certain]
                )
                counted["told", planted.kind] += covers(letter.text, planted, found)
        for one in found:
            touches = any(planted.start < one.span.end and one.span.start < planted.end for planted in letter.planted)
            word = "right" if touches and one.is_certain else "false" if one.is_certain else "doubtful"
            if not touches or one.is_certain:
                counted[word, one.kind] += 1
    return counted


# A title or a label that was planted with the name says nothing of who it is.
NO_SECRET = (
    "Mr.",
    "Mrs.",
    "Ms.",
    "Dr.",
    "Dr ",
    "Rev.",
    "MD",
    "PA-C",
    "Ph.D.",
    "DOB",
    "Date of birth",
    "SSN:",
    "Routing",
    "MAC",
    ", CA",
    "CA ",
    "of ",
    "and ",
    "Streets",
    "the ",
)


def covers(text: str, planted: Planted, found: Sequence[Identifier]) -> bool:
    """Whether findings lie over every letter and digit of a planted value."""
    under = {place for one in found for place in range(one.span.start, one.span.end)}
    for word in NO_SECRET:
        at = text.find(word, planted.start, planted.end)
        if at >= 0:
            under |= set(range(at, at + len(word)))
    return all(place in under for place in range(planted.start, planted.end) if text[place].isalnum())


def misses(letters: list[SeededLetter], clean: list[SeededLetter], profile: Profile) -> None:
    """What is not hidden, and what is hidden or told falsely; the letters are invented, so they may be printed."""
    for letter in (*letters, *clean):
        found = find_identifiers(letter.text, profile=profile)
        certain = [one for one in found if one.is_certain]
        for planted in letter.planted:
            if planted.is_hidden_in(profile) and not covers(letter.text, planted, certain):
                how = "told" if covers(letter.text, planted, found) else "missed"
                print(f"  {how}, {letter.title}, {planted.kind}: {around(letter.text, planted.start, planted.end)}")
        for one in found:
            if not any(planted.start < one.span.end and one.span.start < planted.end for planted in letter.planted):
                how = "false" if one.is_certain else "doubtful"
                print(f"  {how}, {letter.title}, {one.recognizer}: {around(letter.text, one.span.start, one.span.end)}")


def around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 25) : start]}>>{text[start:end]}<<{text[end : end + 15]}".replace("\n", " ")


def speed(letters: list[SeededLetter]) -> None:
    """Letters a second, with and without the library, and what it costs to start it."""
    started = [
        "import time; began = time.perf_counter(); from openimr.publication.redaction.library import _engine",
        "print(time.perf_counter() - began, end=' '); began = time.perf_counter(); _engine()",
        "print(time.perf_counter() - began)",
    ]
    ours, theirs = subprocess.run(
        [sys.executable, "-c", "; ".join(started)], check=True, capture_output=True, text=True
    ).stdout.split()
    print(
        f"\nimport of openimr.publication: {float(ours):.2f} s; first use of the library: {float(theirs):.2f} s more\n"
    )
    print("| recognizers | seeded and clean letters per second | characters per second |")
    print("|---|---|---|")
    for which, recognizers in SETS.items():
        began = time.perf_counter()
        for letter in letters:
            redact(letter.text, profile=Profile.SAFE_HARBOR, recognizers=recognizers)
        seconds = time.perf_counter() - began
        print(
            f"| {which} | {len(letters) / seconds:.0f} | {sum(len(letter.text) for letter in letters) / seconds:,.0f} |"
        )


def real(shared: Path) -> None:
    """Findings per class in real letters and notes, whose names were taken out before they were published."""
    with gzip.open(shared / "data/mtsamples/mtsamples_200.csv.gz", "rt", encoding="utf-8") as rows:
        notes = [line["text"] for line in csv.DictReader(rows)]
    texts = {
        "66 letters": [
            path.read_text("utf-8", "replace") for path in sorted((shared / "data/wc_imr/txt").glob("*.txt"))
        ],
        "5 seeds": [path.read_text("utf-8", "replace") for path in sorted((shared / "seeds").glob("*.txt"))],
        "200 notes": notes,
    }
    for name, several in texts.items():
        for profile in Profile:
            began = time.perf_counter()
            found = [one for text in several for one in find_identifiers(text, profile=profile)]
            seconds = time.perf_counter() - began
            certain = Counter(one.kind.value for one in found if one.is_certain)
            suspected = Counter(one.kind.value for one in found if not one.is_certain)
            print(f"\n{name}, {profile}: {len(several) / seconds:.0f} per second")
            print(f"certain {dict(certain)}; suspected {dict(suspected)}")


if __name__ == "__main__":
    main()
