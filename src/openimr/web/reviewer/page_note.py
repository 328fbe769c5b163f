"""A note or a bookmark on a page saves itself. What two windows wrote on one page is shown side by side."""

from __future__ import annotations

import re
from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from openimr.store.access import case_for
from openimr.store.working_papers import PageNote
from openimr.vocabulary import CaseNumber, NotFound
from openimr.web.door import DeskRequest, desk_of, now, page
from openimr.web.reviewer.look import Look, look_of
from openimr.web.reviewer.page_numbers import PageNumbers
from openimr.web.reviewer.record_pane import Papers, note_lines
from openimr.web.reviewer.viewer import papers_of
from openimr.web.reviewer.workbench import workbench
from openimr.workflow import State


@require_POST
@page("page_note")
def page_note(request: DeskRequest, case_number: str) -> HttpResponse:
    """Keep what was written on a page; an empty note without a bookmark is taken away."""
    row = case_for(request.person, case_number)
    if row.state != State.IN_REVIEW.value:
        raise NotFound("this file is closed, and its notes with it.")
    look = look_of(case_number, request.POST)
    desk = desk_of(request)
    pages = PageNumbers.of(desk.case_file(desk.cases.get(CaseNumber(case_number))))
    if (place := pages.place(look.record, look.page)) is None or place.page != look.page:
        raise NotFound("there is no such page.")
    mine = PageNote(
        record_id=look.record,
        page=look.page,
        text=re.sub(r"\r\n?", "\n", request.POST.get("text", "")),
        is_bookmark=request.POST.get("bookmark") == "yes",
    )
    stored = _kept(request, look, mine)
    if not request.htmx:
        if stored.digest == mine.digest or request.POST.get("then"):
            return redirect(f"{look.href}#own-note")
        return render(request, "reviewer/bench.html", dict(workbench(request, look, note=mine)), status=409)
    typed = mine if stored.digest != mine.digest else None
    kept = papers_of(request, case_number)
    context = {
        "look": look,
        "papers": Papers(notes=kept.notes(), here=stored, typed=typed),
        "notes": note_lines(kept.notes(), look, pages),
        "out_of_band": True,
        "is_replaced": request.POST.get("then") == "take_other",
    }
    return render(request, "reviewer/_note_saved.html", context)


def _kept(request: DeskRequest, look: Look, mine: PageNote) -> PageNote:
    """The note as it stands after the button that was pressed; `mine` only where nothing else was saved meanwhile."""
    papers, seen = papers_of(request, look.case_number), request.POST.get("note_base", "")
    match request.POST.get("then", ""):
        case "keep_mine":
            seen = request.POST.get("note_other", "")
        case "take_other":
            return papers.note(look.record, look.page)
        case "leave":  # nobody is there any more to compare: both texts are kept, one below the other
            other = papers.note(look.record, look.page)
            if other.digest not in {seen, mine.digest} and other.text.strip():
                mine = replace(mine, text=f"{other.text}\n\n{mine.text}".strip())
                seen = other.digest
    return papers.keep(mine, seen=seen, at=now())
