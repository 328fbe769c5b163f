"""The page of one topic: what it says, its examples, its editions and revisions, how often it decided."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from openimr.criteria import TopicRevision, pack_file, topic_in
from openimr.store.past_items import past_items
from openimr.vocabulary import NotFound
from openimr.web.door import DeskRequest, desk_of, library_today, now, page, today_here
from openimr.web.shown_topic import shown_topic
from openimr.web.staff.topic_history import (
    TopicKey,
    as_in_force,
    decided_by,
    editions_of,
    examples_in,
    revisions_of,
)
from openimr.workflow import may_take


@require_GET
@page("library_topic")
def library_topic(request: DeskRequest, guideline: str, edition: str, topic: str) -> HttpResponse:
    """The topic as it counts today, with all that is known of it."""
    return render(request, "staff/library_topic.html", topic_context(request, (guideline, edition, topic)))


@require_GET
@page("topic_file")
def topic_file(request: DeskRequest, guideline: str, edition: str, topic: str, of: str) -> HttpResponse:
    """The topic as a pack of its own in YAML, or its worked examples: in force, of the draft, or of a revision."""
    key = (guideline, edition, topic)
    wanted, _, kind = of.partition(".")
    revision = _wording(request, key, wanted)
    text = revision.examples if kind == "examples" else pack_file(revision)
    name = f"{guideline}-{edition}.{topic}{'.examples' if kind == 'examples' else ''}.yaml"
    answer = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def topic_context(request: DeskRequest, key: TopicKey) -> dict[str, Any]:
    """Everything that the page of a topic shows; `NotFound` where the library holds no such topic."""
    held, today = library_today(), today_here()
    found = topic_in(held, *key)
    if found is None:
        raise NotFound("the library holds no such topic.", do="Choose one from the list of guidelines.")
    pack, topic = found
    guidelines = desk_of(request).guidelines
    amendments = guidelines.amendments()
    in_force = as_in_force(key, amendments, today)
    past = past_items([topic], at=now())
    return {
        "key": key,
        "pack": pack,
        "topic": topic,
        "shown": shown_topic(topic),
        "examples": examples_in(in_force, held),
        "editions": editions_of(key, held),
        "revisions": revisions_of(key, amendments, in_force, today),
        "decided": decided_by(key, past.items, held),
        "past": past,
        "draft": guidelines.draft(key),
        "may_revise": may_take("revise_topic", request.role),
        "sees_cases": request.role.is_staff,
    }


def _wording(request: DeskRequest, key: TopicKey, wanted: str) -> TopicRevision:
    guidelines = desk_of(request).guidelines
    amendments = guidelines.amendments()
    if topic_in(library_today(), *key) is None:
        raise NotFound("the library holds no such topic.")
    if wanted == "draft":
        draft = guidelines.draft(key)
        if draft is not None:
            return draft.revision
    elif wanted == "in-force":
        return as_in_force(key, amendments, today_here())
    for each in amendments:
        if str(each.number) == wanted and each.revision.key == key:
            return each.revision
    raise NotFound("there is no such wording of this topic.")
