"""What the record shows on the criteria that decide, in sentences, each with the places that it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openimr.casefile import Fact, Facts, FactStatus, Kind, concepts
from openimr.criteria import CriterionResult, Evaluation, Outcome, Truth
from openimr.determination.fact_words import in_use, named, none_done, uncounted, valued
from openimr.determination.page_words import PageLabel, Said, denied_on, listed, places, shown_on
from openimr.determination.sum_words import reckoned_said, reckonings
from openimr.vocabulary import Decision, DisputedItem

MOST_FACTS = 7
MOST_MISSING = 4


def telling(evaluation: Evaluation) -> tuple[CriterionResult, ...]:
    """The deciding criteria in the order of the pack; all of them where none decides."""
    assert evaluation.root is not None
    leaves = evaluation.root.leaves()
    return tuple(leaf for leaf in leaves if leaf.id in evaluation.deciding) or leaves


def record_said(
    item: DisputedItem, evaluation: Evaluation, decision: Decision, facts: Facts, page_label: PageLabel
) -> Iterator[Said]:
    """The sentences, each fact once, and how much the criteria would support; none where no pack covers the item."""
    if evaluation.root is None:
        return
    leaves = [leaf for leaf in telling(evaluation) if leaf.set_aside is None]
    sums = reckonings(leaves, evaluation)
    told = {term.name for reckoning in sums for term in reckoning.sum.terms}
    known = {
        fact.concept: facts.about(fact.concept) for leaf in leaves for fact in leaf.facts if fact.concept not in told
    }
    against = _counting_against(leaves) if decision is Decision.UPHELD else ()
    uncertain = _uncertain(leaves) if decision is Decision.UPHELD else ()
    shown = [fact for fact in known.values() if _is_shown(fact)]
    plain = [fact for fact in shown if fact.concept not in {*against, *uncertain}]
    said = [
        *(reckoned_said(reckoning, facts, page_label) for reckoning in sums),
        *_documented(plain, "The record documents", page_label),
        *_without_number([fact for fact in shown if fact.concept in uncertain], page_label),
        *_against_it([fact for fact in shown if fact.concept in against], page_label),
        *_against([fact for fact in known.values() if fact.status is FactStatus.DENIED], page_label),
        *(_divided(fact, page_label) for fact in known.values() if fact.status is FactStatus.CONFLICTING),
        *(_missing(leaves, facts) if decision is Decision.UPHELD else ()),
        *(_beside(evaluation, facts, page_label) if evaluation.outcome is Outcome.UNDECIDED else ()),
    ]
    yield from _of_guideline(leaves)
    yield from said or _of_request(leaves, evaluation, facts)
    if decision is Decision.UPHELD:
        yield from _room(item, evaluation)


def _is_shown(fact: Fact) -> bool:
    return fact.status is FactStatus.DOCUMENTED


def _counting_against(leaves: Sequence[CriterionResult]) -> tuple[str, ...]:
    """What alone keeps a criterion from being met: nothing that it asks for is missing or denied."""
    return tuple(
        name
        for leaf in leaves
        if leaf.counts_as is False and not leaf.sought
        for name in leaf.against
        if not any(fact.status is FactStatus.DENIED for fact in leaf.facts)
    )


def _uncertain(leaves: Sequence[CriterionResult]) -> tuple[str, ...]:
    """The counts of which no number is known, within criteria that are not met."""
    return tuple(
        fact.concept
        for leaf in leaves
        for fact in leaf.facts
        if leaf.counts_as is not True
        and concepts()[fact.concept].kind is Kind.COUNT
        and _is_shown(fact)
        and fact.value is not None
        and (fact.value.low, fact.value.high) == (1, None)
    )


def _documented(shown: Sequence[Fact], opening: str, page_label: PageLabel) -> Iterator[Said]:
    if not shown:
        return
    none = [
        fact for fact in shown if concepts()[fact.concept].kind is Kind.COUNT and fact.value and fact.value.high == 0
    ]
    some = [fact for fact in shown if fact not in none]
    if some:
        parts = [valued(fact) + shown_on(fact, page_label) for fact in some[:MOST_FACTS]]
        more = len(some) - MOST_FACTS
        parts += [f"{more} other {'finding' if more == 1 else 'findings'} to the same end"] if more > 0 else []
        yield f"{opening} {listed(parts, 'and')}.", places(some[:MOST_FACTS])
    if none and not any(concepts()[fact.concept].kind is Kind.COUNT for fact in some):
        parts = [f"{valued(fact)}{shown_on(fact, page_label)}" for fact in none]
        yield f"{'It' if some else 'The record'} counts {listed(parts, 'and')}.", places(none)


def _without_number(uncertain: Sequence[Fact], page_label: PageLabel) -> Iterator[Said]:
    """A count that cannot be held against a limit: that it is not told is why the criterion is not met."""
    for fact in uncertain:
        what = uncounted(concepts()[fact.concept])
        yield f"The record documents {what}{shown_on(fact, page_label)}; how many is not told.", places([fact])


def _against_it(against: Sequence[Fact], page_label: PageLabel) -> Iterator[Said]:
    """What is there already although the criterion asks that it is not."""
    if against:
        parts = [f"{in_use(fact)}{shown_on(fact, page_label)}" for fact in against]
        yield f"Against the request the record documents {listed(parts, 'and')}.", places(against)


def _against(denied: Sequence[Fact], page_label: PageLabel) -> Iterator[Said]:
    counted = [fact for fact in denied if concepts()[fact.concept].kind is Kind.COUNT]
    for fact in counted:
        none = none_done(concepts()[fact.concept])
        yield f"The record states that there have been {none}{denied_on(fact, page_label)}.", places([fact])
    others = [fact for fact in denied if fact not in counted]
    if others:
        parts = [f"{named(fact)}{denied_on(fact, page_label)}" for fact in others]
        yield f"The record speaks against {listed(parts, 'and')}.", places(others)


def _divided(fact: Fact, page_label: PageLabel) -> Said:
    shown, denied = shown_on(fact, page_label), denied_on(fact, page_label)
    where = f": one place shows it{shown}, another denies it{denied}" if fact.evidence else ""
    return f"The record is divided on {valued(fact)}{where}.", places([fact])


def _missing(leaves: Sequence[CriterionResult], facts: Facts) -> Iterator[Said]:
    """Silence is told where it counts against the request, and only of what would have helped."""
    missing = _silent(leaves, facts)
    if missing:
        yield f"The record that was provided does not document {_names(missing)}{_searched(missing[0])}.", ()


def _silent(leaves: Sequence[CriterionResult], facts: Facts) -> list[Fact]:
    open_leaves = [leaf for leaf in leaves if leaf.counts_as is not True]
    silent = dict.fromkeys(name for leaf in open_leaves for name in leaf.sought if not _is_counted(name, leaf))
    return [facts.about(name) for name in silent]


def _names(missing: Sequence[Fact]) -> str:
    labels = [named(fact) for fact in missing[:MOST_MISSING]]
    if len(missing) > MOST_MISSING:
        labels.append("any other finding that would meet it")
    return listed(labels, "or")


def _is_counted(name: str, leaf: CriterionResult) -> bool:
    """Whether another count of the criterion is known, which settles what this one would."""
    known = (fact for fact in leaf.facts if fact.status is FactStatus.DOCUMENTED and fact.value is not None)
    return concepts()[name].kind is Kind.COUNT and any(concepts()[fact.concept].kind is Kind.COUNT for fact in known)


def _beside(evaluation: Evaluation, facts: Facts, page_label: PageLabel) -> Iterator[Said]:
    """What the record documents for the criteria that are met beside those that stay open."""
    assert evaluation.root is not None
    met = [leaf for leaf in evaluation.root.leaves() if leaf.truth is Truth.MET and leaf.id not in evaluation.deciding]
    known = {fact.concept: facts.about(fact.concept) for leaf in met for fact in leaf.facts}
    told = {fact.concept for leaf in telling(evaluation) for fact in leaf.facts}
    shown = [fact for fact in known.values() if _is_shown(fact) and fact.concept not in told]
    yield from _documented(shown, "For the other criteria the record documents", page_label)


def _room(item: DisputedItem, evaluation: Evaluation) -> Iterator[Said]:
    """How much of what is asked for the criteria would support, where that is less; it never changes the item."""
    if item.quantity is None or evaluation.allows is None or evaluation.allows.high is None:
        return
    if evaluation.outcome is Outcome.NOT_SUPPORTED and evaluation.allows.high < item.quantity.amount.low:
        room = f"no more than {evaluation.allows.high:g}" if evaluation.allows.high else "none"
        yield f"The criteria support {room} of the {item.quantity} asked for.", ()


def _of_guideline(leaves: Sequence[CriterionResult]) -> Iterator[Said]:
    """Where the guideline settles the matter for every worker, that is said first."""
    if any(leaf.is_fixed and leaf.counts_as is False for leaf in leaves):
        yield "The guideline itself does not support the request, and no finding in the record changes that.", ()


def _of_request(leaves: Sequence[CriterionResult], evaluation: Evaluation, facts: Facts) -> Iterator[Said]:
    """What is to be said where no fact of the record bears on the criteria: what is missing, or the request itself."""
    if evaluation.outcome is Outcome.UNDECIDED or any(leaf.is_fixed for leaf in leaves):
        return
    missing = _silent(leaves, facts)
    if missing:
        # No reason for the decision: the gap behind it waits for the one that the reviewer has.
        yield f"The record that was provided does not show {_names(missing)}{_searched(missing[0])}.", ()
    elif any(leaf.sought for leaf in leaves):
        yield "The record that was provided holds nothing against this.", ()
    elif evaluation.outcome is Outcome.SUPPORTED:
        yield "The request as it is written meets this, and the record holds nothing against it.", ()
    elif leaves:
        yield "The request as it is written does not meet this.", ()


def _searched(fact: Fact) -> str:
    if fact.search is None:
        return ""
    pages = fact.search.pages_read
    return f" ({pages} {'page' if pages == 1 else 'pages'} searched)"
