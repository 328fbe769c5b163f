"""One page as it is shown: its picture with the words over it, or its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString

from openimr.casefile import Page, PageWords, Reading, has_pictures, ocr_engine, recognized_words
from openimr.store.drawn_pages import recognized_words_of_page, words_of_page
from openimr.store.files import StoredFiles
from openimr.vocabulary import UnreadableFile
from openimr.web.reviewer.look import SCAN, TEXT, Look
from openimr.web.reviewer.marked_text import Mark, marked_page
from openimr.web.reviewer.page_numbers import Place
from openimr.web.reviewer.text_layer import TextLayer, text_layer
from openimr.web.reviewer.zoom import DRAWN_LARGE, WHOLE, WIDTH, WORDS

FEW_OF_THE_WORDS = 0.5
"""A page that holds fewer of its read words than this was recognized: what it holds itself is a stamp."""

DOTS_TO_A_POINT = 96 / 72


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """A page in one of its two forms. `layer` is None for a text; that of a picture may still lack its words."""

    place: Place
    look: Look
    zoom: str
    body: SafeString | str = ""
    layer: TextLayer | None = None
    lacks_picture: bool = False
    """Whether the page could not be drawn as it looks: its file is locked or damaged."""
    is_waiting: bool = False
    """Whether the words of a scan are still to be placed; it is asked for after the page has been shown."""
    mark_count: int = 0
    quality: int = 0

    @property
    def is_picture(self) -> bool:
        return self.layer is not None

    @property
    def picture(self) -> str:
        return picture_href(self.look.case_number, self.place, "zoomed" if self.zoom == DRAWN_LARGE else "")

    @property
    def words_href(self) -> str:
        return f"{reverse('placed_words', args=self._address)}?{self.look.query}"

    @property
    def _address(self) -> tuple[str, str, int]:
        return self.look.case_number, self.place.document.id, self.place.page

    @property
    def fit(self) -> str:
        """How the sheet takes its size: from the pane, from the window, or from its own inches."""
        return self.zoom if self.zoom in {WIDTH, WHOLE} else "inches"

    @property
    def shown_width(self) -> int:
        return round(self._sides[0] * self._share)

    @property
    def shown_height(self) -> int:
        return round(self._sides[1] * self._share)

    @property
    def view_box(self) -> str:
        width, height = self._sides
        return f"{-self._gutter} 0 {width:g} {height:g}"

    @property
    def turning(self) -> str:
        """The transformation that turns the sheet and brings it back into the picture."""
        assert self.layer is not None
        wide, tall = f"{self.layer.width:g}", f"{self.layer.height:g}"
        moved = {90: f"translate({tall} 0)", 180: f"translate({wide} {tall})", 270: f"translate(0 {wide})"}
        return f"{moved[self.look.turn]} rotate({self.look.turn})" if self.look.turn else ""

    @property
    def _gutter(self) -> int:
        return self.layer.gutter if self.layer and not self.look.turn else 0

    @property
    def _sides(self) -> tuple[float, float]:
        assert self.layer is not None
        sides = (self.layer.width, self.layer.height)
        across, down = sides[::-1] if self.look.turn in {90, 270} else sides
        return across + self._gutter, down

    @property
    def _share(self) -> float:
        return DOTS_TO_A_POINT * (int(self.zoom) / 100 if self.zoom.isdigit() else 1)


def leaf(
    look: Look,
    place: Place,
    marks: Sequence[Mark] = (),
    hits: Sequence[tuple[int, int]] = (),
    *,
    zoom: str,
    present_hit: int = -1,
    with_tags: bool = True,
    may_wait: bool = True,
) -> Leaf:
    """The page at `place` in the form that the look or the reviewer's habit asks for.

    A page without text is shown as it looks, because there is nothing else to read.
    """
    page, document = place.text, place.document
    text = page.text if page else ""
    wants_text = look.show == TEXT or (look.show != SCAN and zoom == WORDS)
    has_picture = document.reading is not Reading.NEEDS_PASSWORD and can_be_drawn(document.sha256)
    wants_picture = has_picture and (not wants_text or not text.strip())
    sheet = sheet_of(document.sha256, place.page, page, may_wait=may_wait) if wants_picture else None
    shown = Leaf(
        place=place,
        look=look,
        zoom=WIDTH if zoom == WORDS else zoom,
        mark_count=len({mark.label for mark in marks}),
        quality=round(page.quality * 100) if page else 0,
        lacks_picture=wants_picture and sheet is None,
    )
    if sheet is None:
        if not text.strip():
            return shown
        return replace(shown, body=marked_page(text, marks, hits, present_hit=present_hit, with_anchors=with_tags))
    is_waiting = may_wait and bool(text.strip()) and not sheet.words
    layer = text_layer(text, sheet, marks, hits, present_hit=present_hit, with_tags=with_tags)
    return replace(shown, layer=layer, is_waiting=is_waiting)


def sheet_of(sha256: str, number: int, page: Page | None, *, may_wait: bool) -> PageWords | None:
    """The sheet with its words: the PDF's own, or those recognized on a scan, which take seconds the first time.

    With `may_wait` a scan that nobody has recognized for its places yet comes without words. None where the page cannot
    be opened.
    """
    turned = page.turned if page else 0
    try:
        sheet = words_of_page(sha256, number, turned=turned)
        if not _is_recognized(page, sheet):
            return sheet
        path = StoredFiles().path(sha256)
        make = None if may_wait else lambda: recognized_words(path, number, sheet, ocr_engine(), turned=turned)
        seen = recognized_words_of_page(sha256, number, make, turned=turned)
    except UnreadableFile:
        return None
    return seen or PageWords(width=sheet.width, height=sheet.height)


def picture_href(case_number: str, place: Place, size: str = "") -> str:
    """The address of the picture of a page, the way up in which it was read."""
    said = {"size": size, "turned": place.turned}
    query = urlencode({name: value for name, value in said.items() if value})
    address = reverse("page_image", args=[case_number, place.document.id, place.page])
    return f"{address}?{query}" if query else address


def can_be_drawn(sha256: str) -> bool:
    """Whether the stored bytes are a PDF or a picture, so that the pages can be shown as they look."""
    try:
        with StoredFiles().path(sha256).open("rb") as file:
            return has_pictures(file.read(1024))
    except OSError:
        return False


def _is_recognized(page: Page | None, sheet: PageWords) -> bool:
    """Whether the text of a page cannot be what its file holds, so that an engine has seen it on the picture."""
    return page is not None and len(sheet.words) < FEW_OF_THE_WORDS * len(page.text.split())
