"""The left side: each item with what is done, what stops the signature, and the case as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from openimr.casefile import Reading
from openimr.criteria import Evaluation
from openimr.determination import RULES, DeterminedItem, Finding
from openimr.vocabulary import Decision
from openimr.web.reviewer.look import Look
from openimr.web.reviewer.page_numbers import PageNumbers
from openimr.workflow import Review

UNFINISHED = {
    "STR-02": ("1 item to decide", "{} items to decide"),
    "STR-03": ("1 rationale to write", "{} rationales to write"),
    "CIT-01": ("1 citation to give", "{} citations to give"),
    "STR-07": ("the clinical summary to write", "the clinical summary to write"),
    "FILE-01": ("1 record to open", "{} records to open"),
}
"""What these rules find is work not done yet, no mistake: it is counted, not listed, until somebody asks for all."""

SEARCH_FIELDS = {"passed_over": "passed-over", "weighing": "weighing"}
"""Where the form asks for what belongs to the evidence search."""


@dataclass(frozen=True, kw_only=True)
class Done:
    """One line of progress: done or still open, and where to go for it."""

    is_done: bool
    says: str
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    number: int
    text: str
    decision: Decision | None
    href: str
    is_here: bool
    done: tuple[Done, ...]
    is_complete: bool


@dataclass(frozen=True, kw_only=True)
class FindingLine:
    """A finding with the links that help to mend it; the code stands last."""

    finding: Finding
    pages: tuple[tuple[str, int], ...]
    """The pages that it names: the address of each and its number in the whole file."""
    edit_href: str

    @property
    def stops(self) -> bool:
        return self.finding.stops

    @property
    def is_answered(self) -> bool:
        return bool(self.finding.answer)

    @property
    def href(self) -> str:
        """Where it is mended first: in the form, else on the page."""
        return self.edit_href or (self.pages[0][0] if self.pages else "")


@dataclass(frozen=True, kw_only=True)
class ItemsPane:
    items: tuple[ItemLine, ...]
    complete: int
    stops: tuple[FindingLine, ...]
    warnings: tuple[FindingLine, ...]
    answered: tuple[FindingLine, ...]
    passed: int
    whole: tuple[Done, ...]

    @property
    def to_mend(self) -> tuple[FindingLine, ...]:
        """What stops the signature and is not merely unfinished."""
        return tuple(line for line in self.stops if line.finding.code not in UNFINISHED)

    @property
    def unfinished(self) -> tuple[Done, ...]:
        """What is still to do, counted by kind, each with the way to the first of it."""
        found = []
        for code, (one, many) in UNFINISHED.items():
            lines = [line for line in self.stops if line.finding.code == code]
            if lines:
                says = one if len(lines) == 1 else many.format(len(lines))
                found.append(Done(is_done=False, says=says, href=lines[0].href))
        return tuple(found)

    @property
    def can_sign(self) -> bool:
        return not self.stops

    @property
    def next_open(self) -> ItemLine | None:
        """The next item to work on: the first open one after the present one, then from the beginning."""
        here = next((index for index, item in enumerate(self.items) if item.is_here), -1)
        order = (*self.items[here + 1 :], *self.items[: max(here, 0)])
        return next((item for item in order if not item.is_complete), None)


def items_pane(
    review: Review, findings: Sequence[Finding], look: Look, pages: PageNumbers, *, chronology_count: int
) -> ItemsPane:
    """What the left side says of the draft as it stands."""
    lines = [finding_line(finding, look, pages) for finding in findings]
    evaluations = {evaluation.item_number: evaluation for evaluation in review.evaluations}
    items = tuple(
        _item(item, evaluations.get(item.number), [line for line in lines if line.finding.item == item.number], look)
        for item in review.draft.determination.items
    )
    return ItemsPane(
        items=items,
        complete=sum(item.is_complete for item in items),
        stops=tuple(line for line in lines if line.stops),
        warnings=tuple(line for line in lines if not line.stops and not line.is_answered),
        answered=tuple(line for line in lines if line.is_answered),
        passed=len(RULES) - len({finding.code for finding in findings}),
        whole=_whole(review, look, chronology_count),
    )


def finding_line(finding: Finding, look: Look, pages: PageNumbers) -> FindingLine:
    """A finding with its page and its place in the form."""
    places = {place.in_file: place for shown in finding.evidence if (place := pages.place(*shown))}
    if finding.item is not None:
        field = "decision" if finding.path.endswith("decision") else "rationale"
        field = "citations" if "guideline" in finding.path else field
        field = SEARCH_FIELDS.get(finding.path.rpartition(".")[2], field)
        edit = f"{look.on_item(finding.item).href}#{field}"
    else:
        edit = f"{look.on_summary().href}#summary" if finding.path == "clinical_summary" else ""
    return FindingLine(
        finding=finding,
        pages=tuple((look.at(place.document.id, place.page).href, number) for number, place in places.items()),
        edit_href=edit,
    )


def _item(item: DeterminedItem, evaluation: Evaluation | None, lines: list[FindingLine], look: Look) -> ItemLine:
    stops = [line for line in lines if line.stops]
    cited = len(item.reviewer_guideline.citations)
    citations = f"{cited} citation{'' if cited == 1 else 's'}"
    is_complete = item.decision is not None and bool(item.rationale.strip()) and not stops
    done: list[Done] = []
    if item.rationale.strip() and cited:
        done.append(Done(is_done=True, says=f"Rationale and {citations}"))
    elif item.rationale.strip() or cited:
        done.append(Done(is_done=True, says="Rationale" if item.rationale.strip() else citations))
        done.append(Done(is_done=False, says="No citation yet" if item.rationale.strip() else "Rationale to write"))
    elif evaluation and evaluation.root:
        count = len(evaluation.root.leaves())
        done.append(Done(is_done=False, says=f"{count} criteri{'on' if count == 1 else 'a'} ready to read"))
    else:
        done.append(Done(is_done=False, says="Rationale to write"))
    if item.decision and stops:
        done.append(Done(is_done=False, says=f"{len(stops)} finding{'' if len(stops) == 1 else 's'} to mend"))
    return ItemLine(
        number=item.number,
        text=item.text,
        decision=item.decision,
        href=look.on_item(item.number).href,
        is_here=look.view == "item" and look.item == item.number,
        done=tuple(done),
        is_complete=is_complete,
    )


def _whole(review: Review, look: Look, chronology_count: int) -> tuple[Done, ...]:
    records = [record for record in review.case.records if record.reading is not Reading.UNPACKED]
    unopened = next((record.id for record in records if not record.is_opened), None)
    opened = sum(record.is_opened for record in records)
    summary = bool(review.draft.determination.clinical_summary.strip())
    summary_href = look.on_summary().href
    entries = f"{chronology_count} entr{'y' if chronology_count == 1 else 'ies'}"
    return (
        Done(is_done=True, says="Attested, no conflict", href=reverse("attest", args=[look.case_number])),
        Done(
            is_done=unopened is None,
            says=f"{opened} of {len(records)} record{'' if len(records) == 1 else 's'} opened",
            href=look.at(unopened or (records[0].id if records else ""), 1).href,
        ),
        Done(
            is_done=summary,
            says=f"Clinical summary {'written' if summary else 'to write'}",
            href=f"{summary_href}#summary",
        ),
        Done(is_done=True, says=f"Chronology, {entries}", href=f"{summary_href}#chronology"),
        Done(is_done=True, says="Course over time", href=reverse("course", args=[look.case_number])),
    )
