"""The draft of a rationale from the trace of an evaluation, for the reviewer to take or to edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from openimr.casefile import Evidence, Fact, Facts, FactStatus, concepts
from openimr.criteria import CriterionResult, Evaluation, Outcome, Truth
from openimr.vocabulary import Citation, Decision, DisputedItem, GuidelineBasis
from openimr.wording import write_basis

PageLabel = Callable[[Evidence], str]

_AGREES = {
    (Decision.UPHELD, Outcome.NOT_SUPPORTED),
    (Decision.OVERTURNED, Outcome.SUPPORTED),
}


def draft_rationale(
    item: DisputedItem, evaluation: Evaluation, decision: Decision, *, facts: Facts, page_label: PageLabel
) -> str:
    """Plain paragraphs: what was asked, what the guideline asks for, what the record shows, and the conclusion.

    The conclusion says what `decision` says. Where the criteria point the other way the draft leaves a marked gap for
    the reviewer's own reason: a person decides, and has to say why. Every statement of fact names its page by
    `page_label`.
    """
    paragraphs = [
        _asked(item),
        _guideline(evaluation),
        _record(evaluation, decision, facts, page_label),
        _gap(evaluation, decision),
        _conclusion(decision),
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def suggest_basis(evaluation: Evaluation) -> GuidelineBasis:
    """The guideline block that the evaluation rests on; empty where no pack covers the item."""
    citations = evaluation.topic.citations if evaluation.topic else ()
    return GuidelineBasis(text=write_basis(citations) if citations else "", citations=citations)


def _asked(item: DisputedItem) -> str:
    amount = f", in all {item.quantity}" if item.quantity is not None else ""
    return f"The request is for: {item.text.strip().rstrip('.')}{amount}."


def _guideline(evaluation: Evaluation) -> str:
    if evaluation.topic is None or evaluation.root is None:
        return "No guideline held here covers the request. The evidence that the reviewer relies on: [...]."
    where = _source(evaluation.topic.citations[0])
    asked = "; ".join(_lower(leaf.says) for leaf in _telling(evaluation))
    return f"{where} asks, so far as it matters here, that {asked}."


def _source(citation: Citation) -> str:
    name = f"The {citation.title}" + (f" ({citation.edition})" if citation.edition else "")
    section = f", section {citation.section}" if citation.section else ""
    if not citation.pages:
        return name + section
    runs = ", ".join(map(str, citation.pages))
    several = len(citation.pages) > 1 or citation.pages[0].first != citation.pages[0].last
    return f"{name}{section}, {'pages' if several else 'page'} {runs},"


def _telling(evaluation: Evaluation) -> tuple[CriterionResult, ...]:
    """The deciding criteria in the order of the pack; all of them where none decides."""
    assert evaluation.root is not None
    leaves = evaluation.root.leaves()
    return tuple(leaf for leaf in leaves if leaf.id in evaluation.deciding) or leaves


def _record(evaluation: Evaluation, decision: Decision, facts: Facts, page_label: PageLabel) -> str:
    """What the record shows on each deciding criterion; each fact is told once."""
    if evaluation.root is None:
        return ""
    said: dict[str, None] = {}
    for leaf in _telling(evaluation):
        for fact in leaf.facts:
            for sentence in _fact_sentences(facts.about(fact.concept), leaf, decision, page_label):
                said.setdefault(sentence)
    return " ".join(said)


def _fact_sentences(fact: Fact, leaf: CriterionResult, decision: Decision, page_label: PageLabel) -> Iterator[str]:
    label = concepts()[fact.concept].label
    shown = _pages((each for each in fact.evidence if each.supports), page_label)
    denied = _pages((each for each in fact.evidence if not each.supports), page_label)
    value = f" ({fact.value} {fact.unit})" if fact.value is not None else ""
    match fact.status:
        case FactStatus.DOCUMENTED:
            yield f"The record documents {label}{value}{shown}."
        case FactStatus.DENIED:
            yield f"The record speaks against {label}{denied}."
        case FactStatus.CONFLICTING:
            yield f"The record conflicts on {label}: shown{shown or ' in one place'}, denied{denied or ' in another'}."
        case _ if _silence_matters(leaf, decision):
            yield f"The record that was provided does not document {label}{_searched(fact)}."


def _silence_matters(leaf: CriterionResult, decision: Decision) -> bool:
    """Silence is told where it counts against the request, and is no reason where the request is granted."""
    return decision is Decision.UPHELD and leaf.truth is not Truth.MET and leaf.counts_as is not True


def _searched(fact: Fact) -> str:
    if fact.search is None:
        return ""
    pages = fact.search.pages_read
    return f" ({pages} {'page' if pages == 1 else 'pages'} searched)"


def _pages(evidence: Iterable[Evidence], page_label: PageLabel) -> str:
    labels = list(dict.fromkeys(page_label(each) for each in evidence))
    return f" ({'; '.join(labels)})" if labels else ""


def _gap(evaluation: Evaluation, decision: Decision) -> str:
    if evaluation.topic is None or (decision, evaluation.outcome) in _AGREES:
        return ""
    return "The criteria alone do not lead to this decision. The reviewer's reason: [...]."


def _conclusion(decision: Decision) -> str:
    necessary = "is" if decision is Decision.OVERTURNED else "is not"
    return f"Therefore, the request {necessary} medically necessary."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
