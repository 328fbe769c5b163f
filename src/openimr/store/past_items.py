"""Items that reviewers have decided, to try a revised topic on: of this desk, and published ones from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from openimr import __version__
from openimr.analytics import blinded, facts_of
from openimr.casefile import Facts, concepts_sha256
from openimr.criteria import PackTopic, PastItem, speaks_of
from openimr.determination import Determination
from openimr.publication import from_json
from openimr.search import Question, Sort
from openimr.store import search_index
from openimr.store.codec import sha256
from openimr.store.contents import StoredContents
from openimr.store.desks import reading_desk
from openimr.store.models import CaseRow, PublishedRow
from openimr.vocabulary import CaseNumber, DisputedItem
from openimr.wording import treatments
from openimr.workflow import SYSTEM, State
from openimr.workflow import facts_of as facts_of_case

MOST_OWN = 300
"""How many signed cases of this desk are looked through, the newest first."""
MOST_PUBLISHED = 100
"""How many published letters are read, the newest first; reading a summary for the first time takes a moment."""


@dataclass(frozen=True, kw_only=True)
class PastItems:
    """The items on which a topic is tried, and how many published ones there are in all."""

    items: tuple[PastItem, ...]
    published_in_all: int
    is_index_ready: bool = True


def past_items(topics: Sequence[PackTopic], *, at: datetime) -> PastItems:
    """The newest decided items of which any of the topics speaks. Their facts are found once and then remembered."""
    own = tuple(_of_this_desk(topics, at))
    index = search_index.searchable()
    named = tuple(sorted({name for topic in topics for name in _treatments_of(topic)}))
    if index is None or not named:
        return PastItems(items=own, published_in_all=0, is_index_ready=index is not None)
    question = Question(treatment=named, sort=Sort.NEWEST)
    answer = index.search(question, per_page=MOST_PUBLISHED, with_facets=False)
    numbers = list(dict.fromkeys(hit.row.case_number for hit in answer.hits))
    return PastItems(items=(*own, *_published(topics, numbers)), published_in_all=answer.total)


def _treatments_of(topic: PackTopic) -> Iterator[str]:
    yield from topic.covers.treatments
    yield from (name for name, known in treatments().items() if known.category in topic.covers.categories)


def _of_this_desk(topics: Sequence[PackTopic], at: datetime) -> Iterator[PastItem]:
    desk = reading_desk(SYSTEM, at=at)
    signed = CaseRow.objects.filter(state__in=[State.SIGNED.value, State.ISSUED.value]).order_by("-number")
    for number in signed.values_list("number", flat=True)[:MOST_OWN]:
        case = desk.cases.get(CaseNumber(number))
        application = desk.application(case)
        meant = [item for item in application.items if _is_meant(topics, item)]
        if not meant:
            continue
        facts = facts_of_case(desk, case)
        decided = {item.number: item for item in desk.contents.get(case.determination_ref, Determination).items}
        for item in meant:
            known = decided.get(item.number)
            yield PastItem(
                case_number=number,
                is_own=True,
                item=item,
                facts=facts,
                requested_on=application.requested_on,
                ur_decided_on=application.ur.decided_on,
                date_of_injury=application.date_of_injury,
                decision=known.decision if known else None,
            )


def _published(topics: Sequence[PackTopic], numbers: Sequence[str]) -> Iterator[PastItem]:
    rows = PublishedRow.objects.filter(number__in=numbers, is_withdrawn=False, is_own=False)
    bodies = dict(rows.values_list("number", "body"))
    for number in numbers:
        if number not in bodies:
            continue
        determination = from_json(bodies[number], where=number).determination
        case = blinded(determination)
        meant = [
            (item, theirs)
            for item, theirs in zip(case.items, determination.items, strict=True)
            if _is_meant(topics, item)
        ]
        if not meant:
            continue
        facts = _facts_of_summary(number, bodies[number])
        for item, theirs in meant:
            yield PastItem(
                case_number=number,
                is_own=False,
                item=item,
                facts=facts,
                requested_on=None,
                ur_decided_on=case.ur_decided_on or facts.about("ur_decision").on,
                date_of_injury=case.date_of_injury,
                decision=theirs.decision,
                cited=theirs.reviewer_guideline.citations,
            )


@lru_cache(maxsize=2 * MOST_PUBLISHED)
def _facts_of_summary(number: str, body: str) -> Facts:
    """The facts of a public text, kept in the database and, since nobody's name is in it, in this process as well."""
    return StoredContents().remembered(
        ("facts of a summary", __version__, concepts_sha256(), sha256(body)),
        Facts,
        lambda: facts_of(blinded(from_json(body, where=number).determination)),
    )


def _is_meant(topics: Sequence[PackTopic], item: DisputedItem) -> bool:
    return any(speaks_of(topic, item) for topic in topics)
