"""Guidelines and topics that reviewers cite, and how they decided where they cited them."""

from __future__ import annotations

from collections import defaultdict

from django.http import HttpResponse
from django.shortcuts import render

from openimr.analytics import RateRow, guideline_label, topic_label
from openimr.criteria import Pack, PackTopic
from openimr.vocabulary import NotFound
from openimr.web.door import DeskRequest, library_today, page
from openimr.web.public.asked import search_address
from openimr.web.public.record_page import Line, by_size, line, overview, record_page, topic_href

AT_FIRST = 15
MOST = 300
"""So many topics of one guideline are listed; the rarer ones are found by a search."""


@page("topics")
def topics(request: DeskRequest) -> HttpResponse:
    """Every guideline that is cited with its topics, the most cited first."""
    counted = overview()
    guidelines: dict[str, list[RateRow]] = defaultdict(list)
    if counted:
        for row in by_size(counted[0].by_topic.rows):
            guidelines[row.key.partition("/")[0]].append(row)
    in_order = sorted(guidelines.items(), key=lambda pair: (-sum(row.items for row in pair[1]), pair[0]))
    shown = [(guideline_label(key), *_parted([_line(row) for row in rows])) for key, rows in in_order]
    return render(request, "public/topics.html", {"guidelines": shown, "made": counted[1] if counted else None})


@page("topic")
def topic(request: DeskRequest, guideline: str, topic: str) -> HttpResponse:
    """The record of one topic: what became of the items whose reviewer cites it."""
    key = f"{guideline}/{topic}"
    held = _held(guideline, topic)
    record = record_page("topic", key)
    if record is None and not held and overview() is not None:
        raise NotFound("no published determination cites such a topic.", do="Choose one from the list of topics.")
    context = {
        "title": topic_label(key),
        "guideline": guideline_label(guideline),
        "held": held,
        "record": record,
        "is_preparing": overview() is None,
        "search_at": search_address(cites=key),
    }
    return render(request, "public/topic.html", context)


def _line(row: RateRow) -> Line:
    """The row under its guideline, which need not be named again."""
    shown = line(row, topic_href)
    said = shown.label.partition(": ")[2] or shown.label
    return Line(**{**{name: getattr(shown, name) for name in Line.__dataclass_fields__}, "label": said})


def _parted(lines: list[Line]) -> tuple[list[Line], list[Line], int]:
    return lines[:AT_FIRST], lines[AT_FIRST:MOST], max(0, len(lines) - MOST)


def _held(guideline: str, topic: str) -> list[tuple[Pack, PackTopic]]:
    """The topic in the packs that hold it, one for each edition."""
    return [(pack, held) for pack, held in library_today().topics() if pack.guideline == guideline and held.id == topic]
