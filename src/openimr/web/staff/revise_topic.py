"""Revising a topic: the form, what stands against the draft, and what it would have turned."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from openimr.casefile import concepts
from openimr.criteria import (
    Counting,
    Soundness,
    TopicRevision,
    diff_topic,
    examine,
    revised,
    topic_in,
    try_out,
)
from openimr.store.desks import actor_of, open_desk
from openimr.store.past_items import past_items
from openimr.vocabulary import CaseChanged, InputError, NotFound, StepNotAllowed
from openimr.web.door import DeskRequest, desk_of, library_today, now, page
from openimr.web.staff.topic_form import criteria_of, numbers_of, typed_revision
from openimr.web.staff.topic_history import TopicKey, as_in_force, shown_examples, trials_under
from openimr.workflow import TopicDraft, discard_topic_draft, first_day, put_topic_in_force, withdraw_topic_revision
from openimr.workflow import revise_topic as save_topic


@require_http_methods(["GET", "POST"])
@page("revise_topic")
def revise_topic(request: DeskRequest, guideline: str, edition: str, topic: str) -> HttpResponse:
    """Edit the draft of a topic. Without one the form begins with what is in force."""
    key = (guideline, edition, topic)
    draft, in_force = _standing(request, key)
    if request.method == "GET":
        return _shown(request, key, draft, in_force)
    before = draft.revision if draft else in_force
    try:
        typed = typed_revision(request.POST, before, examine(before, library_today()).topic)
    except InputError as error:
        return _shown(request, key, draft, in_force, refused=error.message)
    try:
        with open_desk(actor_of(request.person)) as desk:
            save_topic(desk, revision=typed, seen=_seen(request))
    except CaseChanged as changed:
        return _shown(request, key, draft, in_force, typed=typed, refused=changed.message)
    return redirect(f"{request.path}{'?as=text' if request.POST.get('as') == 'text' else ''}#result")


@require_POST
@page("discard_topic_draft")
def discard(request: DeskRequest, guideline: str, edition: str, topic: str) -> HttpResponse:
    """Throw the draft away."""
    with open_desk(actor_of(request.person)) as desk:
        discard_topic_draft(desk, key=(guideline, edition, topic))
    messages.info(request, "The draft is gone. What is in force has not changed.")
    return redirect("library_topic", guideline, edition, topic)


@require_POST
@page("put_topic_in_force")
def in_force(request: DeskRequest, guideline: str, edition: str, topic: str) -> HttpResponse:
    """Let the draft count from a day on; anything that stands against it is shown beside the form."""
    key = (guideline, edition, topic)
    reason = request.POST.get("reason", "")
    try:
        with open_desk(actor_of(request.person)) as desk:
            stops = put_topic_in_force(desk, key=key, since=_day(request), reason=reason, draft_seen=_seen(request))
    except (InputError, CaseChanged) as error:
        stops = (error.message,)
    if stops:
        draft, standing = _standing(request, key)
        return _shown(request, key, draft, standing, stops=stops, reason=reason)
    messages.success(request, "It counts for every review that begins on that day or later. It can be taken back.")
    return redirect("library_topic", guideline, edition, topic)


@require_POST
@page("withdraw_topic_revision")
def withdraw(request: DeskRequest, guideline: str, edition: str, topic: str, number: int) -> HttpResponse:
    """Take a revision back."""
    try:
        with open_desk(actor_of(request.person)) as desk:
            until = withdraw_topic_revision(desk, number=number, reason=request.POST.get("reason", ""))
    except (InputError, StepNotAllowed) as error:
        messages.error(request, error.message, extra_tags="box--stop")
    else:
        messages.info(request, f"Taken back: reviews that begin on {until} or later do not use it.")
    return redirect(f"{reverse('library_topic', args=[guideline, edition, topic])}#revisions")


def _standing(request: DeskRequest, key: TopicKey) -> tuple[TopicDraft | None, TopicRevision]:
    """The draft, if there is one, and the wording in force; `NotFound` where the library has no such topic."""
    library = library_today()
    if topic_in(library, *key) is None:
        raise NotFound("the library holds no such topic.", do="Choose one from the list of guidelines.")
    guidelines = desk_of(request).guidelines
    return guidelines.draft(key), as_in_force(key, guidelines.amendments(), library)


def _shown(
    request: DeskRequest,
    key: TopicKey,
    draft: TopicDraft | None,
    in_force: TopicRevision,
    *,
    typed: TopicRevision | None = None,
    refused: str = "",
    stops: tuple[str, ...] = (),
    reason: str = "",
) -> HttpResponse:
    shown = typed or (draft.revision if draft else in_force)
    sound = examine(shown, library_today())
    as_text = sound.topic is None or request.GET.get("as") == "text" or request.POST.get("as") == "text"
    found = topic_in(library_today(), *key)
    assert found is not None  # the views have looked
    context: dict[str, Any] = {
        "key": key,
        "pack": found[0],
        "topic": found[1],
        "draft": draft,
        "text": shown,
        "sound": sound,
        "examples": shown_examples(sound.examples),
        "as_text": as_text,
        "criteria": criteria_of(sound.topic) if sound.topic else (),
        "numbers": numbers_of(sound.topic) if sound.topic else (),
        "silences": [(each.value, each.value.replace("_", " ")) for each in Counting],
        "words": sorted(concepts().items()),
        "changes": tuple(diff_topic(found[1], sound.topic)) if sound.topic else (),
        "first_day": first_day(now()),
        "refused": refused,
        "stops": stops,
        "reason": reason,
        **_tried(request, key, shown, sound),
    }
    return render(request, "staff/revise_topic.html", context, status=409 if refused or stops else 200)


def _tried(request: DeskRequest, key: TopicKey, shown: TopicRevision, sound: Soundness) -> dict[str, Any]:
    """What past items come to under the draft."""
    before = library_today()
    found = topic_in(before, *key)
    if sound.topic is None or found is None:
        return {"trials": (), "past": None}
    past = past_items([found[1], sound.topic], at=now())
    trials = trials_under(key, try_out(past.items, before=before, after=revised(before, [shown])))
    own_first = sorted(trials, key=lambda trial: not trial.past.is_own)
    return {
        "trials": trials,
        "turned": [trial for trial in own_first if trial.is_other_outcome],
        "otherwise": [trial for trial in own_first if trial.is_turned and not trial.is_other_outcome],
        "past": past,
    }


def _seen(request: DeskRequest) -> int:
    given = request.POST.get("seen", "")
    if not re.fullmatch("[0-9]{1,9}", given):
        raise InputError(
            "this form does not say which version of the draft it was made for.", do="Load the page again."
        )
    return int(given)


def _day(request: DeskRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("since", ""))
    except ValueError:
        raise InputError("the day from which it counts is missing.", do="Choose a day.") from None
