"""The papers of the demo's cases, as the PDFs, scans and texts in which people send them."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import typst

from openimr.casefile import DocumentType, page_image
from openimr.vocabulary import Role

HERE = Path(__file__).parent
TEXTS = HERE / "texts"
NEXT_PAGE = "[next page]\n"

# About 150 dots an inch: enough to be recognized, small enough for a demo.
SCAN_SCALE = 150 / 72


@dataclass(frozen=True, kw_only=True)
class DemoPaper:
    """One record of a demo case: what a person would say of it, its text, and the form in which it is sent."""

    name: str
    text: str
    """The file below `texts`: letterhead, title, then blocks between empty lines."""
    type: DocumentType
    author: str
    dated: date
    sent_by: Role = Role.CLAIMS_ADMINISTRATOR
    as_: Literal["pdf", "text", "scan"] = "pdf"

    @cached_property
    def pages(self) -> tuple[str, ...]:
        return tuple((TEXTS / self.text).read_text(encoding="utf-8").split(NEXT_PAGE))

    @property
    def file_name(self) -> str:
        return f"{self.name}.{'txt' if self.as_ == 'text' else 'pdf'}"

    def content(self) -> bytes:
        """The bytes of the file that is sent. They are the same each time."""
        match self.as_:
            case "text":
                return "\f".join(self.pages).encode()
            case "scan":
                return scanned(paper_as_pdf(self), len(self.pages))
            case "pdf":
                return paper_as_pdf(self)


def paper_as_pdf(paper: DemoPaper) -> bytes:
    """The paper as a PDF with text, page for page as it was written."""
    organization, title, *_ = paper.pages[0].splitlines()
    pages = [list(blocks(page)) for page in paper.pages]
    pages[0] = list(blocks(paper.pages[0].split("\n", 2)[2]))
    shown = {"organization": organization, "title": title, "pages": pages}
    return compiled(HERE / "paper.typ", HERE, {"paper": json.dumps(shown)})


def blocks(page: str) -> Iterator[dict[str, Any]]:
    """The blocks of a page: headings (a line that ends with a colon), rows (columns two blanks apart), lines."""
    for block in re.split(r"\n\s*\n", page.strip()):
        lines = block.splitlines()
        if lines[0].endswith(":"):
            yield {"kind": "heading", "text": lines.pop(0)}
        cells = [re.split(r"\s{2,}", line.strip()) for line in lines]
        if cells and all(len(row) == len(cells[0]) > 1 for row in cells):
            yield {"kind": "rows", "rows": cells}
        elif lines:
            yield {"kind": "lines", "lines": lines}


def scanned(pdf: bytes, page_count: int) -> bytes:
    """A PDF that holds nothing but pictures of another one's pages, as an office scanner makes it."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        (desk / "sheet.pdf").write_bytes(pdf)
        for number in range(1, page_count + 1):
            picture = page_image(desk / "sheet.pdf", number, scale=SCAN_SCALE, grayscale=True)
            (desk / f"page-{number}.png").write_bytes(picture)
        (desk / "scan.typ").write_text((HERE / "scan.typ").read_text(encoding="utf-8"), encoding="utf-8")
        return compiled(desk / "scan.typ", desk, {"pages": str(page_count)})


def compiled(template: Path, root: Path, inputs: dict[str, str]) -> bytes:
    made: bytes = typst.compile(str(template), root=str(root), sys_inputs=inputs, ignore_system_fonts=True)
    return made
