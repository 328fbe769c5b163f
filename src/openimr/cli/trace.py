"""An evaluation in print: as JSON values and as text, criterion by criterion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from openimr.casefile import Evidence, Fact, SearchLog
from openimr.criteria import CriterionResult, Evaluation, Sum, Truth
from openimr.vocabulary import Citation, Range
from openimr.wording import write_citation

Quote = Callable[[Evidence], str]
MARK = {Truth.MET: "+", Truth.NOT_MET: "-", Truth.NOT_DOCUMENTED: "?"}


def evaluation_json(evaluation: Evaluation) -> dict[str, Any]:
    """The whole trace as plain values."""
    topic = evaluation.topic
    return {
        "item": evaluation.item_number,
        "outcome": evaluation.outcome.value,
        "topic": topic
        and {
            "pack": topic.pack,
            "pack_sha256": topic.pack_sha256,
            "id": topic.id,
            "title": topic.title,
            "is_confirmed": topic.is_confirmed,
            "citations": [citation_json(citation) for citation in topic.citations],
        },
        "governing_date": {
            "on": evaluation.governing.on.isoformat() if evaluation.governing.on else None,
            "basis": evaluation.governing.basis,
            "is_assumed": evaluation.governing.is_assumed,
        },
        "deciding": list(evaluation.deciding),
        "reasons": [list(reason) for reason in evaluation.reasons],
        "more_reasons": evaluation.more_reasons,
        "allows": _range(evaluation.allows),
        "allows_unit": evaluation.allows_unit,
        "would_change": evaluation.would_change,
        "ways": [list(way) for way in evaluation.ways],
        "more_ways": evaluation.more_ways,
        "numbers": evaluation.numbers
        and {"group": evaluation.numbers.group, "values": dict(evaluation.numbers.values)},
        "support": evaluation.support,
        "criteria": _node(evaluation.root) if evaluation.root else None,
    }


def citation_json(citation: Citation) -> dict[str, Any]:
    return {
        "guideline": citation.guideline,
        "title": citation.title,
        "edition": citation.edition,
        "section": citation.section,
        "pages": [str(run) for run in citation.pages],
    }


def _node(node: CriterionResult) -> dict[str, Any]:
    common = {
        "id": node.id,
        "says": node.says,
        "kind": node.kind,
        "truth": node.truth.value,
        "counts_as": node.counts_as,
    }
    if node.kind != "leaf":
        return common | {"needed": node.needed, "children": [_node(child) for child in node.children]}
    return common | {
        "if_undocumented": node.if_undocumented,
        "is_confirmed": node.is_confirmed,
        "citation": citation_json(node.citation) if node.citation else None,
        "facts": [_fact(fact) for fact in node.facts],
        "look_for": node.look_for,
        "sought": list(node.sought),
        "sums": [_sum(each) for each in node.sums],
        "is_fixed": node.is_fixed,
        "set_aside": node.set_aside and {"counts_as": node.set_aside.counts_as, "reason": node.set_aside.reason},
    }


def _sum(each: Sum) -> dict[str, Any]:
    return {
        "terms": [{"name": term.name, "amount": _range(term.amount)} for term in each.terms],
        "total": _range(each.total),
        "sign": each.sign,
        "limit": {"name": each.limit.name, "amount": _range(each.limit.amount)},
        "holds": each.holds,
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "concept": fact.concept,
        "status": fact.status.value,
        "value": _range(fact.value),
        "unit": fact.unit,
        "evidence": [_evidence(each) for each in fact.evidence],
        "search": _search(fact.search) if fact.search else None,
    }


def _evidence(each: Evidence) -> dict[str, Any]:
    place = {"document": each.document_id, "page": each.page, "start": each.start, "end": each.end}
    return place | {"supports": each.supports}


def _search(search: SearchLog) -> dict[str, Any]:
    return {
        "pages_read": search.pages_read,
        "pages_total": search.pages_total,
        "terms": list(search.terms),
        "lowest_quality": search.lowest_quality,
        "near": [_evidence(each) for each in search.near],
    }


def _range(value: Range | None) -> list[float | None] | None:
    return None if value is None else [value.low, value.high]


def evaluation_lines(evaluation: Evaluation, quote: Quote) -> Iterator[str]:
    """The trace to read; `quote` gives the words of a span."""
    yield f"  {evaluation.outcome.value.upper()}"
    if evaluation.topic is None:
        yield f"  {evaluation.would_change}"
        return
    topic = evaluation.topic
    unconfirmed = "" if topic.is_confirmed else ", unconfirmed"
    yield f"  {topic.title} ({topic.pack}{unconfirmed}: {'; '.join(map(write_citation, topic.citations))})"
    yield f"  edition by {_governing(evaluation)}"
    assert evaluation.root is not None  # a topic comes with a trace
    yield from _node_lines(evaluation.root, evaluation.deciding, quote, depth=1)
    yield from _reason_lines(evaluation)
    if evaluation.allows is not None:
        yield f"  the count leaves {evaluation.allows} {evaluation.allows_unit}"
    if evaluation.would_change:
        yield f"  {evaluation.would_change}"


def _reason_lines(evaluation: Evaluation) -> Iterator[str]:
    """The smallest sets of criteria that each force the outcome; one set alone is what `<< decides` marks."""
    if len(evaluation.reasons) < 2:
        return
    listed = "; ".join(" with ".join(reason) for reason in evaluation.reasons)
    more = f"; and {evaluation.more_reasons:,} more" if evaluation.more_reasons else ""
    yield f"  each of these forces it: {listed}{more}"


def _governing(evaluation: Evaluation) -> str:
    on = f"{evaluation.governing.on:%m/%d/%Y}, " if evaluation.governing.on else ""
    return f"{on}{evaluation.governing.basis}"


def _node_lines(node: CriterionResult, deciding: tuple[str, ...], quote: Quote, *, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if node.kind != "leaf":
        words = {"all": "all of", "any": "any of"}.get(node.kind, f"at least {node.needed} of")
        yield f"{indent}{words}:"
        for child in node.children:
            yield from _node_lines(child, deciding, quote, depth=depth + 1)
        return
    decides = "  << decides" if node.id in deciding else ""
    unconfirmed = "" if node.is_confirmed else " [unconfirmed]"
    yield f"{indent}{MARK[node.truth]} {node.id}: {node.truth.value}{unconfirmed}{decides}"
    yield f"{indent}    {node.says}{_pages(node.citation)}"
    for fact in node.facts:
        yield f"{indent}    {_fact_line(fact, quote)}"


def _pages(citation: Citation | None) -> str:
    return f" (p. {', '.join(map(str, citation.pages))})" if citation and citation.pages else ""


def _fact_line(fact: Fact, quote: Quote) -> str:
    value = f" = {fact.value} {fact.unit}".rstrip() if fact.value is not None and fact.evidence else ""
    if fact.evidence:
        words = ", ".join(dict.fromkeys(f"“{quote(each)}” p. {each.page}" for each in fact.evidence[:3]))
        return f"{fact.concept}{value} {fact.status.value}: {words}"
    if fact.search is None:
        return f"{fact.concept}{value} {fact.status.value}"
    near = ", ".join(dict.fromkeys(f"“{quote(each)}”" for each in fact.search.near[:4]))
    pages = f"{fact.search.pages_read} of {fact.search.pages_total} pages read, {len(fact.search.terms)} terms"
    return f"{fact.concept} {fact.status.value} ({pages}{'; near: ' + near if near else ''})"
