"""How soon page 1,400 of a file of 2,000 pages is there: `python -m benchmarks.viewer`.

Writes a born-digital PDF of invented notes, brings it into a case by the steps that a real one takes, and opens a page
as its reviewer. A first answer reads and draws the page; a second finds both kept. Beside it stands what the PDF
library alone takes for the same pages, in a process that runs already and with nothing to stop a hostile file.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

WANTED_S = 1.0
ROUNDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--page", type=int, default=1_400)
    parser.add_argument("--home", type=Path, help="a folder that is kept, so that a second run need not read again")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = asked.home or Path(folder)
        home.mkdir(parents=True, exist_ok=True)
        os.environ.update(
            OPENIMR_HOME=str(home),
            OPENIMR_DEMO="1",
            OPENIMR_CLOCK="2015-03-10T09:00:00-07:00",
            OPENIMR_HOSTS="testserver",
            DJANGO_SETTINGS_MODULE="openimr.store.django_settings",
        )
        os.environ.pop("DATABASE_URL", None)
        from openimr.store.prepare import prepare

        prepare()
        number = _case(asked.pages)
        _report(number, asked.page, asked.pages)


def _case(pages: int) -> str:
    """A case in review whose one record has so many pages."""
    from tests.builders.cases import a_case_at
    from tests.builders.long_records import a_long_pdf

    from openimr.store.models import CaseRow
    from openimr.workflow import State

    known = CaseRow.objects.filter(page_count=pages, state=State.IN_REVIEW.value).first()
    if known:
        return known.number
    began = time.perf_counter()
    number = a_case_at(State.IN_REVIEW, note=a_long_pdf(pages))
    print(f"{pages:,} pages were read, with their facts and chronology, in {time.perf_counter() - began:,.0f} s.\n")
    return str(number)


def _report(number: str, page: int, pages: int) -> None:
    from django.test import Client
    from tests.builders.cases import a_reviewer_person

    from openimr.store.cases import StoredCases
    from openimr.store.drawn_pages import SIZES
    from openimr.store.files import StoredFiles
    from openimr.vocabulary import CaseNumber

    client = Client()
    client.force_login(a_reviewer_person())
    sha256 = StoredCases().get(CaseNumber(number)).records[0].sha256
    bench, turned = f"/reviews/{number}?item=1&record=r1&page=", {"HX-Request": "true", "HX-Target": "record"}
    picture = f"/reviews/{number}/records/r1/"

    def whole(at: int) -> None:
        assert client.get(f"{bench}{at}").status_code == 200

    def part(at: int) -> None:
        assert client.get(f"{bench}{at}", headers=turned).status_code == 200

    def drawn(at: int) -> None:
        assert client.get(f"{picture}{at}.png").status_code == 200

    def thumb(at: int) -> None:
        assert client.get(f"{picture}{at}.png?size=thumb").status_code == 200

    whole(1)  # compiles the templates
    part(1)
    lines = [("the whole workbench", whole), ("the page turned within it", part)]
    lines += [("its picture", drawn), ("its thumbnail", thumb)]
    print(f"| page {page:,} of {pages:,} | first time, ms | again, ms | of the {WANTED_S:.0f} s allowed, first time |")
    print("|---|---|---|---|")
    for at, (name, ask) in enumerate(lines):
        # Each line has pages of its own, which nobody has asked for before.
        first = [_timed(ask, page + len(lines) * turn + at) for turn in range(ROUNDS)]
        again = [_timed(ask, page + len(lines) * turn + at) for turn in range(ROUNDS)]
        shown, kept = statistics.median(first), statistics.median(again)
        print(f"| {name} | {shown * 1000:.0f} | {kept * 1000:.0f} | {shown / WANTED_S:.0%} |")
    path = StoredFiles().path(sha256)
    bare = statistics.median(_bare(path, page + turn, SIZES["page"]) for turn in range(ROUNDS))
    print(f"| pypdfium2 alone: open, draw the page, no PNG | {bare * 1000:.0f} | | |")
    words = statistics.median(_bare_text(path, page + turn) for turn in range(ROUNDS))
    print(f"| pypdfium2 alone: open, text of the page | {words * 1000:.0f} | | |")


def _timed(ask: Callable[[int], None], at: int) -> float:
    began = time.perf_counter()
    ask(at)
    return time.perf_counter() - began


def _bare(path: Path, page: int, scale: float) -> float:
    import pypdfium2

    began = time.perf_counter()
    with pypdfium2.PdfDocument(path) as pdf:
        pdf[page - 1].render(scale=scale)
    return time.perf_counter() - began


def _bare_text(path: Path, page: int) -> float:
    import pypdfium2

    began = time.perf_counter()
    with pypdfium2.PdfDocument(path) as pdf:
        pdf[page - 1].get_textpage().get_text_range()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
