"""Published determinations: the list, and a search by words that leaves no word in an address."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from openimr.web.door import DeskRequest, page
from openimr.web.public.published import Published, issued, published

PER_PAGE = 20
MOST_FOUND = 100
_MOST_WORDS = 8


@require_http_methods(["GET", "POST"])
@page("decisions")
def decisions(request: DeskRequest) -> HttpResponse:
    """All determinations, the newest first, or those in whose items every word stands."""
    asked = request.POST.get("words", "").strip()[:200]
    words = asked.casefold().split()[:_MOST_WORDS]
    everything = issued()
    if words:
        hits, more = _found(words)
        context = {"hits": hits, "asked": asked, "more": more, "most": MOST_FOUND}
    else:
        pages = Paginator(everything, PER_PAGE)
        shown = pages.get_page(request.GET.get("page"))
        context = {"hits": published(list(shown.object_list)), "asked": "", "pages": shown}
    return render(request, "public/decisions.html", context)


def _found(words: list[str]) -> tuple[list[Published], bool]:
    """The hits, and whether there are more than are shown."""
    wanted = Q()
    for word in words:
        wanted &= Q(items__icontains=word) | Q(number__iexact=word)
    rows = list(issued().filter(wanted)[: MOST_FOUND + 1])
    # The row holds the items as they were filed; only what the redacted item says may be found.
    hits = [hit for hit in published(rows[:MOST_FOUND]) if _says(hit, words)]
    return hits, len(rows) > MOST_FOUND


def _says(hit: Published, words: list[str]) -> bool:
    text = " ".join((hit.number, *(item.text for item in hit.items))).casefold()
    return all(word in text for word in words)
