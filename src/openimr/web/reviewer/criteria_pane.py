"""The criteria of one item as the reviewer reads them: numbered, each with its pages or with where we looked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from string import ascii_lowercase

from openimr.casefile import Evidence, Fact, FactStatus, SearchLog, concepts
from openimr.criteria import Counting, CriterionResult, Evaluation, Truth, numbers_said, sum_said
from openimr.web.reviewer.folding import fold_line, matters
from openimr.web.reviewer.look import Look
from openimr.web.reviewer.marked_text import Mark
from openimr.web.reviewer.page_numbers import PageNumbers, Place
from openimr.web.reviewer.ways import Way, counting_again, ways_shown
from openimr.wording import write_citation

LINKS_SHOWN = 5
TERMS_SHOWN = 6

CONTRADICTS = "The pages contradict each other: read them, and correct the fact to what holds."
COUNTS_AS = {
    Counting.NOT_ESTABLISHED: "Until somebody shows it, it counts as not met.",
    Counting.PRESUMED_ABSENT: "Nobody recorded it, so it is taken to be absent.",
    Counting.ASK: "The file leaves it open, and nothing is concluded from that.",
}
GROUPS = {"all": "each of these is needed", "any": "one of these is enough"}


@dataclass(frozen=True, kw_only=True)
class PageLink:
    """A link to the page that shows something, named by its number in the whole file."""

    href: str
    in_file: int
    title: str
    quality: int
    """How sure the text of that page is, in percent."""


@dataclass(frozen=True, kw_only=True)
class ShownFact:
    """One fact beside its criterion, with what a person needs to check it or to overrule it."""

    fact: Fact
    name: str
    value: str
    links: tuple[PageLink, ...]
    more: int
    search: SearchLog | None
    terms: str
    near: tuple[PageLink, ...]
    correct_href: str

    @property
    def is_conflicting(self) -> bool:
        return self.fact.status is FactStatus.CONFLICTING


@dataclass(frozen=True, kw_only=True)
class ShownCriterion:
    """One node of the tree under the number by which page and tree refer to each other: `3`, `3a`."""

    result: CriterionResult
    label: str
    facts: tuple[ShownFact, ...]
    links: tuple[PageLink, ...]
    more: int
    children: tuple[ShownCriterion, ...]
    is_deciding: bool
    matters: bool = True
    fold_line: str = ""
    """What is said for the children that are folded away."""
    sums: tuple[str, ...] = ()
    ordinal: int = 0
    """The how-manieth leaf it is: by this number an address names it. 0 for a group."""

    @property
    def open_children(self) -> tuple[ShownCriterion, ...]:
        return tuple(child for child in self.children if child.matters)

    @property
    def folded(self) -> tuple[ShownCriterion, ...]:
        return tuple(child for child in self.children if not child.matters)

    @property
    def says(self) -> str:
        """What it says; a group without a sentence of its own says how many of its children are needed."""
        return self.result.says or self.asks.capitalize()

    @property
    def asks(self) -> str:
        """How many of the children are needed; empty for a single criterion."""
        if self.result.kind == "at_least":
            return f"at least {self.result.needed} of these are needed"
        return GROUPS.get(self.result.kind, "") if self.children else ""

    @property
    def counts_as(self) -> str:
        """What follows from "not documented"; a contradiction is never taken for silence (see the engine)."""
        if self.result.truth is not Truth.NOT_DOCUMENTED or self.children or self.result.if_undocumented is None:
            return ""
        if self.result.set_aside is not None:
            return ""
        if any(fact.status is FactStatus.CONFLICTING for fact in self.result.facts):
            return CONTRADICTS
        return COUNTS_AS[self.result.if_undocumented]

    @property
    def is_open(self) -> bool:
        """Whether the details stand open at first: where the decision hangs on something that was not found."""
        return self.is_deciding and self.result.truth is Truth.NOT_DOCUMENTED


@dataclass(frozen=True, kw_only=True)
class CriteriaPane:
    """All that stands on the right above the decision."""

    evaluation: Evaluation
    criteria: tuple[ShownCriterion, ...]
    folded: tuple[ShownCriterion, ...]
    fold_line: str
    ways: tuple[Way, ...]
    again: tuple[str, ...]
    """The labels of the criteria set aside that stand in the way."""
    numbers: str
    """The numbers that hold for this case, with the group of diagnoses that they hold for."""
    met: int
    not_met: int
    undocumented: int
    citation: str
    asks: str
    marks: tuple[tuple[str, int, Mark], ...] = field(repr=False)
    """Every passage that bears on a criterion: record, page, and what to mark there."""

    def marks_on(self, place: Place) -> tuple[Mark, ...]:
        return tuple(mark for record, page, mark in self.marks if (record, page) == (place.document.id, place.page))


def criteria_pane(evaluation: Evaluation, look: Look, pages: PageNumbers) -> CriteriaPane:
    """The evaluation of one item, laid out for the page."""
    root, topic = evaluation.root, evaluation.topic
    leaves = root.leaves() if root else ()
    ordinals = count(1)
    tops = [(_shown(label, top, evaluation, look, pages, ordinals), top) for label, top in _numbered(root)]
    folded = [(shown, top) for shown, top in tops if not shown.matters]
    return CriteriaPane(
        evaluation=evaluation,
        criteria=tuple(shown for shown, _ in tops if shown.matters),
        folded=tuple(shown for shown, _ in folded),
        fold_line=fold_line(root, [top for _, top in folded]) if root else "",
        ways=ways_shown(evaluation, _labels(root)),
        again=counting_again(evaluation, _labels(root)),
        numbers=_numbers(evaluation),
        met=sum(leaf.truth is Truth.MET for leaf in leaves),
        not_met=sum(leaf.truth is Truth.NOT_MET for leaf in leaves),
        undocumented=sum(leaf.truth is Truth.NOT_DOCUMENTED for leaf in leaves),
        citation=write_citation(topic.citations[0]) if topic and topic.citations else "",
        asks=_asked(root) if root and root.children else "",
        marks=tuple(_marks(_numbered(root))),
    )


def first_place(evaluation: Evaluation) -> tuple[str, int] | None:
    """The first page that shows something of this item, as record and page."""
    return next(((record, page) for record, page, _ in _marks(_numbered(evaluation.root))), None)


def leaf_fact(evaluation: Evaluation, criterion: int, number: int) -> Fact | None:
    """The fact to which the address of a correction leads: the `number`-th of the `criterion`-th leaf, from 1."""
    leaves = evaluation.root.leaves() if evaluation.root else ()
    if not 0 < criterion <= len(leaves):
        return None
    facts = leaves[criterion - 1].facts
    return facts[number - 1] if 0 < number <= len(facts) else None


def leaf_numbered(evaluation: Evaluation, criterion: int) -> tuple[str, CriterionResult] | None:
    """The `criterion`-th leaf, from 1, under the label that the page gives it."""
    leaves = evaluation.root.leaves() if evaluation.root else ()
    if not 0 < criterion <= len(leaves):
        return None
    leaf = leaves[criterion - 1]
    return _labels(evaluation.root)[leaf.id], leaf


def concept_name(concept: str) -> str:
    known = concepts().get(concept)
    return known.label if known else concept.replace("_", " ")


def _numbered(root: CriterionResult | None) -> list[tuple[str, CriterionResult]]:
    """The criteria of the first level under their numbers."""
    tops = (root.children or (root,)) if root else ()
    return [(str(number), top) for number, top in enumerate(tops, start=1)]


def _labels(root: CriterionResult | None) -> dict[str, str]:
    """The label of each leaf by its id."""
    labels: dict[str, str] = {}
    below = _numbered(root)
    while below:
        label, node = below.pop()
        if node.children:
            below += _children(label, node)
        else:
            labels[node.id] = label
    return labels


def _numbers(evaluation: Evaluation) -> str:
    said = numbers_said(evaluation.numbers) if evaluation.numbers else ""
    return f"{evaluation.numbers.group}: {said}" if evaluation.numbers and said else ""


def _shown(
    label: str, result: CriterionResult, evaluation: Evaluation, look: Look, pages: PageNumbers, ordinals: Iterator[int]
) -> ShownCriterion:
    children = tuple(
        _shown(child_label, child, evaluation, look, pages, ordinals) for child_label, child in _children(label, result)
    )
    # The address of a correction names criterion and fact by numbers, never by a clinical word.
    ordinal = 0 if children else next(ordinals)
    facts = tuple(_fact(fact, label, ordinal, number, look, pages) for number, fact in enumerate(result.facts, start=1))
    evidence = [shown for fact in result.facts for shown in fact.evidence] if not children else []
    places = places_of(evidence, pages)
    return ShownCriterion(
        result=result,
        label=label,
        facts=facts,
        links=links_to(places[:LINKS_SHOWN], label, look),
        more=max(len(places) - LINKS_SHOWN, 0),
        children=children,
        is_deciding=any(leaf.id in evaluation.deciding for leaf in result.leaves()),
        matters=matters(result, evaluation),
        fold_line=fold_line(result, [child.result for child in children if not child.matters]),
        sums=tuple(said for reckoned in result.sums if (said := sum_said(reckoned))),
        ordinal=ordinal,
    )


def _children(label: str, result: CriterionResult) -> list[tuple[str, CriterionResult]]:
    """The children under their labels: letters below a number, numbers below a letter."""
    letters = not label or label[-1].isdigit()
    names = ascii_lowercase if letters else [f".{number}" for number in range(1, len(result.children) + 1)]
    return [
        (f"{label}{names[index] if index < len(names) else f'.{index + 1}'}", child)
        for index, child in enumerate(result.children)
    ]


def _fact(fact: Fact, label: str, criterion: int, number: int, look: Look, pages: PageNumbers) -> ShownFact:
    places = places_of(fact.evidence, pages)
    search = fact.search
    return ShownFact(
        fact=fact,
        name=concept_name(fact.concept),
        value=f"{fact.value} {fact.unit}".strip() if fact.value is not None else fact.text,
        links=links_to(places[:LINKS_SHOWN], label, look),
        more=max(len(places) - LINKS_SHOWN, 0),
        search=search,
        terms=_terms(search) if search else "",
        near=links_to(places_of(search.near, pages)[:LINKS_SHOWN], label, look) if search else (),
        correct_href=f"criterion={criterion}&fact={number}",
    )


def _terms(search: SearchLog) -> str:
    """The terms of a search as a person reads them, the plain ones first; the rest are counted."""
    plainest = sorted(search.terms, key=lambda term: sum(character in "|*.{" for character in term))
    shown = ", ".join(_plainly(term) for term in plainest[:TERMS_SHOWN])
    more = len(plainest) - TERMS_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _plainly(term: str) -> str:
    """A phrase of the concept vocabulary without its signs.

    >>> _plainly("reflex* .. reduced|absent")
    'reflex… … reduced or absent'
    """
    said = re.sub(r"\{(\w+)\}", r"[\1]", term)
    return said.replace("|", " or ").replace("*", "…").replace(" .. ", " … ")


def places_of(evidence: Iterable[Evidence], pages: PageNumbers) -> tuple[Place, ...]:
    """Each page that shows something once, in the order of the file."""
    places = {place.in_file: place for shown in evidence if (place := pages.of_evidence(shown))}
    return tuple(place for _, place in sorted(places.items()))


def links_to(places: Iterable[Place], label: str, look: Look) -> tuple[PageLink, ...]:
    """A link to each page; for the ones that are shown only, since each looks at its page."""
    return tuple(
        PageLink(
            href=look.at(place.document.id, place.page).href + (f"#e{label}" if label else ""),
            in_file=place.in_file,
            title=place.name,
            quality=_quality(place),
        )
        for place in places
    )


def _quality(place: Place) -> int:
    return round(place.text.quality * 100) if place.text else 0


def _marks(numbered: Iterable[tuple[str, CriterionResult]]) -> Iterator[tuple[str, int, Mark]]:
    kinds = {Truth.MET: "met", Truth.NOT_MET: "unmet", Truth.NOT_DOCUMENTED: "near"}
    for label, result in numbered:
        if result.children:
            yield from _marks(_children(label, result))
            continue
        for fact in result.facts:
            shown = [(evidence, kinds[result.truth]) for evidence in fact.evidence]
            near = [(evidence, "near") for evidence in fact.search.near] if fact.search else []
            for evidence, kind in (*shown, *near):
                mark = Mark(start=evidence.start, end=evidence.end, kind=kind, label=label)
                yield evidence.document_id, evidence.page, mark


def _asked(root: CriterionResult) -> str:
    count = len(root.children)
    if root.kind == "at_least":
        return f"At least {root.needed} of {count} are needed."
    if root.kind == "any":
        return "One is enough."
    return "Both are needed." if count == 2 else f"All {count} are needed."
