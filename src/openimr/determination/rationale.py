"""The draft of a rationale from the trace of an evaluation, for the reviewer to take or to edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from openimr.casefile import Evidence, Facts
from openimr.criteria import CriterionResult, Evaluation, Outcome, numbers_said
from openimr.determination.own_sentence import own_sentence
from openimr.determination.page_words import PageLabel
from openimr.determination.record_words import record_said, telling
from openimr.vocabulary import Citation, Decision, DisputedItem, GuidelineBasis
from openimr.wording import write_basis

GAP = "[...]"
"""What stands in a draft where the reviewer's own words are still missing."""
MOST_WORDS = 105
"""As many words are told of criteria and record together; a reader who wants all criteria opens the cited page."""
FEWEST_WORDS = 30
MOST_WAYS = 3
ANY_GROUP = ("any ", "most ")
"""How the one group of a topic begins that tells nothing of a diagnosis."""

_AGREES = {
    (Decision.UPHELD, Outcome.NOT_SUPPORTED),
    (Decision.OVERTURNED, Outcome.SUPPORTED),
}


@dataclass(frozen=True, kw_only=True)
class DraftedSentence:
    """One sentence of a draft with the places of the record that it names."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    cites_guideline: bool = False


def draft_rationale(
    item: DisputedItem,
    evaluation: Evaluation,
    decision: Decision,
    *,
    facts: Facts,
    page_label: PageLabel,
    search: str = "",
) -> str:
    """Plain paragraphs: what was asked, what the guideline asks for, what the record shows, and the conclusion.

    The conclusion says what `decision` says. Where the criteria point the other way the draft leaves a marked gap for
    the reviewer's own reason: a person decides, and has to say why. Every statement of fact names its page by
    `page_label`. `search` is the paragraph on the steps of the evidence search that were passed over, if any were.
    """
    drafted = drafted_paragraphs(item, evaluation, decision, facts=facts, page_label=page_label, search=search)
    return "\n\n".join(" ".join(sentence.text for sentence in paragraph) for paragraph in drafted)


def drafted_paragraphs(
    item: DisputedItem,
    evaluation: Evaluation,
    decision: Decision,
    *,
    facts: Facts,
    page_label: PageLabel,
    search: str = "",
) -> tuple[tuple[DraftedSentence, ...], ...]:
    """The draft in paragraphs of sentences, each with the pages of the record that it speaks of."""
    record = list(record_said(item, evaluation, decision, facts, page_label))
    room = max(MOST_WORDS - sum(len(text.split()) for text, _ in record), FEWEST_WORDS)
    guideline = enumerate(_guideline(evaluation, room))
    paragraphs = [
        [DraftedSentence(text=_asked(item))],
        [DraftedSentence(text=search)] if search else [],
        [DraftedSentence(text=text, cites_guideline=index == 0) for index, text in guideline],
        [DraftedSentence(text=text, evidence=evidence) for text, evidence in record],
        [DraftedSentence(text=text) for text in _set_aside(evaluation)],
        [DraftedSentence(text=text) for text in _gap(evaluation, decision)],
        [DraftedSentence(text=_conclusion(decision))],
    ]
    return tuple(tuple(paragraph) for paragraph in paragraphs if paragraph)


def suggest_basis(evaluation: Evaluation) -> GuidelineBasis:
    """The guideline block that the evaluation rests on; empty where no pack covers the item."""
    citations = evaluation.topic.citations if evaluation.topic else ()
    return GuidelineBasis(text=write_basis(citations) if citations else "", citations=citations)


def _asked(item: DisputedItem) -> str:
    text = item.text.strip().rstrip(".")
    amount = ""
    if item.quantity and str(item.quantity) not in text:
        if item.quantity.frequency:
            amount = f", in all {item.quantity}"
        elif f"{item.quantity.amount.low:g}" not in text:
            amount = f", {_counted(str(item.quantity))}"
    return f"The request is for {_lower(text)}{amount}."


def _counted(quantity: str) -> str:
    """A quantity with its unit in the singular where it is one."""
    return quantity.removesuffix("s") if quantity.startswith("1 ") and " or " not in quantity else quantity


def _guideline(evaluation: Evaluation, room: int) -> Iterator[str]:
    """What the guideline asks for, in about `room` words, and its numbers for this case."""
    if evaluation.topic is None or evaluation.root is None:
        yield f"No guideline held here covers the request. The evidence that the reviewer relies on: {GAP}."
        return
    numbers = _numbers(evaluation)
    points, more = _shortened(list(_points(evaluation.root, evaluation)), room - len(numbers.split()))
    and_more = f"; and {more} further {'criterion' if more == 1 else 'criteria'}" if more else ""
    source, opening = _source(evaluation.topic.citations[0]), _opening(evaluation, one=len(points) == 1 and not more)
    yield f"Under {source}, {opening}: {'; '.join(points)}{and_more}."
    if numbers:
        yield numbers


def _numbers(evaluation: Evaluation) -> str:
    """The numbers that the guideline names for the group of this case, where a criterion that is told counts."""
    numbers = evaluation.numbers
    if numbers is None or numbers.group.startswith(ANY_GROUP):
        return ""
    names = dict(numbers.values)
    counting = [leaf for leaf in telling(evaluation) if any(each.limit.name in names for each in leaf.sums)]
    said = numbers_said(numbers) if counting else ""
    if not said:
        return ""
    # As behind it each limit is told: what nobody confirmed is not the guideline's.
    is_ours = numbers.is_ours or not all(leaf.is_confirmed for leaf in counting)
    names_it = f"the criteria held here take {said} as the measure" if is_ours else f"it names {said}"
    return f"For {numbers.says or numbers.group} {names_it}."


def _opening(evaluation: Evaluation, *, one: bool) -> str:
    """Which criteria are told. The word "criteria" stands in it: a check reads by it that no finding is claimed."""
    assert evaluation.root is not None
    if evaluation.outcome is not Outcome.UNDECIDED:
        return "one of the criteria decides" if one else "these criteria decide"
    if evaluation.root.counts_as is None:
        return "one of the criteria stays open" if one else "these criteria stay open"
    return "one of the criteria bears on the request" if one else "these criteria bear on the request"


def _shortened(points: list[str], room: int) -> tuple[list[str], int]:
    """The first points, as many as a reader takes in at once, and how many more there are."""
    kept: list[str] = []
    for point in points:
        if kept and len(" ".join([*kept, point]).split()) > room:
            break
        kept.append(point)
    return kept, len(points) - len(kept)


def _source(citation: Citation) -> str:
    """A citation as a sentence names it: title, edition, section, pages.

    A section of the regulation stands by itself, "8 CCR 9792.24.1(c)-(d)"; a heading is named in quotation marks.
    """
    title = _lower(citation.title) if citation.guideline == "imr-practice" else citation.title
    parts = [f"the {title}" + (f" ({citation.edition})" if citation.edition else "")]
    if citation.section:
        parts.append(citation.section if "CCR" in citation.section else f"“{citation.section}”")
    if citation.pages:
        several = len(citation.pages) > 1 or citation.pages[0].first != citation.pages[0].last
        parts.append(f"{'pages' if several else 'page'} {', '.join(map(str, citation.pages))}")
    return ", ".join(parts)


def _points(node: CriterionResult, evaluation: Evaluation) -> Iterator[str]:
    """What the deciding criteria ask for; one of several ways stands in brackets behind what they lead to."""
    if not node.children:
        if node in telling(evaluation):
            yield _lower(node.says)
        return
    points = [point for child in node.children for point in _points(child, evaluation)]
    if node.kind != "all" and node.says and points:
        yield f"{_lower(node.says)} ({_either(points)})"
    elif node.kind != "all" and len(points) > 1:
        yield _either(points)
    else:
        yield from points


def _either(points: list[str]) -> str:
    """Several ways to the same end; of many the first three."""
    more = len(points) - MOST_WAYS
    others = [f"{more} other {'way' if more == 1 else 'ways'}"] if more > 0 else []
    return ", or ".join([*points[:MOST_WAYS], *others])


def _set_aside(evaluation: Evaluation) -> Iterator[str]:
    """What the reviewer took out of the count, and why, in the reviewer's own words."""
    for leaf in evaluation.root.leaves() if evaluation.root else ():
        if leaf.set_aside is not None:
            counts = "met" if leaf.set_aside.counts_as else "not met"
            yield (
                f"One of the criteria does not fit this worker and is counted as {counts}: {_lower(leaf.says)}. "
                f"The reviewer's reason: {own_sentence(leaf.set_aside.reason)}"
            )


def _gap(evaluation: Evaluation, decision: Decision) -> Iterator[str]:
    if evaluation.topic is not None and (decision, evaluation.outcome) not in _AGREES:
        yield f"The criteria alone do not lead to this decision. The reviewer's reason: {GAP}."


def _conclusion(decision: Decision) -> str:
    necessary = "is" if decision is Decision.OVERTURNED else "is not"
    return f"Therefore, the request {necessary} medically necessary."


def _lower(text: str) -> str:
    """The text as it goes on within a sentence; an abbreviation such as MRI keeps its capitals."""
    return text if text[1:2].isupper() or text[1:2].isdigit() else text[:1].lower() + text[1:]
