"""Publishing: what could tell who somebody is, passage by passage; then the redacted determination goes public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from openimr.determination import Determination, text_at
from openimr.publication import SuspectedLeak
from openimr.store.access import case_for
from openimr.store.audit import log_view
from openimr.store.desks import actor_of, open_desk
from openimr.store.models import CaseRow
from openimr.vocabulary import CaseChanged, CaseNumber, StepNotAllowed
from openimr.web.door import DeskRequest, desk_of, now, page, seen_version
from openimr.web.staff.case_page import case_context, number_of
from openimr.workflow import (
    Desk,
    State,
    judge_leak,
    publish_determination,
    release_of,
    withdraw_publication,
)

AROUND = 140
_DONE = {
    "publish": "Published. Anybody can read and find the determination now.",
    "withdraw": "Taken back. Nobody finds it any more; the letter to the parties stands as it is.",
    "hide": "Hidden. The passage does not leave the desk.",
    "let-stand": "It stays as it is, and your reason is kept.",
}


@dataclass(frozen=True, kw_only=True)
class ShownLeak:
    """A suspected leak with the text around it."""

    id: str
    kind: str
    where: str
    why: str
    before: str
    passage: str
    after: str


@require_http_methods(["GET", "POST"])
@page("publication")
def publication(request: DeskRequest, number: str) -> HttpResponse:
    """Look over what is suspected, publish, or take a publication back."""
    row = case_for(request.person, number)
    if request.method == "GET":
        return _shown(request, row)
    action, reason = request.POST.get("action", ""), request.POST.get("reason", "").strip()
    try:
        with open_desk(actor_of(request.person)) as desk:
            _take(desk, number_of(row), action, reason, leak_id=request.POST.get("leak", ""), request=request)
    except CaseChanged as changed:
        return _shown(request, case_for(request.person, number), reason=reason, changed=changed)
    except StepNotAllowed as refused:
        return _shown(request, row, reason=reason, refused_step=refused)
    messages.success(request, _DONE[action])
    return redirect("publication", number)


def _take(desk: Desk, number: CaseNumber, action: str, reason: str, *, leak_id: str, request: DeskRequest) -> None:
    seen = seen_version(request)
    if action == "publish":
        publish_determination(desk, case_number=number, seen=seen)
    elif action == "withdraw":
        withdraw_publication(desk, case_number=number, reason=reason, seen=seen)
    elif action in {"hide", "let-stand"}:
        judge_leak(desk, case_number=number, leak_id=leak_id, is_hidden=action == "hide", reason=reason, seen=seen)
    else:
        raise StepNotAllowed("this form asks for nothing that the page knows.", do="Load the page again.")


def _shown(
    request: DeskRequest,
    row: CaseRow,
    *,
    reason: str = "",
    changed: CaseChanged | None = None,
    refused_step: StepNotAllowed | None = None,
) -> HttpResponse:
    desk = desk_of(request)
    case = desk.cases.get(number_of(row))
    context: dict[str, Any] = {
        **case_context(request, row),
        "reason": reason,
        "seen": case.version,
        "changed": changed,
        "refused_step": refused_step,
        "is_issued": case.state is State.ISSUED,
        "publication": case.publication,
        "published_at": case.published_at,
    }
    if case.state is State.ISSUED:
        release = release_of(desk, case.number)
        log_view(desk.actor, case.number, "what is to be published", at=now())
        context |= {
            "leaks": shown_leaks(release.record.determination, release.open_leaks),
            "judgements": release.judgements,
        }
    return render(request, "staff/publication.html", context, status=409 if changed or refused_step else 200)


def shown_leaks(determination: Determination, leaks: Sequence[SuspectedLeak]) -> list[ShownLeak]:
    """Each suspicion with the text around it, cut at a word."""
    return [_shown_leak(text_at(determination, leak.path), leak) for leak in leaks]


def _shown_leak(text: str, leak: SuspectedLeak) -> ShownLeak:
    first, last = leak.span.start, leak.span.end
    begin, end = max(0, first - AROUND), min(len(text), last + AROUND)
    before = text[begin:first] if begin == 0 else f"… {text[begin:first].partition(' ')[2]}"
    after = text[last:end] if end == len(text) else f"{text[last:end].rpartition(' ')[0]} …"
    return ShownLeak(
        id=leak.id,
        kind=leak.kind.value,
        where=_in_words(leak.path),
        why=leak.why,
        before=before,
        passage=text[first:last],
        after=after,
    )


def _in_words(path: str) -> str:
    """`items.0.rationale` as "Item 1, rationale"."""
    steps = [step.replace("_", " ") for step in path.split(".") if step not in {"items", "text"}]
    words = [f"item {int(step) + 1}" if step.isdigit() else step for step in steps]
    said = ", ".join(words)
    return said[:1].upper() + said[1:]
