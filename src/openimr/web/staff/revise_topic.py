"""Revising a topic: the form, what stands against the draft, and what it would have turned."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
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
    Library,
    Pack,
    PackTopic,
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
from openimr.web.door import DeskRequest, desk_of, now, page, today_here
from openimr.web.staff.topic_form import form_of, is_of, made_from, typed_revision
from openimr.web.staff.topic_history import (
    TopicKey,
    differences,
    read_wording,
    shown_examples,
    to_begin_with,
    trials_under,
)
from openimr.workflow import (
    Amendment,
    TopicDraft,
    discard_topic_draft,
    first_day_of,
    library_to_come,
    newest_of,
    put_topic_in_force,
    the_amendment,
    withdraw_topic_revision,
)
from openimr.workflow import revise_topic as save_topic

NO_DRAFT = "There is no draft of this topic any more: it was put in force, or thrown away."


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a topic stands: its draft, the wording with which a draft begins, and the library as it will be.

    A revision that counts from a later day is part of all three, so that no draft undoes it unseen.
    """

    key: TopicKey
    draft: TopicDraft | None
    beginning: TopicRevision
    coming: Amendment | None
    library: Library
    first_day: date

    @property
    def newest(self) -> TopicRevision:
        """The text that a form is made from."""
        return self.draft.revision if self.draft else self.beginning

    @property
    def held(self) -> tuple[Pack, PackTopic]:
        """The topic as it will count without the draft."""
        found = topic_in(self.library, *self.key)
        assert found is not None  # `_standing` has looked
        return found


@dataclass(frozen=True, kw_only=True)
class Refused:
    """Why a form was not saved, and what stood in it."""

    why: str
    before: TopicRevision
    posted: Mapping[str, str]


@require_http_methods(["GET", "POST"])
@page("revise_topic")
def revise_topic(request: DeskRequest, guideline: str, edition: str, topic: str) -> HttpResponse:
    """Edit the draft of a topic. Without one the form begins with what will count."""
    key = (guideline, edition, topic)
    standing = _standing(request, key)
    if request.method == "GET":
        return _shown(request, standing)
    posted = request.POST.dict()
    is_of_newest = is_of(posted, standing.newest)
    before = made_from(posted, standing.newest)
    try:
        typed = typed_revision(posted, before, read_wording(before))
    except InputError as error:
        return _shown(request, standing, refused=Refused(why=error.message, before=before, posted=posted))
    try:
        if not is_of_newest:
            raise CaseChanged(
                "another window has changed this topic since you opened it.",
                do="Yours is kept on this page: compare the two, then save again.",
            )
        with open_desk(actor_of(request.person)) as desk:
            save_topic(desk, revision=typed, seen=standing.draft.digest if standing.draft else "")
    except CaseChanged as changed:
        return _shown(request, _standing(request, key), typed=typed, changed=changed.message)
    return redirect(f"{request.path}{'?as=text' if posted.get('as') == 'text' else ''}#result")


@require_POST
@page("discard_topic_draft")
def discard(request: DeskRequest, guideline: str, edition: str, topic: str) -> HttpResponse:
    """Throw away the draft that the page showed."""
    key = (guideline, edition, topic)
    standing = _standing(request, key)
    try:
        with open_desk(actor_of(request.person)) as desk:
            discard_topic_draft(desk, key=key, seen=_seen(request))
    except CaseChanged as changed:
        messages.error(request, changed.message if standing.draft else NO_DRAFT, extra_tags="box--stop")
    else:
        messages.info(request, "The draft is gone. What is in force has not changed.")
    return redirect("library_topic", *key)


@require_POST
@page("put_topic_in_force")
def in_force(request: DeskRequest, guideline: str, edition: str, topic: str) -> HttpResponse:
    """Let the draft count from a day on; anything that stands against it is shown beside the form."""
    key = (guideline, edition, topic)
    _standing(request, key)
    reason = request.POST.get("reason", "")
    try:
        with open_desk(actor_of(request.person)) as desk:
            stops = put_topic_in_force(desk, key=key, since=_day(request), reason=reason, draft_seen=_seen(request))
    except (InputError, CaseChanged, NotFound) as error:
        stops = (error.message,)
    if not stops:
        messages.success(request, "It counts for every review that begins on that day or later. It can be taken back.")
        return redirect("library_topic", *key)
    standing = _standing(request, key)
    if standing.draft is None:  # a second click, or another window
        messages.error(request, NO_DRAFT, extra_tags="box--stop")
        return redirect("library_topic", *key)
    return _shown(request, standing, stops=stops, reason=reason)


