"""The guideline packs on the desk: what counts today, what was revised here, what is being revised."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from openimr.criteria import Pack, PackTopic
from openimr.web.door import DeskRequest, desk_of, library_today, page, today_here
from openimr.workflow import Amendment, TopicDraft, may_take, unreadable

TopicKey = tuple[str, str, str]


@dataclass(frozen=True, kw_only=True)
class TopicLine:
    """A topic in the list of its pack."""

    topic: PackTopic
    is_revised: bool
    has_draft: bool


@dataclass(frozen=True, kw_only=True)
class PackLines:
    """A pack with those of its topics that were asked for."""

    pack: Pack
    topics: tuple[TopicLine, ...]


@dataclass(frozen=True, kw_only=True)
class Named:
    """Something that happens to a topic, with the names by which people know pack and topic."""

    key: TopicKey
    title: str
    pack: str
    what: TopicDraft | Amendment


@require_GET
@page("library")
def library(request: DeskRequest) -> HttpResponse:
    """Every pack with its topics, narrowed by words of their titles and of what they cover."""
    words = request.GET.get("q", "").strip()[:80]
    guidelines = desk_of(request).guidelines
    drafts, amendments = guidelines.drafts(), guidelines.amendments()
    held, today = library_today(), today_here()
    titles = {
        (pack.guideline, pack.edition, topic.id): (topic.title, f"{pack.title}, {pack.edition}")
        for pack, topic in held.topics()
    }
    marked = {each.revision.key for each in amendments if each.until is None or each.counts_on(today)}
    packs = [PackLines(pack=pack, topics=_lines(pack, words, drafts, marked)) for pack in held.packs]
    context = {
        "packs": [lines for lines in packs if lines.topics],
        "words": words,
        "found": sum(len(lines.topics) for lines in packs),
        "all": sum(len(pack.topics) for pack in held.packs),
        "drafts": [_named(draft.revision.key, draft, titles) for draft in drafts],
        "coming": [_named(each.revision.key, each, titles) for each in amendments if _is_coming(each, today)],
        "unreadable": [(each, why) for each, why in unreadable(amendments) if each.until is None],
        "may_revise": may_take("revise_topic", request.role),
    }
    return render(request, "staff/library.html", context)


def _lines(
    pack: Pack, words: str, drafts: Sequence[TopicDraft], revised: Collection[TopicKey]
) -> tuple[TopicLine, ...]:
    in_draft = {draft.revision.key for draft in drafts}
    return tuple(
        TopicLine(
            topic=topic,
            is_revised=(pack.guideline, pack.edition, topic.id) in revised,
            has_draft=(pack.guideline, pack.edition, topic.id) in in_draft,
        )
        for topic in pack.topics
        if _is_asked_for(pack, topic, words)
    )


def _is_asked_for(pack: Pack, topic: PackTopic, words: str) -> bool:
    said = " ".join((pack.title, pack.edition, topic.title, *topic.covers.spoken_of)).casefold()
    return all(word in said for word in words.casefold().split())


def _is_coming(amendment: Amendment, today: date) -> bool:
    return amendment.until is None and amendment.since > today


def _named(key: TopicKey, what: TopicDraft | Amendment, titles: dict[TopicKey, tuple[str, str]]) -> Named:
    title, pack = titles.get(key, (key[2], f"{key[0]} {key[1]}"))
    return Named(key=key, title=title, pack=pack, what=what)
