"""From a file to its facts: `python -m benchmarks.file_to_facts [--pages N]`.

A generated upload of born-digital pages is read, divided into its records, rid of copies, and searched for every fact
of the vocabulary and for its course over time, each stage timed, beside bare text extraction of the same file in the
same run.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pypdfium2
import typst
from tests.builders.generated_uploads import TUNED, an_upload

from openimr.casefile import (
    CaseFile,
    Document,
    by_parts,
    copies_in,
    course_of,
    documents_in,
    find_facts,
    read_file,
    with_copies,
    without_copies,
)
from openimr.vocabulary import DisputedItem

T = TypeVar("T")
PAGE = """#set page(margin: 1.5cm)
#set text(size: 8pt)
#for (n, page) in json(bytes(sys.inputs.pages)).enumerate() {
  if n > 0 { pagebreak() }
  raw(page)
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1_000)
    pages = parser.parse_args().pages
    texts = [page.text for page in an_upload(TUNED, seed=4610, documents=max(2, pages // 15), pages=pages).pages]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload.pdf"
        path.write_bytes(
            typst.compile(PAGE.encode(), sys_inputs={"pages": json.dumps(texts)}, ignore_system_fonts=True)
        )
        bare, length = timed(lambda: bare_text(path))
        reading, read = timed(lambda: read_file(path))
        dividing, parts = timed(lambda: documents_in(read.pages))
        whole = CaseFile(
            documents=(Document(id="r1", name="upload", page_count=len(read.pages), pages=read.pages, parts=parts),)
        )
        copying, copies = timed(lambda: copies_in(by_parts(whole)))
        items = (DisputedItem(number=1, text="Physical therapy, 12 visits, cervical spine"),)

        def find() -> int:
            file = by_parts(whole)
            found = find_facts(without_copies(file, copies), as_of=None, items=items)
            return sum(bool(fact.evidence) for fact in with_copies(found, file, copies).values())

        finding, facts = timed(find)
        telling, course = timed(lambda: course_of(by_parts(whole), copies=copies))
    rows = sum(len(drug.mentions) for drug in course.medications) + sum(len(each.told) for each in course.visits)
    rows += len(course.work) + len(course.pain) + len(course.measures) + len(course.parts)
    total = reading + dividing + copying + finding + telling
    print(
        f"{len(read.pages):,} pages, {length:,} characters, {len(parts)} records, {facts} facts with evidence, "
        f"{rows} rows of the course\n"
    )
    print("| stage | seconds | to bare extraction |\n|---|---|---|")
    stages = {
        "read": reading,
        "divide into records": dividing,
        "find copies": copying,
        "find facts": finding,
        "tell the course": telling,
        "all": total,
        "bare pypdfium2": bare,
    }
    for name, seconds in stages.items():
        print(f"| {name} | {seconds:.2f} | {seconds / bare:.1f} |")


def bare_text(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as pdf:
        return sum(len(page.get_textpage().get_text_range()) for page in pdf)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    began = time.perf_counter()
    made = work()
    return time.perf_counter() - began, made


if __name__ == "__main__":
    main()
