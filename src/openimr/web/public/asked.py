"""What a person asks of the published decisions: words that are posted, and choices that may stand in an address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from openimr.analytics import guideline_label, topic_label
from openimr.search import Question, Sort

CHOICES: Mapping[str, str] = {
    "decision": "Decision of the item",
    "treatment": "Treatment",
    "body_part": "Part of the body",
    "cites": "Guideline topic cited",
    "guideline": "Guideline cited",
    "drug": "Drug",
    "category": "Category",
    "specialty": "Specialty of the reviewer",
}
"""The fields in which values can be chosen, in the order of the page. The years stand apart: they are a range."""
MOST_WORDS, MOST_CHOICES, LAST_PAGE = 200, 20, 500


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question as the page keeps it. `choices` are field and value in the order in which they were made."""

    words: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    sort: Sort | None = None
    page: int = 1

    @property
    def question(self) -> Question:
        """What the index is asked."""
        chosen: dict[str, Any] = {
            field: tuple(value for name, value in self.choices if name == field) for field in CHOICES
        }
        return Question(words=self.words, year_from=self.year_from, year_to=self.year_to, sort=self.sort, **chosen)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """All but the words and the page, as the fields of a form or the values of an address."""
        return list(self._pairs())

    @property
    def is_narrowed(self) -> bool:
        return bool(self.choices or self.year_from or self.year_to)

    def address(self, *, page: int = 1) -> str:
        """Where this question stands without its words, which never stand in an address."""
        pairs = [*self.pairs, *([("page", str(page))] if page > 1 else [])]
        return reverse("decisions") + (f"?{urlencode(pairs)}" if pairs else "")

    def without(self, name: str, value: str) -> Asked:
        """The question without one of its choices."""
        if name == "from":
            return replace(self, year_from=None, page=1)
        if name == "to":
            return replace(self, year_to=None, page=1)
        return replace(self, choices=tuple(pair for pair in self.choices if pair != (name, value)), page=1)

    def _pairs(self) -> Iterator[tuple[str, str]]:
        yield from self.choices
        if self.year_from:
            yield "from", str(self.year_from)
        if self.year_to:
            yield "to", str(self.year_to)
        if self.sort:
            yield "sort", self.sort.value


def asked_in(request: HttpRequest) -> Asked:
    """The question of a request. Words count only when they are posted; `drop` takes one choice back."""
    is_posted = request.method == "POST"
    given = request.POST if is_posted else request.GET
    asked = Asked(
        words=" ".join(given.get("words", "").split())[:MOST_WORDS] if is_posted else "",
        choices=tuple(_choices(given)),
        year_from=_year(given.get("from")),
        year_to=_year(given.get("to")),
        sort=next((sort for sort in Sort if sort.value == given.get("sort")), None),
        page=min(_number(given.get("page")) or 1, LAST_PAGE),
    )
    dropped, _, value = given.get("drop", "").partition("=")
    return asked.without(dropped, value) if dropped else asked


def said(field: str, value: str) -> str:
    """A value as people call it: a guideline or topic by its name."""
    if field == "cites":
        return topic_label(value)
    return guideline_label(value) if field == "guideline" else value


def search_address(**choice: str) -> str:
    """The address of a search by one value: `search_address(treatment="acupuncture")`."""
    return Asked(choices=tuple(choice.items())).address()


def _choices(given: QueryDict) -> Sequence[tuple[str, str]]:
    pairs = [(field, value[:120]) for field in CHOICES for value in given.getlist(field) if value]
    return list(dict.fromkeys(pairs))[:MOST_CHOICES]


def _year(text: str | None) -> int | None:
    number = _number(text)
    return number if number and 1900 <= number <= 2200 else None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else None
