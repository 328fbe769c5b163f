"""Everything that the workbench shows, made from one review and from what the reviewer is looking at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from openimr.casefile import Evidence, by_parts, draft_summary
from openimr.clocks import legal_day
from openimr.determination import DeterminedItem, day_of_search, drafted_paragraphs, search_paragraph, suggest_basis
from openimr.store.access import case_for
from openimr.store.working_papers import PageNote
from openimr.vocabulary import CaseNumber, Decision, NotFound
from openimr.web.door import DeskRequest, desk_of, now
from openimr.web.reviewer.chronology_pane import AskedEvents, chronology_pane
from openimr.web.reviewer.criteria_pane import CriteriaPane, criteria_pane, first_place
from openimr.web.reviewer.draft_form import Typed, stored_in
from openimr.web.reviewer.evidence_form import EvidenceForm, evidence_form
from openimr.web.reviewer.file_guide import FileGuide, found_concepts, guide_of
from openimr.web.reviewer.items_pane import items_pane
from openimr.web.reviewer.look import SUMMARY, Look
from openimr.web.reviewer.page_numbers import PageNumbers
from openimr.web.reviewer.understood import topic_href, understood
from openimr.web.reviewer.viewer import NOTHING, Asked, looked_at, middle_of, placed
from openimr.web.time_left import clocks_began, time_left
from openimr.wording import read_citations
from openimr.workflow import Desk, Note, Review, chronology_of, review_of


@dataclass(frozen=True, kw_only=True)
class Clash:
    """Another window has saved other words in the same fields: both are shown, neither is lost."""

    mine: Typed
    other: Typed

    @property
    def rows(self) -> tuple[tuple[str, str, str], ...]:
        """Each field in which the two differ: its label, the words here, the words there."""
        pairs = zip(self.mine.fields, self.other.fields, strict=True)
        return tuple((label, mine, other) for (label, mine), (_, other) in pairs if mine != other)


@dataclass(frozen=True, kw_only=True)
class OfferedSentence:
    text: str
    pages: tuple[tuple[str, int], ...]
    """The address of each page and its number in the whole file."""
    guideline: str = ""
    """Where the guideline that it names stands in the library."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What the machine offers for the fields, never put in by itself."""

    text: str = ""
    basis: str = ""
    decision: str = ""
    sentences: tuple[OfferedSentence, ...] = ()
    """For the summary: each sentence with the pages from which it was taken."""
    paragraphs: tuple[tuple[OfferedSentence, ...], ...] = ()
    """For a rationale: its sentences by paragraph, each with the pages that it names."""
    search: str = ""
    """The paragraph on the steps of the evidence search that were passed over, once their reasons are recorded."""


def workbench(
    request: DeskRequest,
    look: Look,
    *,
    asked: Asked = NOTHING,
    note: PageNote | None = None,
    events: AskedEvents = AskedEvents(),
    typed: Typed | None = None,
    clash: Clash | None = None,
) -> Mapping[str, Any]:
    """The context of the workbench page. Opening a page marks its record as opened and is logged as a look."""
    desk = desk_of(request)
    row = case_for(request.person, look.case_number)
    review = review_of(desk, CaseNumber(look.case_number))
    pages = PageNumbers.of(review.case_file)
    if look.view != SUMMARY and look.item not in {item.number for item in review.application.items}:
        raise NotFound("this case has no such item.")
    evaluation = next((found for found in review.evaluations if found.item_number == look.item), None)
    search = asked.search(desk, review.case, pages, FileGuide(concepts=found_concepts(review.facts)))
    look = placed(look, pages, first_place(evaluation) if evaluation and look.view != SUMMARY else None, search)
    review = replace(review, case=looked_at(request, review.case, look, pages, search))
    criteria = criteria_pane(evaluation, look, pages) if evaluation and look.view != SUMMARY else None
    middle = middle_of(request, review.case, look, pages, guide_of(review, criteria), search, typed=note)
    began = clocks_began([row]).get(row.number)
    return {
        "case": review.case,
        "look": look,
        "review": review,
        "time_left": time_left(row, now=now(), began=began),
        "governing": _governing(review),
        "record": middle,
        "returned": desk.contents.get(review.case.returned_ref, Note).text if review.case.returned_ref else "",
        **form_context(request, desk, review, look, pages, criteria=criteria, events=events, typed=typed, clash=clash),
    }


