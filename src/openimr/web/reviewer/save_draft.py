"""The draft saves itself. What two windows typed in the same place is shown side by side, and neither is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from openimr.clocks import legal_day
from openimr.store.access import case_for
from openimr.store.codec import dumps, loads
from openimr.store.desks import actor_of, open_desk
from openimr.vocabulary import CaseChanged, CaseNumber, StepNotAllowed
from openimr.web.door import DeskRequest, desk_of, page
from openimr.web.reviewer.criteria_pane import criteria_pane
from openimr.web.reviewer.draft_form import Typed, stored_in, typed_in
from openimr.web.reviewer.evidence_form import with_paragraph
from openimr.web.reviewer.look import SUMMARY, Look, look_of
from openimr.web.reviewer.page_numbers import PageNumbers
from openimr.web.reviewer.workbench import Clash, before_key, form_context, offer_for, workbench
from openimr.workflow import Review, State, review_of
from openimr.workflow import save_draft as save

ONWARD = {"checks": "run_checks", "preview": "preview", "sign": "sign"}


@require_POST
@page("save_draft")
def save_draft(request: DeskRequest, case_number: str) -> HttpResponse:
    """Keep what was typed, then go where the button that was pressed leads."""
    if case_for(request.person, case_number).state == State.REVIEWER_DRAWN.value:
        return redirect("attest", case_number)
    look = look_of(case_number, request.POST)
    try:
        kept = _keep(request, look)
    except CaseChanged:  # another window was faster by a moment: read what it wrote, then compare
        kept = _keep(request, look)
    except StepNotAllowed as stopped:
        context = {"look": look, "found": stopped.found, "typed": _typed(request, look)}
        return render(request, "reviewer/not_saved.html", context, status=409)
    if isinstance(kept, Clash):
        return _show_clash(request, look, kept)
    if request.htmx:
        return render(request, "reviewer/_saved.html", _after_saving(request, look, kept))
    return redirect(_onward(request, look))


def _keep(request: DeskRequest, look: Look) -> Review | Clash:
    """The review with the draft as it now stands, or the two texts that stand against each other."""
    number, item = CaseNumber(look.case_number), _item(look)
    with open_desk(actor_of(request.person)) as desk:
        review = review_of(desk, number)
        stored = stored_in(review.draft.determination, item)
        mine = typed_in(request.POST, review.draft.determination, item, today=legal_day(desk.now))
        seen = {request.POST.get("base"), mine.digest}
        then = request.POST.get("then", "")
        if then in {"keep_mine", "take_other"}:  # the person has compared both texts
            seen.add(request.POST.get("other"))
        if stored.digest not in seen:
            return Clash(mine=mine, other=stored)
        wanted = _wanted(request, look, review, mine, stored)
        if wanted == stored:
            return review
        determination = wanted.applied_to(review.draft.determination)
        draft = save(desk, case_number=number, determination=determination, seen=review.draft.version)
        return replace(review, draft=draft)


def _wanted(request: DeskRequest, look: Look, review: Review, mine: Typed, stored: Typed) -> Typed:
    """What the button asks to keep. Words that it replaces wait in the session for the way back."""
    match request.POST.get("then", ""):
        case "take_draft":
            offer = offer_for(review, look, mine, PageNumbers.of(review.case_file))
            if not offer.text:
                return mine
            taken = replace(mine, rationale=offer.text) if mine.item else replace(mine, summary=offer.text)
            if mine.item and not mine.reviewer_guideline.strip():
                taken = replace(taken, reviewer_guideline=offer.basis)
            return _replacing(request, look, mine, taken)
        case "take_basis":
            offer = offer_for(review, look, mine, PageNumbers.of(review.case_file))
            return _replacing(request, look, mine, replace(mine, reviewer_guideline=offer.basis))
        case "take_search":
            offer = offer_for(review, look, mine, PageNumbers.of(review.case_file))
            return _replacing(
                request, look, mine, replace(mine, rationale=with_paragraph(mine.rationale, offer.search))
            )
        case "put_back":
            before = request.session.get(before_key(look))
            return _replacing(request, look, mine, loads(before, Typed)) if isinstance(before, str) else mine
        case "take_other":
            return _replacing(request, look, mine, stored)
        case "keep_mine":
            return _replacing(request, look, stored, mine)
        case _:
            return mine


def _replacing(request: DeskRequest, look: Look, old: Typed, new: Typed) -> Typed:
    if old != new and (old.rationale or old.summary or old.reviewer_guideline):
        request.session[before_key(look)] = dumps(old)
    return new


def _show_clash(request: DeskRequest, look: Look, clash: Clash) -> HttpResponse:
    if request.htmx:
        return render(request, "reviewer/_clash_saved.html", {"look": look, "clash": clash})
    context = workbench(request, look, typed=clash.mine, clash=clash)
    return render(request, "reviewer/bench.html", dict(context), status=409)


def _after_saving(request: DeskRequest, look: Look, review: Review) -> dict[str, Any]:
    pages = PageNumbers.of(review.case_file)
    evaluation = next((found for found in review.evaluations if found.item_number == look.item), None)
    criteria = criteria_pane(evaluation, look, pages) if evaluation and _item(look) else None
    context = form_context(request, desk_of(request), review, look, pages, criteria=criteria)
    # A draft that the person has unfolded stays as it is, unless it is for another decision now.
    evidence = context["evidence"]
    return {
        **context,
        "offer_changed": request.POST.get("offered", "") != context["offer"].decision,
        # Fields in which somebody may be typing are shown anew only where the citations ask for other steps.
        "steps_changed": evidence and request.POST.get("steps_shown", "") != evidence.steps_shown,
    }


def _onward(request: DeskRequest, look: Look) -> str:
    then = request.POST.get("then", "")
    if then in ONWARD:
        return reverse(ONWARD[then], args=[look.case_number])
    if then.startswith("item-") and re.fullmatch("[0-9]{1,5}", then[5:]):
        return look.on_item(int(then[5:])).href
    if then == "summary":
        return f"{look.on_summary().href}#summary"
    return f"{look.href}#decision" if _item(look) else f"{look.href}#summary"


def _typed(request: DeskRequest, look: Look) -> Typed:
    """What was typed, for a person to copy, when nothing can be saved any more."""
    desk = desk_of(request)
    review = review_of(desk, CaseNumber(look.case_number))
    return typed_in(request.POST, review.draft.determination, _item(look), today=legal_day(desk.now))


def _item(look: Look) -> int:
    return 0 if look.view == SUMMARY else look.item
