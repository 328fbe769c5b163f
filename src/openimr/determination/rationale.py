"""The draft of a rationale from the trace of an evaluation, for the reviewer to take or to edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from openimr.casefile import Evidence, Fact, Facts, FactStatus, Kind, concepts
from openimr.criteria import CriterionResult, Evaluation, Outcome, Truth
from openimr.vocabulary import Citation, Decision, DisputedItem, GuidelineBasis
from openimr.wording import write_basis

PageLabel = Callable[[Evidence], str]
MOST_PAGES = 3
GAP = "[...]"
"""What stands in a draft where the reviewer's own words are still missing."""

_AGREES = {
    (Decision.UPHELD, Outcome.NOT_SUPPORTED),
    (Decision.OVERTURNED, Outcome.SUPPORTED),
}


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
    paragraphs = [
        _asked(item),
        search,
        _guideline(evaluation),
        " ".join(_record(item, evaluation, decision, facts, page_label)),
        _gap(evaluation, decision),
        _conclusion(decision),
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def suggest_basis(evaluation: Evaluation) -> GuidelineBasis:
    """The guideline block that the evaluation rests on; empty where no pack covers the item."""
    citations = evaluation.topic.citations if evaluation.topic else ()
    return GuidelineBasis(text=write_basis(citations) if citations else "", citations=citations)


def _asked(item: DisputedItem) -> str:
    text = item.text.strip().rstrip(".")
    total = item.quantity if item.quantity and item.quantity.frequency else None
    amount = f", in all {total}" if total and str(total) not in text else ""
    return f"The request is for {_lower(text)}{amount}."


def _guideline(evaluation: Evaluation) -> str:
    if evaluation.topic is None or evaluation.root is None:
        return f"No guideline held here covers the request. The evidence that the reviewer relies on: {GAP}."
    points = list(_points(evaluation.root, evaluation))
    if evaluation.outcome is Outcome.UNDECIDED:
        opening = "one of the criteria stays open" if len(points) == 1 else "these criteria stay open"
    else:
        opening = "one of the criteria decides" if len(points) == 1 else "these criteria decide"
    return f"Under {_source(evaluation.topic.citations[0])}, {opening}: {'; '.join(points)}."


def _source(citation: Citation) -> str:
    """A citation as a sentence names it: title, edition, section, pages.

    A section of the regulation stands by itself, "8 CCR 9792.24.1(c)-(d)"; a heading is named in quotation marks.
    """
    parts = [f"the {citation.title}" + (f" ({citation.edition})" if citation.edition else "")]
    if citation.section:
        parts.append(citation.section if "CCR" in citation.section else f"“{citation.section}”")
    if citation.pages:
        several = len(citation.pages) > 1 or citation.pages[0].first != citation.pages[0].last
        parts.append(f"{'pages' if several else 'page'} {', '.join(map(str, citation.pages))}")
    return ", ".join(parts)


def _points(node: CriterionResult, evaluation: Evaluation) -> Iterator[str]:
    """What the deciding criteria ask for; one of several ways stands in brackets behind what they lead to."""
    if not node.children:
        if node in _telling(evaluation):
            yield _lower(node.says)
        return
    points = [point for child in node.children for point in _points(child, evaluation)]
    if node.kind != "all" and node.says and points:
        yield f"{_lower(node.says)} ({', or '.join(points)})"
    else:
        yield from points


def _telling(evaluation: Evaluation) -> tuple[CriterionResult, ...]:
    """The deciding criteria in the order of the pack; all of them where none decides."""
    assert evaluation.root is not None
    leaves = evaluation.root.leaves()
    return tuple(leaf for leaf in leaves if leaf.id in evaluation.deciding) or leaves


def _record(
    item: DisputedItem, evaluation: Evaluation, decision: Decision, facts: Facts, page_label: PageLabel
) -> Iterator[str]:
    """What the record shows on each deciding criterion, each fact once, and how much the criteria would support."""
    if evaluation.root is None:
        return
    telling = _telling(evaluation)
    known = {fact.concept: facts.about(fact.concept) for leaf in telling for fact in leaf.facts}
    silent = dict.fromkeys(fact.concept for leaf in telling if _silence_matters(leaf, decision) for fact in leaf.facts)
    documented = [fact for fact in known.values() if fact.status is FactStatus.DOCUMENTED]
    if documented:
        yield f"The record documents {_with_pages(documented, page_label)}."
    yield from (_against(fact, page_label) for fact in known.values() if fact.status is FactStatus.DENIED)
    yield from (_divided(fact, page_label) for fact in known.values() if fact.status is FactStatus.CONFLICTING)
    missing = [known[concept] for concept in silent if known[concept].status is FactStatus.NOT_FOUND]
    if missing:
        labels = _listed([concepts()[fact.concept].label for fact in missing], "or")
        yield f"The record that was provided does not document {labels}{_searched(missing[0])}."
    if evaluation.outcome is Outcome.UNDECIDED:
        yield from _met(evaluation, facts, page_label)
    if decision is Decision.UPHELD:
        yield from _room(item, evaluation)


def _against(fact: Fact, page_label: PageLabel) -> str:
    concept = concepts()[fact.concept]
    denied = _denied(fact, page_label)
    if concept.kind is Kind.COUNT:
        return (
            f"The record states that there have been no {concept.label.removesuffix(' already done')} so far{denied}."
        )
    return f"The record speaks against {concept.label}{denied}."


def _divided(fact: Fact, page_label: PageLabel) -> str:
    shown, denied = _shown(fact, page_label), _denied(fact, page_label)
    where = f"one place shows it{shown}, another denies it{denied}"
    return f"The record is divided on {_valued(fact)}: {where}."


def _shown(fact: Fact, page_label: PageLabel) -> str:
    return _pages((each for each in fact.evidence if each.supports), page_label)


def _denied(fact: Fact, page_label: PageLabel) -> str:
    return _pages((each for each in fact.evidence if not each.supports), page_label)


def _valued(fact: Fact) -> str:
    """A fact with its number, where it has one: "12 visits already done", "how long the relief lasted, 4 weeks"."""
    concept = concepts()[fact.concept]
    if fact.value is None:
        return concept.label
    if fact.unit in concept.label:
        return f"{fact.value} {concept.label}"
    return f"{concept.label}, {fact.value} {fact.unit}"


def _with_pages(documented: Sequence[Fact], page_label: PageLabel) -> str:
    return _listed([_valued(fact) + _shown(fact, page_label) for fact in documented], "and")


def _listed(parts: Sequence[str], word: str) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def _met(evaluation: Evaluation, facts: Facts, page_label: PageLabel) -> Iterator[str]:
    """What the record documents for the criteria that are met beside those that stay open."""
    assert evaluation.root is not None
    met = [leaf for leaf in evaluation.root.leaves() if leaf.truth is Truth.MET and leaf.id not in evaluation.deciding]
    known = {fact.concept: facts.about(fact.concept) for leaf in met for fact in leaf.facts}
    documented = [fact for fact in known.values() if fact.status is FactStatus.DOCUMENTED]
    if documented:
        yield f"For the other criteria the record documents {_with_pages(documented, page_label)}."


def _room(item: DisputedItem, evaluation: Evaluation) -> Iterator[str]:
    """How much of what is asked for the criteria would support, where that is less; it never changes the item."""
    if item.quantity is None or evaluation.allows is None or evaluation.allows.high is None:
        return
    if evaluation.outcome is Outcome.NOT_SUPPORTED and evaluation.allows.high < item.quantity.amount.low:
        room = f"no more than {evaluation.allows.high:g}" if evaluation.allows.high else "none"
        yield f"The criteria support {room} of the {item.quantity} asked for."


def _silence_matters(leaf: CriterionResult, decision: Decision) -> bool:
    """Silence is told where it counts against the request, and is no reason where the request is granted."""
    return decision is Decision.UPHELD and leaf.truth is not Truth.MET and leaf.counts_as is not True


def _searched(fact: Fact) -> str:
    if fact.search is None:
        return ""
    pages = fact.search.pages_read
    return f" ({pages} {'page' if pages == 1 else 'pages'} searched)"


def _pages(evidence: Iterable[Evidence], page_label: PageLabel) -> str:
    """The pages in brackets, the first few by name: a reader opens those, and the trace holds all of them."""
    labels = list(dict.fromkeys(page_label(each) for each in evidence))
    more = len(labels) - MOST_PAGES
    named = labels[:MOST_PAGES] + ([f"and {more} more"] if more > 0 else [])
    return f" ({'; '.join(named)})" if named else ""


def _gap(evaluation: Evaluation, decision: Decision) -> str:
    if evaluation.topic is None or (decision, evaluation.outcome) in _AGREES:
        return ""
    return "The criteria alone do not lead to this decision. The reviewer's reason: " + GAP + "."


def _conclusion(decision: Decision) -> str:
    necessary = "is" if decision is Decision.OVERTURNED else "is not"
    return f"Therefore, the request {necessary} medically necessary."


def _lower(text: str) -> str:
    """The text as it goes on within a sentence; an abbreviation such as MRI keeps its capitals."""
    return text if text[1:2].isupper() or text[1:2].isdigit() else text[:1].lower() + text[1:]
