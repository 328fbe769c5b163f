"""The middle of the workbench by itself: which page is shown, who looked at it, and what stands around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from openimr.store.audit import log_view
from openimr.store.desks import actor_of, open_desk
from openimr.store.working_papers import PageNote, WorkingPapers
from openimr.vocabulary import CaseNumber
from openimr.web.door import DeskRequest, desk_of, now
from openimr.web.reviewer.file_guide import FileGuide, remembered_guide
from openimr.web.reviewer.file_search import Search, concept_in, search_in
from openimr.web.reviewer.look import Look
from openimr.web.reviewer.page_numbers import PageNumbers
from openimr.web.reviewer.reading_marks import ended_by, read_by_reviewer
from openimr.web.reviewer.record_pane import Known, Papers, RecordPane, record_pane
from openimr.web.reviewer.zoom import zoom_of
from openimr.workflow import Case, Desk, copies_of, facts_of, mark_read, open_record


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a person searches for: words, or the places of a concept, and which hit is to be shown."""

    words: str = ""
    concept: str = ""
    hit: str = ""
    go: int = 0
    """The page of the file that was turned to while the search stands; 0 where a hit is to be shown."""

    def search(self, desk: Desk, case: Case, pages: PageNumbers, guide: FileGuide) -> Search | None:
        """What was found; None where nothing is searched for."""
        found = self._found(desk, case, pages, guide)
        return found.on_page(self.go) if found and self.go else found

    def _found(self, desk: Desk, case: Case, pages: PageNumbers, guide: FileGuide) -> Search | None:
        if self.concept and (label := guide.label_of(self.concept)):
            return concept_in(desk.case_file(case), facts_of(desk, case), pages, self.concept, label, self.hit)
        if self.words.strip():
            return search_in(desk.case_file(case), pages, self.words, self.hit)
        return None


NOTHING = Asked()


def asked_in(posted: Mapping[str, str], *, go: int = 0) -> Asked:
    """The search that a form asks for, with the page that was turned to; its words never stand in an address."""
    return Asked(
        words=posted.get("words", ""), concept=posted.get("concept", "")[:80], hit=posted.get("hit", ""), go=go
    )


def papers_of(request: DeskRequest, case_number: str) -> WorkingPapers:
    """The working papers of whoever asks."""
    return WorkingPapers(case_number=case_number, reviewer=request.person.pseudonym)


def last_place(request: DeskRequest, look: Look) -> Look:
    """The look at the page where the reviewer left off, for somebody who opens the case and names no page."""
    place = papers_of(request, look.case_number).place()
    return replace(look, record=place[0], page=place[1]) if place else look


def placed(look: Look, pages: PageNumbers, first: tuple[str, int] | None, search: Search | None) -> Look:
    """The look with a page in the middle: the hit, the one asked for, the first finding, or the first page."""
    if search and search.hit:
        return look.at(search.hit.place.document.id, search.hit.place.page)
    asked = pages.numbered(look.go) if look.go else None
    if asked is None and look.record:
        asked = pages.place(look.record, look.page)
    if asked is None and first:
        asked = pages.place(*first)
    if asked is None and pages.places:
        asked = pages.places[0]
    beside = look.beside if look.beside and pages.place(*look.beside) else None
    look = replace(look, beside=beside, go=0)
    return replace(look, record=asked.document.id, page=asked.page) if asked else replace(look, record="")


def looked_at(request: DeskRequest, case: Case, look: Look, pages: PageNumbers, search: Search | None = None) -> Case:
    """The case once what is shown counts as opened, and as read where it ends a record.

    The look is logged, and the place remembered. Hits show words of many pages, so that a search is a look at the file.
    """
    if search and search.hits:
        log_view(actor_of(request.person), case.number, f"{len(search.hits)} hits of a search in the file", at=now())
    if not look.record:
        return case
    actor = actor_of(request.person)
    with open_desk(actor) as steps:
        for record_id, page in [(look.record, look.page), *([look.beside] if look.beside else [])]:
            record = case.record(record_id)
            if record is not None and not record.is_opened:
                open_record(steps, case_number=case.number, record_id=record_id)
                case = steps.cases.get(case.number)
            place = pages.place(record_id, page)
            part = ended_by(place) if place else None
            if part and not read_by_reviewer(case)(record_id, part):
                mark_read(
                    steps,
                    case_number=case.number,
                    record_id=record_id,
                    first_page=part.first_page,
                    last_page=part.last_page,
                )
                case = steps.cases.get(case.number)
            log_view(actor, case.number, f"{record_id}, page {page}", at=now())
        papers_of(request, look.case_number).go_to(look.record, look.page)
    return case


def middle_of(
    request: DeskRequest,
    case: Case,
    look: Look,
    pages: PageNumbers,
    guide: FileGuide,
    search: Search | None,
    *,
    typed: PageNote | None = None,
) -> RecordPane:
    """The pane for a page that counts as looked at."""
    kept = papers_of(request, look.case_number)
    papers = Papers(notes=kept.notes(), here=kept.note(look.record, look.page), typed=typed) if look.record else None
    known = Known(
        opened=frozenset(record.id for record in case.records if record.is_opened),
        is_read=read_by_reviewer(case),
        copies=copies_of(desk_of(request), case),
    )
    return record_pane(look, pages, guide, known, zoom=zoom_of(request, look.case_number), papers=papers, search=search)


def turned_page(request: DeskRequest, look: Look, asked: Asked) -> dict[str, Any] | None:
    """The context of the middle alone, for a page of a record that is open already.

    None where opening the page changes the rest of the workbench too, so that all of it has to be shown.
    """
    desk, number = desk_of(request), CaseNumber(look.case_number)
    case = desk.cases.get(number)
    pages = PageNumbers.of(desk.case_file(case))
    guide = remembered_guide(desk, number, look)
    search = asked.search(desk, case, pages, guide)
    look = placed(look, pages, None, search)
    shown = [look.record, *([look.beside[0]] if look.beside else [])]
    if not all((record := case.record(record_id)) and record.is_opened for record_id in shown):
        return None
    case = looked_at(request, case, look, pages, search)
    return {"case": case, "look": look, "record": middle_of(request, case, look, pages, guide, search)}
