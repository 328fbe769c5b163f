"""Published determinations as anybody may read them: the redacted record, never what was signed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from openimr.determination import Determination, DeterminedItem
from openimr.publication import PublicRecord, from_json
from openimr.store.models import PublishedRow
from openimr.vocabulary import CaseNumber, Decision, InputError, NotFound
from openimr.web.counting_words import listed


@dataclass(frozen=True, kw_only=True)
class Published:
    """One published case: its redacted record and the letters by name, of which a case from elsewhere has none."""

    record: PublicRecord
    letters: tuple[tuple[str, str], ...]
    is_own: bool = True

    @property
    def determination(self) -> Determination:
        return self.record.determination

    @property
    def items(self) -> tuple[DeterminedItem, ...]:
        return self.record.determination.items

    @property
    def number(self) -> str:
        return str(self.record.determination.case_number)

    @property
    def decided_on(self) -> date | None:
        return self.record.determination.decision_date

    @property
    def title(self) -> str:
        """What was in dispute, in one line: the one item as it was worded, or the treatments of several."""
        if len(self.items) == 1:
            return self.items[0].text
        treatments = list(dict.fromkeys(item.treatment or item.text for item in self.items))
        title = listed(treatments) if treatments else "No disputed item was read"
        return title[:1].upper() + title[1:]

    @property
    def in_short(self) -> str:
        """What was decided, in one sentence."""
        count = len(self.items)
        overturned = sum(item.decision is Decision.OVERTURNED for item in self.items)
        undecided = sum(item.decision is None for item in self.items)
        if undecided or not count:
            return f"{self.result}." if self.items else ""
        if count == 1:
            if overturned:
                return "The treatment is medically necessary; the denial is overturned."
            return "The treatment is not medically necessary; the denial is upheld."
        if overturned in {0, count}:
            whole = ("None", "upheld") if overturned == 0 else ("Each", "overturned")
            return f"{whole[0]} of the {count} treatments is medically necessary; the denial is {whole[1]}."
        be = "is" if overturned == 1 else "are"
        return f"{overturned} of {count} treatments {be} medically necessary; the denial of the others is upheld."

    @property
    def result(self) -> str:
        """`1 overturned, 2 upheld`"""
        decisions = [item.decision for item in self.items]
        counts = ((Decision.OVERTURNED, "overturned"), (Decision.UPHELD, "upheld"), (None, "without a decision"))
        return ", ".join(f"{decisions.count(kind)} {word}" for kind, word in counts if kind in decisions)


@dataclass(frozen=True, kw_only=True)
class ListedItem:
    """An item of a list: the case, what was in dispute, how and when it was decided."""

    case_number: str
    number: int
    text: str
    decision: str
    decided_on: date | None
    specialties: tuple[str, ...]


def all_published() -> QuerySet[PublishedRow]:
    """Everything that is published, the newest decision first."""
    return PublishedRow.objects.filter(is_withdrawn=False).order_by(F("decided_on").desc(nulls_last=True), "-number")


def published_row(number: str) -> PublishedRow:
    """The row of the published case with this number, or `NotFound`."""
    try:
        row = PublishedRow.objects.filter(is_withdrawn=False, number=CaseNumber(number)).first()
    except InputError:  # an address may hold anything, also what PostgreSQL does not take
        row = None
    if row is None:
        raise NotFound("there is no published determination with this number.")
    return row


def published_case(number: str) -> Published:
    """The published case with this number, or `NotFound`; a case that is not published does not exist here."""
    return shown(published_row(number))


def shown(row: PublishedRow) -> Published:
    """The public side of a row."""
    letters = tuple((name, sha256) for name, sha256 in json.loads(row.letters))
    return Published(record=from_json(row.body, where=row.number), letters=letters, is_own=row.is_own)


def still_published(numbers: Iterable[str], *, as_of: int) -> frozenset[str]:
    """Those of the case numbers that may be read now as they stood at the revision `as_of`, which an index knows.

    One that was published anew since reads differently: what the index still holds of it may have been taken back.
    """
    asked = PublishedRow.objects.filter(number__in=list(numbers), is_withdrawn=False, revision__lte=as_of)
    return frozenset(asked.values_list("number", flat=True))


def listed_items(keys: Sequence[tuple[str, int]]) -> list[ListedItem]:
    """The items with these case numbers and item numbers, in this order, without those withdrawn since."""
    asked = PublishedRow.objects.filter(number__in={number for number, _ in keys}, is_withdrawn=False)
    letters: Mapping[str, Any] = {number: json.loads(body) for number, body in asked.values_list("number", "body")}
    found = []
    for case_number, number in keys:
        letter = letters.get(case_number)
        item = next((each for each in letter["items"] if each["number"] == number), None) if letter else None
        if letter and item:
            found.append(
                ListedItem(
                    case_number=case_number,
                    number=number,
                    text=item["text"],
                    decision=item["decision"] or "",
                    decided_on=date.fromisoformat(letter["decision_date"]) if letter["decision_date"] else None,
                    specialties=tuple(letter["reviewer"]["certifications"]),
                )
            )
    return found