def form_context(
    request: DeskRequest,
    desk: Desk,
    review: Review,
    look: Look,
    pages: PageNumbers,
    *,
    criteria: CriteriaPane | None,
    events: AskedEvents = AskedEvents(),
    typed: Typed | None = None,
    clash: Clash | None = None,
) -> dict[str, Any]:
    """The part of the context that changes when a draft is saved: the left side, the form, the action bar."""
    item = 0 if look.view == SUMMARY else look.item
    stored = stored_in(review.draft.determination, item)
    dated = chronology_of(desk, review.case)
    left = items_pane(review, review.findings(), look, pages, chronology_count=len(dated))
    governing = _governing(review)
    determined = next((known for known in review.draft.determination.items if known.number == item), None)
    offer = offer_for(review, look, typed or stored, pages)
    return {
        "look": look,
        "case": review.case,
        "draft": review.draft,
        "left": left,
        "criteria": criteria,
        "item": determined,
        "typed": typed or stored,
        "base": request.POST.get("base", "") if clash else stored.digest,
        "clash": clash,
        "offer": offer,
        "evidence": _evidence(desk, review, determined, typed or stored, offer) if determined else None,
        "understood": understood(determined.reviewer_guideline.citations, governing.on, review.library)
        if determined and governing
        else (),
        "governing_on": governing.on if governing else None,
        "has_before": before_key(look) in request.session,
        "chronology": chronology_pane(dated, look, pages, events) if look.view == SUMMARY else None,
    }


def before_key(look: Look) -> str:
    """Under which name the session keeps the words that a taken draft replaced, for the way back."""
    return f"before:{look.case_number}:{0 if look.view == SUMMARY else look.item}"


def _evidence(desk: Desk, review: Review, item: DeterminedItem, typed: Typed, offer: Offer) -> EvidenceForm:
    return evidence_form(
        item,
        cited=typed.reviewer_guideline,
        offered=offer.basis,
        rationale=typed.rationale,
        passed_over=typed.passed_over,
        weighing=typed.weighing,
        on=day_of_search(review.draft.determination),
        today=legal_day(desk.now),
    )


def offer_for(review: Review, look: Look, typed: Typed, pages: PageNumbers) -> Offer:
    """A drafted summary, or a drafted rationale for the decision that was chosen, with citations."""
    if look.view == SUMMARY:
        return _summary_offer(review, look, pages)
    item = look.item
    evaluation = next((found for found in review.evaluations if found.item_number == item), None)
    disputed = next((known for known in review.application.items if known.number == item), None)
    if evaluation is None or disputed is None:
        return Offer()
    decision, basis = typed.decision, suggest_basis(evaluation).text
    consulted = read_citations(typed.reviewer_guideline if typed.reviewer_guideline.strip() else basis)
    search = search_paragraph(typed.passed_over, consulted, on=day_of_search(review.draft.determination))

    def page_label(evidence: Evidence) -> str:
        place = pages.of_evidence(evidence)
        # A reader of the letter finds the part in its list, not the upload.
        return f"{place.name}, page {place.page_of_part}" if place else ""

    if not decision:
        return Offer(basis=basis, search=search)
    drafted = drafted_paragraphs(
        disputed, evaluation, Decision(decision), facts=review.facts, page_label=page_label, search=search
    )
    topic = evaluation.topic
    here = topic_href(topic.pack, topic.id) if topic else ""
    paragraphs = tuple(
        tuple(
            OfferedSentence(
                text=sentence.text,
                pages=_pages_of(sentence.evidence, look, pages),
                guideline=here if sentence.cites_guideline else "",
            )
            for sentence in paragraph
        )
        for paragraph in drafted
    )
    text = "\n\n".join(" ".join(sentence.text for sentence in paragraph) for paragraph in drafted)
    return Offer(text=text, basis=basis, decision=decision, paragraphs=paragraphs, search=search)


def _pages_of(evidence: Iterable[Evidence], look: Look, pages: PageNumbers) -> tuple[tuple[str, int], ...]:
    """Each page once, with its address and its number in the whole file."""
    places = {place.in_file: place for shown in evidence if (place := pages.of_evidence(shown))}
    return tuple((look.at(place.document.id, place.page).href, number) for number, place in places.items())


def _summary_offer(review: Review, look: Look, pages: PageNumbers) -> Offer:
    """The summary in paragraphs, one for each record that it is taken from."""
    drafted = draft_summary(
        by_parts(review.case_file), facts=review.facts, date_of_injury=review.application.date_of_injury
    )
    text, before = "", ""
    for sentence in drafted:
        source = sentence.evidence[0].document_id if sentence.evidence else before
        text += ("" if not text else " " if source == before else "\n\n") + sentence.text
        before = source
    sentences = tuple(
        OfferedSentence(text=sentence.text, pages=_pages_of(sentence.evidence, look, pages)) for sentence in drafted
    )
    return Offer(text=text, sentences=sentences)


def _governing(review: Review) -> Any:
    return next((evaluation.governing for evaluation in review.evaluations), None)
