"""The guideline packs in plain words: what each asks for, on which page, from when to when."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from openimr.vocabulary import NotFound
from openimr.web.door import DeskRequest, library_today, page
from openimr.web.shown_topic import shown_topic


@page("guidelines")
def guidelines(request: DeskRequest) -> HttpResponse:
    """Every pack with its topics."""
    return render(request, "public/guidelines.html", {"packs": library_today().packs})


@page("guideline")
def guideline(request: DeskRequest, name: str, edition: str) -> HttpResponse:
    """One pack, topic by topic."""
    pack = next((pack for pack in library_today().packs if (pack.guideline, pack.edition) == (name, edition)), None)
    if pack is None:
        raise NotFound("there is no such guideline pack.")
    return render(
        request, "public/guideline.html", {"pack": pack, "topics": [shown_topic(topic) for topic in pack.topics]}
    )
