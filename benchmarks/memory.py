"""Whether memory stays bounded however long a record is: `python -m benchmarks.memory [--pages N] [--notes FILE]`.

A born-digital upload of N pages of invented records, and one of ten times as many, is sent to a case in a fresh store.
With `--notes` the pages are made of the lines of real sample notes instead, drawn anew for each page.
The worker's job is then done in fresh processes, and the peak of each is told (VmHWM): reading and entering the record,
then each stage that makes facts of it. Beside them stands what a process of the worker takes before it does anything,
and how many seconds each took. The limited process that opens the file is measured by `benchmarks.intake`.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from random import Random

TIMES = 10
SET_AT_ONCE = 500
LINES = 25
NOTES = "OPENIMR_BENCHMARK_NOTES"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1_000)
    parser.add_argument("--home", type=Path, help="a folder that is kept, with the two stores in it")
    parser.add_argument("--notes", type=Path, help="the sample notes, data/mtsamples/mtsamples_200.csv.gz")
    parser.add_argument("--stage", nargs=2, metavar=("STAGE", "NUMBER"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.stage:
        stage_here(*asked.stage)
        return
    if asked.notes:
        os.environ[NOTES] = str(asked.notes.resolve())
    with tempfile.TemporaryDirectory() as folder:
        few, many = (measured(asked.home or Path(folder), pages) for pages in (asked.pages, asked.pages * TIMES))
    print(f"| peak memory | {asked.pages:,} pages, MB | {asked.pages * TIMES:,} pages, MB | ratio | seconds, longer |")
    print("|---|---|---|---|---|")
    for name, (less, _) in few.items():
        more, seconds = many[name]
        print(f"| {name} | {less:.0f} | {more:.0f} | {more / less:.2f} | {seconds:.1f} |")


def measured(home: Path, pages: int) -> dict[str, tuple[float, float]]:
    """Peak megabytes and seconds of each stage over one record of so many pages, each in a process of its own."""
    home = home / str(pages)
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update(
        OPENIMR_HOME=str(home),
        OPENIMR_DEMO="1",
        OPENIMR_CLOCK="2015-03-10T09:00:00-07:00",
        DJANGO_SETTINGS_MODULE="openimr.store.django_settings",
    )
    os.environ.pop("DATABASE_URL", None)
    number = asked("fill", str(pages))["number"]
    found = {}
    for name in STAGES:
        said = asked(name, number)
        found[name] = (float(said["peak"]), float(said["seconds"]))
    return found


def asked(stage: str, number: str) -> dict[str, str]:
    command = [sys.executable, "-m", "benchmarks.memory", "--stage", stage, number]
    said = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    answer: dict[str, str] = json.loads(said.splitlines()[-1])
    return answer


def stage_here(stage: str, number: str) -> None:
    Path("/proc/self/clear_refs").write_text("5")  # the peak of the process that started this one is no peak of this
    from openimr.store.prepare import prepare, set_up_django

    if stage == "fill":
        prepare()
        print(json.dumps({"number": filled(int(number))}))
        return
    set_up_django()
    from openimr.vocabulary import CaseNumber

    began = time.perf_counter()
    STAGES[stage](CaseNumber(number))
    print(json.dumps({"peak": peak(), "seconds": time.perf_counter() - began}))


def filled(pages: int) -> str:
    """A case whose one record waits to be read."""
    from tests.builders.cases import a_case_at, a_person

    from openimr.store.desks import actor_of, open_desk
    from openimr.vocabulary import Role
    from openimr.workflow import State, add_record

    texts = pages_of_notes(pages) if NOTES in os.environ else generated_pages(pages)
    assert len(texts) == pages
    content = a_pdf_of(texts)
    number = a_case_at(State.RECORDS_PENDING)
    with open_desk(actor_of(a_person(Role.INTAKE))) as desk:
        add_record(desk, case_number=number, name="All records", content=content)
    return str(number)


def generated_pages(pages: int) -> list[str]:
    from tests.builders.generated_uploads import TUNED, an_upload

    upload = an_upload(TUNED, seed=4610, documents=pages // 5, pages=pages * 2)
    return [page.text for page in upload.pages[:pages]]


def pages_of_notes(pages: int) -> list[str]:
    """Pages as long as those of a note, of sentences of real notes in an order that no other page has."""
    with gzip.open(os.environ[NOTES], "rt", encoding="utf-8", newline="") as file:
        notes = "\n".join(row["text"] for row in csv.DictReader(file))
    sentences = [said for said in re.split(r"(?<=[.:,])\s+", notes) if 20 < len(said) < 200]
    rng = Random(4610)
    return ["\n".join(rng.choice(sentences) for _ in range(LINES)) for _ in range(pages)]


def a_pdf_of(texts: Sequence[str]) -> bytes:
    """A born-digital PDF with a page for each text; it is set in parts, for the typesetter has no bound of its own."""
    import pikepdf
    import typst
    from benchmarks.file_to_facts import PAGE

    out = BytesIO()
    with pikepdf.new() as pdf:
        for at in range(0, len(texts), SET_AT_ONCE):
            inputs = {"pages": json.dumps(texts[at : at + SET_AT_ONCE])}
            part = bytes(typst.compile(PAGE.encode(), sys_inputs=inputs, ignore_system_fonts=True))
            with pikepdf.open(BytesIO(part)) as more:
                pdf.pages.extend(more.pages)
        pdf.save(out)
    return out.getvalue()


def nothing(_: object) -> None:
    """What a process takes that has loaded all code and every rule, and found the facts of a page of no words."""
    from openimr.casefile import CaseFile, Document, Page, find_facts
    from openimr.store import jobs

    assert jobs.read_stored_record
    find_facts(
        CaseFile(documents=(Document(id="r1", name="", pages=(Page(number=1, text="Neck pain."),)),)), as_of=None
    )


def read_and_enter(number: object) -> None:
    from openimr.store.jobs import enter_reading

    assert enter_reading(number, "r1")  # type: ignore[arg-type]


def over_the_case(name: str, number: object) -> None:
    from openimr import workflow
    from openimr.store.desks import reading_desk

    desk = reading_desk(workflow.SYSTEM)
    find: Callable[..., object] = getattr(workflow, name)
    assert find(desk, desk.cases.get(number))  # type: ignore[arg-type]


STAGES: dict[str, Callable[[object], None]] = {
    "before it begins": nothing,
    "read and enter": read_and_enter,
    "find copies": partial(over_the_case, "copies_of"),
    "find facts": partial(over_the_case, "facts_of"),
    "chronology": partial(over_the_case, "chronology_of"),
    "course": partial(over_the_case, "course_of"),
}


def peak() -> float:
    """The most megabytes that this process has held."""
    told = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(told.split()[1]) / 1_000


if __name__ == "__main__":
    main()