@require_POST
@page("withdraw_topic_revision")
def withdraw(request: DeskRequest, guideline: str, edition: str, topic: str, number: int) -> HttpResponse:
    """Take a revision of this topic back."""
    key = (guideline, edition, topic)
    if the_amendment(desk_of(request).guidelines.amendments(), number).revision.key != key:
        raise NotFound("there is no such revision of this topic.")
    try:
        with open_desk(actor_of(request.person)) as desk:
            until = withdraw_topic_revision(desk, number=number, reason=request.POST.get("reason", ""))
    except (InputError, StepNotAllowed) as error:
        messages.error(request, error.message, extra_tags="box--stop")
    else:
        messages.info(request, f"Taken back: reviews that begin on {until} or later do not use it.")
    return redirect(f"{reverse('library_topic', args=key)}#revisions")


def _standing(request: DeskRequest, key: TopicKey) -> Standing:
    """Where a topic stands; `NotFound` where the library has none of that name."""
    guidelines = desk_of(request).guidelines
    amendments = guidelines.amendments()
    library = library_to_come(amendments)
    if topic_in(library, *key) is None:
        raise NotFound("the library holds no such topic.", do="Choose one from the list of guidelines.")
    newest = newest_of(amendments, key)
    return Standing(
        key=key,
        draft=guidelines.draft(key),
        beginning=to_begin_with(key, amendments),
        coming=newest if newest and newest.since > today_here() else None,
        library=library,
        first_day=first_day_of(amendments, key, now()),
    )


def _shown(
    request: DeskRequest,
    standing: Standing,
    *,
    refused: Refused | None = None,
    typed: TopicRevision | None = None,
    changed: str = "",
    stops: tuple[str, ...] = (),
    reason: str = "",
) -> HttpResponse:
    """The form with the newest text, with the older one and what was typed over it, or with one to be compared."""
    shown = typed or (refused.before if refused else standing.newest)
    posted = refused.posted if refused else {}
    sound = examine(shown, standing.library)
    is_text_wanted = "text" in {request.GET.get("as"), request.POST.get("as")}
    pack, held = standing.held
    context: dict[str, Any] = {
        "key": standing.key,
        "pack": pack,
        "topic": held,
        "draft": standing.draft,
        "coming": standing.coming,
        "text": posted.get("text", shown.text),
        "worked": posted.get("examples", shown.examples),
        "made_from": posted.get("made_from", standing.newest.digest),
        "made_from_text": shown.text,
        "sound": sound,
        "examples": shown_examples(sound.examples),
        "as_text": sound.topic is None or is_text_wanted or bool(typed),
        "form": form_of(sound.topic, posted) if sound.topic else None,
        "silences": [(each.value, each.value.replace("_", " ")) for each in Counting],
        "words": sorted(concepts().items()),
        "changes": tuple(diff_topic(held, sound.topic)) if sound.topic else (),
        "first_day": standing.first_day,
        "refused": refused.why if refused else changed[:1].upper() + changed[1:],
        "other": standing.newest if typed else None,
        "differences": differences(standing.newest, typed) if typed else (),
        "stops": stops,
        "reason": reason,
        **_tried(standing, shown, sound),
    }
    return render(request, "staff/revise_topic.html", context, status=409 if refused or changed or stops else 200)


def _tried(standing: Standing, shown: TopicRevision, sound: Soundness) -> dict[str, Any]:
    """What past items come to under the draft."""
    if sound.topic is None:
        return {"trials": (), "past": None}
    before, (_, held) = standing.library, standing.held
    past = past_items([held, sound.topic], at=now())
    trials = trials_under(standing.key, try_out(past.items, before=before, after=revised(before, [shown])))
    own_first = sorted(trials, key=lambda trial: not trial.past.is_own)
    return {
        "trials": trials,
        "turned": [trial for trial in own_first if trial.is_other_outcome],
        "otherwise": [trial for trial in own_first if trial.is_turned and not trial.is_other_outcome],
        "past": past,
    }


def _seen(request: DeskRequest) -> str:
    given = request.POST.get("seen", "")
    if not re.fullmatch("[0-9a-f]{16}", given):
        raise InputError("this form does not say which draft it was made for.", do="Load the page again.")
    return given


def _day(request: DeskRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("since", ""))
    except ValueError:
        raise InputError("the day from which it counts is missing.", do="Choose a day.") from None
