"""How large a page is shown. It is the reviewer's habit and stays, in every file, until they change it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from openimr.store.access import case_for
from openimr.store.working_papers import WorkingPapers
from openimr.vocabulary import InputError
from openimr.web.door import DeskRequest, page
from openimr.web.reviewer.look import look_of

WIDTH, WHOLE, WORDS = "width", "whole", "text"
# Short, because they stand in one row; the group is named, and a number is percent of the paper.
ZOOMS = {
    WIDTH: _("Width"),
    WHOLE: _("Page"),
    "100": _("100"),
    "150": _("150"),
    "200": _("200"),
    WORDS: _("Text"),
}
STEPS = (WHOLE, WIDTH, "100", "150", "200")
"""From small to large, for the keys."""

# From here on the picture of usual size would be blurred.
DRAWN_LARGE = "200"


@require_POST
@page("zoom")
def zoom(request: DeskRequest, case_number: str) -> HttpResponse:
    """Keep the size and show the page again in it."""
    case_for(request.person, case_number)
    wanted = request.POST.get("zoom", "")
    if wanted not in ZOOMS:
        raise InputError("there is no such size of a page.", do="Choose one of those shown.")
    WorkingPapers(case_number=case_number, reviewer=request.person.pseudonym).set_zoom(wanted)
    look = look_of(case_number, request.POST)
    return redirect(look.at(look.record, look.page).href)


def zoom_of(request: DeskRequest, case_number: str) -> str:
    """The habit of whoever asks."""
    kept = WorkingPapers(case_number=case_number, reviewer=request.person.pseudonym).zoom(WIDTH)
    return kept if kept in ZOOMS else WIDTH


def smaller(zoom: str) -> str:
    """The next smaller size."""
    return STEPS[max(STEPS.index(zoom) - 1, 0)] if zoom in STEPS else WIDTH


def larger(zoom: str) -> str:
    return STEPS[min(STEPS.index(zoom) + 1, len(STEPS) - 1)] if zoom in STEPS else WIDTH
