"""Published decisions: words, choices and passages. Words that a person types leave no trace in an address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods

from openimr.corpus import ItemRow
from openimr.search import Answer, Facet, FacetValue, Hit, Passage, SearchIndex, Sort, spread
from openimr.store import open_data
from openimr.store.models import PublishedRow
from openimr.store.search_index import indexed_revision, searchable
from openimr.vocabulary import CaseNumber, InputError
from openimr.web.door import DeskRequest, page
from openimr.web.public.asked import CHOICES, LAST_PAGE, Asked, asked_in, said
from openimr.web.public.published import all_published, shown, still_published

PER_PAGE = 20
AT_FIRST = 6
"""So many values of a facet are seen at once; the others unfold."""
TOP = 60
PLACES = {"text": "item", "rationale": "rationale", "summary": "case summary", "basis": "guideline relied on"}


@dataclass(frozen=True, kw_only=True)
class ShownHit:
    """An item that was found: its title and passages with the words that were found marked."""

    hit: Hit
    title: SafeString
    passages: tuple[tuple[SafeString, str], ...]


@dataclass(frozen=True, kw_only=True)
class ShownValue:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class ShownFacet:
    """The values of one field, the first few and the others apart; `more` are too many to list."""

    field: str
    label: str
    first: tuple[ShownValue, ...]
    others: tuple[ShownValue, ...]
    more: int
    is_estimate: bool


@dataclass(frozen=True, kw_only=True)
class Chip:
    """A choice that can be taken back."""

    label: str
    drop: str
    address: str


@require_http_methods(["GET", "POST"])
@page("decisions")
def decisions(request: DeskRequest) -> HttpResponse:
    """What was found for words and choices; without both, everything, the newest first."""
    asked = asked_in(request)
    if request.method == "POST":
        if not asked.words:
            return _see_other(asked.address())
        if number := _published_number(asked.words):
            return redirect("decision", number)
    indexed = indexed_revision()
    index = searchable()
    if index is None:
        return _without_index(request, asked)
    answer = index.search(asked.question, page=asked.page, per_page=PER_PAGE, top=TOP, exact=False)
    context = {
        "asked": asked,
        "answer": answer,
        "hits": _shown(answer, indexed),
        "facets": [facet for facet in (_facet(answer.facet(field), field) for field in CHOICES) if facet],
        "years": _years(asked, answer.facet("year")),
        "are_years_estimates": answer.facet("year").is_estimate,
        "is_any_estimate": any(facet.is_estimate for facet in answer.facets),
        "chips": _chips(asked),
        "is_newest_first": asked.sort is Sort.NEWEST or (asked.sort is None and not asked.words),
        "unsearchable": PublishedRow.objects.filter(revision__gt=indexed, is_withdrawn=False).count(),
        "is_empty": answer.total == 0 and not asked.words and not asked.is_narrowed,
        **_pages(asked, answer),
        **_totals(index),
    }
    return render(request, "public/decisions.html", context)


def _without_index(request: DeskRequest, asked: Asked) -> HttpResponse:
    """The newest determinations from the database, and a word that the search comes."""
    newest = [shown(row) for row in all_published()[:PER_PAGE]]
    context = {"asked": asked, "newest": newest, "is_preparing": bool(newest), "is_empty": not newest}
    return render(request, "public/decisions.html", context)


def _published_number(words: str) -> str | None:
    """The case number, where the words are that of a published case."""
    try:
        number = CaseNumber(words.upper())
    except InputError:
        return None
    return number if all_published().filter(number=number).exists() else None


def _shown(answer: Answer, indexed: int) -> list[ShownHit]:
    """The hits of a page that may be read, also where the index has not heard of a withdrawal or a change yet."""
    readable = still_published({hit.row.case_number for hit in answer.hits}, as_of=indexed)
    return [
        ShownHit(
            hit=hit,
            title=marked(hit.title),
            passages=tuple((_cut_out(passage, hit.row), PLACES.get(passage.field, "")) for passage in hit.passages[:2]),
        )
        for hit in answer.hits
        if hit.row.case_number in readable
    ]


def marked(passage: Passage) -> SafeString:
    """A passage with what was found in it as `<mark>`."""
    pieces = (("<mark>{}</mark>" if is_match else "{}", text) for text, is_match in spread(passage))
    return mark_safe("".join(format_html(form, text) for form, text in pieces))  # noqa: S308 - each piece is escaped


def _cut_out(passage: Passage, row: ItemRow) -> SafeString:
    """A passage with dots where its text goes on."""
    whole = str(getattr(row, passage.field)).rstrip()
    before = "… " if passage.start > 0 else ""
    after = " …" if passage.start + len(passage.text) < len(whole) else ""
    return format_html("{}{}{}", before, marked(passage), after)


def _facet(facet: Facet, field: str) -> ShownFacet | None:
    values = [
        ShownValue(value=each.value, label=said(field, each.value), count=each.count, is_chosen=each.is_chosen)
        for each in facet.values
        if each.value
    ]
    if not values:
        return None
    # What is chosen must be seen, or a person could not take it back.
    first = [value for place, value in enumerate(values) if place < AT_FIRST or value.is_chosen]
    others = [value for value in values if value not in first]
    return ShownFacet(
        field=field,
        label=CHOICES[field],
        first=tuple(first),
        others=tuple(others),
        more=max(0, facet.more),
        is_estimate=facet.is_estimate,
    )


def _years(asked: Asked, facet: Facet) -> list[FacetValue]:
    """The years that can be chosen; one that is chosen is among them, or choosing something else would lose it."""
    chosen = {str(year) for year in (asked.year_from, asked.year_to) if year}
    missing = chosen - {each.value for each in facet.values}
    lacking = (FacetValue(value=year, count=0) for year in missing)
    return sorted([*facet.values, *lacking], key=lambda each: each.value)


def _chips(asked: Asked) -> list[Chip]:
    chosen = [(name, value, said(name, value)) for name, value in asked.choices]
    if asked.year_from:
        chosen.append(("from", str(asked.year_from), f"from {asked.year_from}"))
    if asked.year_to:
        chosen.append(("to", str(asked.year_to), f"until {asked.year_to}"))
    return [
        Chip(label=label, drop=f"{name}={value}", address=asked.without(name, value).address())
        for name, value, label in chosen
    ]


def _pages(asked: Asked, answer: Answer) -> dict[str, Any]:
    last = min(answer.pages, LAST_PAGE)
    return {
        "earlier": answer.page - 1 if answer.page > 1 else None,
        "later": answer.page + 1 if answer.page < last else None,
        "last": last,
        "earlier_at": asked.address(page=answer.page - 1),
        "later_at": asked.address(page=answer.page + 1),
        "all_at": replace(asked, choices=(), year_from=None, year_to=None).address(),
        "by_newest_at": replace(asked, sort=Sort.NEWEST).address(),
    }


def _totals(index: SearchIndex) -> dict[str, Any]:
    """How much there is in all; determinations as of the last open data, because counting them takes long."""
    made = open_data.current()
    return {"all_items": index.count(), "all_letters": made.letters if made else None}


def _see_other(address: str) -> HttpResponse:
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response
