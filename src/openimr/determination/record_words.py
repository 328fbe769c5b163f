"""What the record shows on the criteria that decide, in sentences, each with the places that it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from openimr.casefile import Evidence, Fact, Facts, FactStatus, Kind, concepts
from openimr.criteria import CriterionResult, Evaluation, Outcome, Sum, Truth, is_count, is_unknown
from openimr.determination.fact_words import named, none_done, valued
from openimr.vocabulary import Decision, DisputedItem

PageLabel = Callable[[Evidence], str]
Said = tuple[str, tuple[Evidence, ...]]
MOST_PAGES = 3
MOST_FACTS = 7
MOST_MISSING = 4
_BRACKETS = re.compile(r"\([^)]*\)")


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
    sums = _tightest([reckoned for leaf in leaves for reckoned in leaf.sums if _is_told(reckoned, leaf)])
    told = {term.name for reckoned in sums for term in reckoned.terms}
    known = {
        fact.concept: facts.about(fact.concept) for leaf in leaves for fact in leaf.facts if fact.concept not in told
    }
    said = [
        *(_reckoned(reckoned, facts, page_label) for reckoned in sums),
        *_documented([fact for fact in known.values() if _is_shown(fact)], "The record documents", page_label),
        *_against([fact for fact in known.values() if fact.status is FactStatus.DENIED], page_label),
        *(_divided(fact, page_label) for fact in known.values() if fact.status is FactStatus.CONFLICTING),
        *(_missing(leaves, facts) if decision is Decision.UPHELD else ()),
        *(_beside(evaluation, facts, page_label) if evaluation.outcome is Outcome.UNDECIDED else ()),
    ]
    yield from _of_guideline(leaves)
    yield from said or _of_request(leaves, evaluation)
    if decision is Decision.UPHELD:
        yield from _room(item, evaluation)


def _is_shown(fact: Fact) -> bool:
    return fact.status is FactStatus.DOCUMENTED


def _is_told(reckoned: Sum, leaf: CriterionResult) -> bool:
    """Whether the reckoning tells why the criterion came out as it did: it holds as the criterion does."""
    if reckoned.holds is None or reckoned.holds is not leaf.counts_as:
        return False
    if _asked(reckoned):
        return is_count(reckoned.limit)
    if any(map(is_unknown, reckoned.terms)):
        return False
    # A number that suffices is told with the other facts; one that does not is told with the limit that it misses.
    return leaf.counts_as is False and reckoned.limit.amount.low >= 1


def _asked(reckoned: Sum) -> str:
    """The amount asked for within a sum; empty where the sum is about the record alone."""
    return next((str(term.amount) for term in reckoned.terms if term.name.endswith("_requested")), "")


def _tightest(sums: Sequence[Sum]) -> list[Sum]:
    """One reckoning for each amount: the limit that is nearest to it says what the others say."""
    kept: dict[object, Sum] = {}
    for reckoned in sorted(sums, key=lambda each: abs(each.limit.amount.low - each.total.low)):
        kept.setdefault(reckoned.total if _asked(reckoned) else reckoned.terms, reckoned)
    return [reckoned for reckoned in sums if reckoned in kept.values()]


def _reckoned(reckoned: Sum, facts: Facts, page_label: PageLabel) -> Said:
    """Asked for and done against what the guideline allows, or a number of the record against what it asks for."""
    evidence = tuple(each for term in reckoned.terms for each in facts.about(term.name).evidence)
    asked = _asked(reckoned)
    done = [facts.about(term.name) for term in reckoned.terms if term.name in concepts() and not is_unknown(term)]
    some = [f"{valued(fact)}{_shown(fact, page_label)}" for fact in done if fact.value and fact.value.high != 0]
    limit = f"{reckoned.limit.amount.low:g}"
    if not asked:
        shown = [f"{valued(fact)}{_shown(fact, page_label)}" for fact in done]
        needed = f"{_limit(reckoned.sign)} {limit}"
        return f"The record shows {_listed(shown, 'and')}, where the guideline speaks of {needed}.", evidence
    first = " in a first course" if reckoned.limit.name.startswith(("first_", "trial_")) else ""
    allowed = f"the guideline allows {limit}{first}"
    if any(map(is_unknown, reckoned.terms)) and not some:
        return f"The {asked} asked for are alone more than the {limit} that the guideline allows{first}.", evidence
    if not some:
        none = [f"{valued(fact)}{_denied(fact, page_label) or _shown(fact, page_label)}" for fact in done]
        before = f" with {_listed(none, 'and')}," if none else ""
        return f"The amount asked for is {asked},{before} and {allowed}.", evidence
    return f"The {asked} asked for and {_listed(some, 'and')} make {reckoned.total}, and {allowed}.", evidence


def _limit(sign: str) -> str:
    return {"<=": "no more than", "<": "fewer than", ">": "more than"}.get(sign, "at least")


def _documented(shown: Sequence[Fact], opening: str, page_label: PageLabel) -> Iterator[Said]:
    if not shown:
        return
    none = [
        fact for fact in shown if concepts()[fact.concept].kind is Kind.COUNT and fact.value and fact.value.high == 0
    ]
    some = [fact for fact in shown if fact not in none]
    if some:
        parts = [valued(fact) + _shown(fact, page_label) for fact in some[:MOST_FACTS]]
        more = len(some) - MOST_FACTS
        parts += [f"{more} other {'finding' if more == 1 else 'findings'} to the same end"] if more > 0 else []
        yield f"{opening} {_listed(parts, 'and')}.", _places(some[:MOST_FACTS])
    if none and not any(concepts()[fact.concept].kind is Kind.COUNT for fact in some):
        parts = [f"{valued(fact)}{_shown(fact, page_label)}" for fact in none]
        yield f"{'It' if some else 'The record'} counts {_listed(parts, 'and')}.", _places(none)


def _against(denied: Sequence[Fact], page_label: PageLabel) -> Iterator[Said]:
    counted = [fact for fact in denied if concepts()[fact.concept].kind is Kind.COUNT]
    for fact in counted:
        none = none_done(concepts()[fact.concept])
        yield f"The record states that there have been {none}{_denied(fact, page_label)}.", fact.evidence
    others = [fact for fact in denied if fact not in counted]
    if others:
        parts = [f"{named(fact)}{_denied(fact, page_label)}" for fact in others]
        yield f"The record speaks against {_listed(parts, 'and')}.", _places(others)


def _divided(fact: Fact, page_label: PageLabel) -> Said:
    shown, denied = _shown(fact, page_label), _denied(fact, page_label)
    where = f": one place shows it{shown}, another denies it{denied}" if fact.evidence else ""
    return f"The record is divided on {valued(fact)}{where}.", fact.evidence


def _missing(leaves: Sequence[CriterionResult], facts: Facts) -> Iterator[Said]:
    """Silence is told where it counts against the request, and only of what would have helped."""
    open_leaves = [leaf for leaf in leaves if leaf.counts_as is not True]
    silent = dict.fromkeys(name for leaf in open_leaves for name in leaf.sought if not _is_counted(name, leaf))
    missing = [facts.about(name) for name in silent]
    if not missing:
        return
    labels = [named(fact) for fact in missing[:MOST_MISSING]]
    if len(missing) > MOST_MISSING:
        labels.append("any other finding that would meet it")
    yield f"The record that was provided does not document {_listed(labels, 'or')}{_searched(missing[0])}.", ()


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


def _of_request(leaves: Sequence[CriterionResult], evaluation: Evaluation) -> Iterator[Said]:
    """What is to be said where no fact of the record bears on the criteria: the request settles it, or nothing."""
    if evaluation.outcome is Outcome.UNDECIDED or any(leaf.is_fixed for leaf in leaves):
        return
    if any(leaf.sought for leaf in leaves):
        yield "The record that was provided leaves this open.", ()
    elif evaluation.outcome is Outcome.SUPPORTED:
        yield "The request as it is written meets this, and the record holds nothing against it.", ()
    elif leaves:
        yield "The request as it is written does not meet this.", ()


def _shown(fact: Fact, page_label: PageLabel) -> str:
    return _pages((each for each in fact.evidence if each.supports), page_label)


def _denied(fact: Fact, page_label: PageLabel) -> str:
    return _pages((each for each in fact.evidence if not each.supports), page_label)


def _places(facts: Iterable[Fact]) -> tuple[Evidence, ...]:
    return tuple(each for fact in facts for each in fact.evidence)


def _listed(parts: Sequence[str], word: str) -> str:
    if len(parts) == 1:
        return parts[0]
    # A part with a comma of its own would run into the next one.
    by, last = ("; ", f"; {word}") if any("," in _BRACKETS.sub("", part) for part in parts) else (", ", f" {word}")
    return f"{by.join(parts[:-1])}{last} {parts[-1]}"


def _searched(fact: Fact) -> str:
    if fact.search is None:
        return ""
    pages = fact.search.pages_read
    return f" ({pages} {'page' if pages == 1 else 'pages'} searched)"


def _pages(evidence: Iterable[Evidence], page_label: PageLabel) -> str:
    """The pages in brackets, the first few by name: a reader opens those, and the trace holds all of them."""
    labels = list(dict.fromkeys(page_label(each) for each in evidence))
    more = len(labels) - MOST_PAGES
    named_pages = labels[:MOST_PAGES] + ([f"and {more} more"] if more > 0 else [])
    return f" ({'; '.join(named_pages)})" if named_pages else ""
