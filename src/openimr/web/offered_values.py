"""Values that an attached form or letter offers, shown beside their fields with the page; nobody's until confirmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_safe

from openimr.casefile import ProposedValue, has_pictures, page_image
from openimr.store.files import StoredFiles
from openimr.store.offers import Offers, offers_in
from openimr.vocabulary import NotFound, UnreadableFile
from openimr.web.application_form import ApplicationForm
from openimr.web.door import DeskRequest, page
from openimr.web.worker.application_draft import ApplicationDraft, draft_of

TAKE = "take"
"""The name of the tick beside an offered value; its value is "field:number"."""


@dataclass(frozen=True, kw_only=True)
class OfferedValue:
    """One offered value beside its field."""

    key: str
    words: str
    page: int
    is_taken: bool


@dataclass(frozen=True, kw_only=True)
class AttachedForm:
    """What the page says of the attached file: being read, nothing found, or the values by field."""

    is_waiting: bool = False
    note: str = ""
    by_field: Mapping[str, Sequence[OfferedValue]] = field(default_factory=dict)
    has_pictures: bool = False

    @property
    def count(self) -> int:
        return sum(map(len, self.by_field.values()))


def attached_form(draft: ApplicationDraft | None) -> AttachedForm | None:
    """What the file of a draft offers; None where none is attached."""
    if draft is None or draft.attachment is None:
        return None
    offers = offers_in(draft.attachment.sha256)
    if offers is None:
        return AttachedForm(is_waiting=True)
    by_field: dict[str, list[OfferedValue]] = defaultdict(list)
    for name, number, value in _numbered(offers):
        by_field[name].append(
            OfferedValue(
                key=f"{name}:{number}",
                words=value.words,
                page=value.at.page or 1,
                is_taken=draft.form[name] == value.value,
            )
        )
    with StoredFiles().path(draft.attachment.sha256).open("rb") as file:
        can_be_drawn = has_pictures(file.read(1024))
    return AttachedForm(note=offers.note, by_field=dict(by_field), has_pictures=can_be_drawn)


def with_taken(form: ApplicationForm, draft: ApplicationDraft | None, posted: QueryDict) -> ApplicationForm:
    """The form with the values that were ticked in place of what stood there."""
    offers = offers_in(draft.attachment.sha256) if draft and draft.attachment else None
    ticked = set(posted.getlist(TAKE))
    taken = {name: value.value for name, number, value in _numbered(offers or Offers()) if f"{name}:{number}" in ticked}
    return ApplicationForm(typed={**form.typed, **taken})


@require_safe
@page("attached_page")
def attached_page(request: DeskRequest, number: int) -> HttpResponse:
    """The picture of a page of the file that this person has attached to the form they are filling in."""
    draft = draft_of(request.person)
    if draft is None or draft.attachment is None or not 1 <= number <= 10_000:
        raise NotFound("there is no such page.")
    try:
        return HttpResponse(_picture(draft.attachment.sha256, number), content_type="image/png")
    except UnreadableFile:
        raise NotFound("there is no such page.") from None


def _numbered(offers: Offers) -> Iterator[tuple[str, int, ProposedValue]]:
    counts: dict[str, int] = defaultdict(int)
    for value in offers.values:
        counts[value.field] += 1
        yield value.field, counts[value.field], value


@lru_cache(maxsize=4)
def _picture(sha256: str, number: int) -> bytes:
    return page_image(StoredFiles().path(sha256), number)
