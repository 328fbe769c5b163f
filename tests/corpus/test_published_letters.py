"""The 66 letters of 2016 and 2017 with gold labels, in every shape in which their text comes: every field, exactly."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from openimr.corpus import pdf_text, read_letter
from openimr.determination import Determination
from tests.conftest import missing

pytestmark = pytest.mark.shared

DATES = ("date_assigned", "date_of_injury", "decision_date", "ur_denial_date", "application_received")
FLOOR = 1.0
"""The share of every field that must be exact; reached for all of them, so that any loss shows."""
FLOOR_OF_PLAIN = 0.995
"""Plain `pdftotext` drops hyphens at the ends of lines. Not every word tells where one stood."""


def stored(path: Path) -> str:
    return (path.parents[1] / "txt" / f"{path.stem}.txt").read_text("utf-8")


def page_text(path: Path) -> str:
    return pdf_text(path.read_bytes())


def bare_page_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def pdftotext(*options: str) -> Callable[[Path], str]:
    def text_of(path: Path) -> str:
        if shutil.which("pdftotext") is None:
            missing("pdftotext")
        return subprocess.run(["pdftotext", *options, path, "-"], capture_output=True, check=True).stdout.decode()

    return text_of


def joined(letter: str) -> str:
    """One line for each paragraph; a page joins the next within its line where the print does not part them."""
    text = letter.replace("\n\f", "\n").replace("\f", "")
    return "\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


SHAPES: dict[str, Callable[[Path], str]] = {
    "stored text, doubled newlines": stored,
    "stored text, CRLF": lambda path: stored(path).replace("\n", "\r\n"),
    "stored text, single newlines": lambda path: stored(path).replace("\n\n", "\n"),
    "stored text, no empty lines": lambda path: re.sub(r"\n\s*\n", "\n", stored(path)),
    "page text": page_text,
    "page text, no header": lambda path: page_text(path)[page_text(path).index("HOW THE IMR") :],
    "page text, no empty lines": lambda path: re.sub(r"\n\s*\n", "\n", page_text(path)),
    "page text, one line a paragraph": lambda path: joined(page_text(path)),
    "page text, ligatures": lambda path: page_text(path).replace("fi", "\ufb01").replace("fl", "\ufb02"),
    "bare page text of pypdfium2": bare_page_text,
    "pdftotext": pdftotext(),
    "pdftotext, no form feeds": lambda path: pdftotext()(path).replace("\f", ""),
    "pdftotext -layout": pdftotext("-layout"),
    "pdftotext -layout, no form feeds": lambda path: pdftotext("-layout")(path).replace("\f", ""),
    "pdftotext -raw": pdftotext("-raw"),
    "pdftotext -raw, no-break spaces": lambda path: pdftotext("-raw")(path).replace(" ", "\u00a0"),
    "pdftotext -raw, pages joined by an empty line": lambda path: pdftotext("-raw")(path).replace("\f", "\n"),
}


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, dict[str, object]]:
    lines = (shared / "data/wc_imr/gold.jsonl").read_text("utf-8").splitlines()
    return {value["case_number"]: collapsed(value) for value in map(json.loads, lines)}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_field_agrees_with_the_gold_labels(shared: Path, gold: dict[str, dict[str, object]], shape: str):
    right, all_ = Counter[str](), Counter[str]()
    for path in sorted((shared / "data/wc_imr/pdf").glob("*.pdf")):
        reading = read_letter(SHAPES[shape](path))
        assert reading.problems == ()
        assert reading.record.leftovers == ()
        expected = gold[path.stem]
        if "no header" in shape:
            expected = {**expected, "case_number": None, "priority": None, **dict.fromkeys(DATES)}
        for field, agrees in comparisons(with_paragraphs_joined(reading.record.determination), expected):
            all_[field] += 1
            right[field] += agrees
    print(f"\n{shape}: {right.total()} of {all_.total()}")
    print("\n".join(f"  {field:22}{right[field]:5} of {all_[field]}" for field in all_ if right[field] < all_[field]))
    assert all_["case_number"] == 66
    assert all_["request"] == 128
    assert all(right[field] == all_[field] for field in ("number of items", "request", "decision"))
    assert right.total() / all_.total() >= (FLOOR_OF_PLAIN if shape.partition(",")[0] == "pdftotext" else FLOOR)


def comparisons(determination: Determination, gold: dict[str, object]) -> Iterator[tuple[str, bool]]:
    reviewer = determination.reviewer
    yield "case_number", determination.case_number == gold["case_number"]
    for name in DATES:
        yield name, printed(getattr(determination, name)) == gold[name]
    yield "priority", determination.priority == gold["priority"]
    yield "licensure_states", list(reviewer.licensed_in) == gold["licensure_states"]
    yield "reviewer_specialty", ", ".join(reviewer.certifications) == gold["reviewer_specialty"]
    yield "clinical_summary", determination.clinical_summary == gold["clinical_summary"]
    issues = gold["issues"]
    assert isinstance(issues, list)
    yield "number of items", len(determination.items) == len(issues)
    for item, issue in zip(determination.items, issues, strict=False):
        yield "request", item.text == issue["request"]
        yield "decision", item.decision == issue["decision"]
        yield (
            "administrator's basis",
            item.claims_administrator_guideline.text == issue["claims_administrator_guideline"],
        )
        yield "reviewer's basis", item.reviewer_guideline.text == issue["maximus_guideline"]
        yield "rationale", item.rationale == issue["rationale"]
        portion = issue["reviewed_portion"] if issue["partial_ur_authorization"] else None
        yield "reviewed_portion", item.reviewed_portion == portion


def collapsed(value):
    """A value of the labels with every run of white space made one blank."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [collapsed(part) for part in value]
    if isinstance(value, dict):
        return {name: collapsed(part) for name, part in value.items()}
    return value


def with_paragraphs_joined(determination: Determination) -> Determination:
    items = tuple(replace(item, rationale=" ".join(item.rationale.split())) for item in determination.items)
    return replace(determination, clinical_summary=" ".join(determination.clinical_summary.split()), items=items)


def printed(day: date | None) -> str | None:
    return f"{day:%m/%d/%Y}" if day else None
