"""One published determination: as a page, and as the files that go with it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from openimr.analytics import topic_label
from openimr.corpus import cited_key, rows_of
from openimr.determination import DeterminedItem, LetterFormat, render_public_letter
from openimr.publication import PublicRecord, to_json
from openimr.search import SimilarItem
from openimr.store import figures, open_data
from openimr.store.desks import reading_desk
from openimr.store.files import StoredFiles
from openimr.store.search_index import indexed_revision, searchable
from openimr.vocabulary import Decision, NotFound
from openimr.web.door import DeskRequest, page
from openimr.web.letter_response import letter_response
from openimr.web.public.published import Published, published_row, shown, still_published
from openimr.web.public.record_page import topic_href, treatment_href
from openimr.wording import treatments
from openimr.workflow import SYSTEM

LETTERS = ("pdf", "txt")
SIMILAR = 5
MOST_COMPARED = 12
"""Similar items are looked for these many items of a letter; letters with more are rare, and the page stays quick."""


@dataclass(frozen=True, kw_only=True)
class CitedTopic:
    """A topic that an item's guideline block cites, and how many other determinations rest on it.

    `href` is its page, "" where no reviewer has cited it yet.
    """

    label: str
    href: str
    pages: str
    others: int | None


@dataclass(frozen=True, kw_only=True)
class ShownItem:
    """An item with what it is linked to."""

    item: DeterminedItem
    cited: tuple[CitedTopic, ...]
    administrator_cited: tuple[CitedTopic, ...]
    treatment_href: str
    similar: tuple[SimilarItem, ...]

    @property
    def similar_result(self) -> str:
        """How the similar items were decided: `4 upheld, 1 overturned`."""
        decisions = [each.row.decision for each in self.similar]
        return ", ".join(f"{decisions.count(kind)} {kind.lower()}" for kind in Decision if kind in decisions)


@page("decision")
def decision(request: DeskRequest, number: str) -> HttpResponse:
    """The determination to read: how it was made, the summary, each issue with its decision."""
    row = published_row(number)
    found = shown(row)
    indexed = indexed_revision()
    similar = _readable(_similar(number, row.revision, indexed), indexed)
    context = {
        "found": found,
        "determination": found.determination,
        "reviewer": found.determination.reviewer,
        "items": list(_items(found, similar)),
        "forms": [form for form in LETTERS if form == "txt" or f"public.{form}" in dict(found.letters)],
        "source": found.record.source,
        "leftovers": found.record.leftovers,
    }
    return render(request, "public/decision.html", context)


@page("decision_file")
def decision_file(request: DeskRequest, number: str, form: str) -> HttpResponse:
    """The public letter as PDF or text, or the record as JSON (`openimr/determination/1`)."""
    found = shown(published_row(number))
    if form == "json":
        body = json.dumps(to_json(found.record), indent=2, ensure_ascii=False)
        response = HttpResponse(body, content_type="application/json; charset=utf-8")
        response.headers["Content-Disposition"] = f'inline; filename="{found.number}.json"'
        return response
    sha256 = dict(found.letters).get(f"public.{form}") if form in LETTERS else None
    if sha256 is not None:
        return letter_response(StoredFiles().get(sha256), file_name=f"{found.number}.{form}")
    if form != "txt":
        raise NotFound("there is no such form of this determination.")
    # A record from elsewhere has no letter of ours; its text is written from what was read.
    text = render_public_letter(
        found.determination, letterhead=reading_desk(SYSTEM).letterhead, format=LetterFormat.TEXT
    )
    return letter_response(text, file_name=f"{found.number}.txt")


def _items(found: Published, similar: Mapping[int, tuple[SimilarItem, ...]]) -> Iterator[ShownItem]:
    letter: Any = to_json(found.record)
    counts = _letters_by_topic()
    own = {cited_key(each) for written in letter["items"] for each in written["reviewer_guideline"]["citations"]}
    for item, written in zip(found.items, letter["items"], strict=True):
        yield ShownItem(
            item=item,
            cited=tuple(_cited(written["reviewer_guideline"]["citations"], counts, own)),
            administrator_cited=tuple(_cited(written["claims_administrator_guideline"]["citations"], counts, own)),
            treatment_href=treatment_href(item.treatment) if item.treatment and item.treatment in treatments() else "",
            similar=similar.get(item.number, ()),
        )


def _cited(citations: Sequence[Mapping[str, Any]], counts: Mapping[str, int], own: set[str]) -> Iterator[CitedTopic]:
    """Each topic once, with all pages that are named of it; `own` are those that the letter itself rests on."""
    pages: dict[str, list[str]] = {}
    for citation in citations:
        pages.setdefault(cited_key(citation), []).extend(citation["pages"])
    for key, named in pages.items():
        others = counts.get(key)
        yield CitedTopic(
            label=topic_label(key),
            href=topic_href(key) if key in counts else "",
            pages=", ".join(dict.fromkeys(named)),
            others=None if others is None else others - (key in own),
        )


def _letters_by_topic() -> Mapping[str, int]:
    """How many determinations rest on each topic; nothing while it is not counted."""
    made = open_data.current()
    return _counted_in(made.figures) if made and figures.overview_in(made.figures) else {}


@lru_cache(maxsize=2)
def _counted_in(path: Path) -> Mapping[str, int]:
    found = figures.overview_in(path)
    return {row.key: row.letters for row in found.by_topic.rows} if found else {}


@lru_cache(maxsize=256)
def _similar(number: str, revision: int, indexed: int) -> Mapping[int, tuple[SimilarItem, ...]]:
    """The past items most alike to each item, of other determinations. They stay until either of the two changes."""
    index = searchable()
    if index is None:
        return {}
    rows = rows_of(_record(number))[:MOST_COMPARED]
    return {
        row.number: tuple(
            each for each in index.similar(row, limit=2 * SIMILAR).items if each.row.case_number != number
        )
        for row in rows
    }


def _record(number: str) -> PublicRecord:
    return shown(published_row(number)).record


def _readable(similar: Mapping[int, tuple[SimilarItem, ...]], indexed: int) -> Mapping[int, tuple[SimilarItem, ...]]:
    """Without those that were withdrawn or changed since the index heard of them."""
    readable = still_published({each.row.case_number for found in similar.values() for each in found}, as_of=indexed)
    return {
        item: tuple(each for each in found if each.row.case_number in readable)[:SIMILAR]
        for item, found in similar.items()
    }
