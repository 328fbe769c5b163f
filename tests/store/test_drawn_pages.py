"""Pages are drawn once and kept beside the files; what is kept may go at any time."""

from __future__ import annotations

import os
import time

import pytest

from openimr.casefile import PageWords
from openimr.store import drawn_pages
from openimr.store.drawn_pages import drawn_page, forget_old_pages, recognized_words_of_page, words_of_page
from openimr.store.files import StoredFiles
from openimr.store.settings import settings
from openimr.vocabulary import UnreadableFile
from tests.builders.papers import a_pdf

NOTE = "Neck pain for eight months."


@pytest.fixture
def stored() -> str:
    return StoredFiles().put(a_pdf(f"{NOTE} {time.time_ns()}"))


def test_a_page_is_drawn_once_for_each_size(stored: str, monkeypatch: pytest.MonkeyPatch):
    sizes = {size: drawn_page(stored, 1, size) for size in ("thumb", "page", "zoomed")}
    assert len(sizes["thumb"]) < len(sizes["page"]) < len(sizes["zoomed"])
    monkeypatch.setattr(drawn_pages, "page_image", None)
    assert drawn_page(stored, 1, "page") == sizes["page"]


def test_places_of_words_are_kept_too(stored: str, monkeypatch: pytest.MonkeyPatch):
    words = words_of_page(stored, 1)
    monkeypatch.setattr(drawn_pages, "page_words", None)
    assert words_of_page(stored, 1) == words
    assert words.words[0].text == "Neck"


def test_recognized_words_are_only_made_for_somebody_who_waits(stored: str):
    seen = PageWords(width=612, height=792)
    assert recognized_words_of_page(stored, 1, None) is None
    assert recognized_words_of_page(stored, 1, lambda: seen) == seen
    assert recognized_words_of_page(stored, 1, None) == seen


def test_a_page_that_cannot_be_drawn_leaves_nothing_behind(stored: str):
    with pytest.raises(UnreadableFile):
        drawn_page(stored, 9)
    assert not list((settings().home / "drawn" / stored[:2] / stored).glob("9-*"))


def test_what_was_drawn_long_ago_is_deleted_and_drawn_again(stored: str):
    drawn_page(stored, 1)
    kept = settings().home / "drawn" / stored[:2] / stored / "1-0-page.png"
    os.utime(kept, (0, 0))
    assert forget_old_pages() >= 1
    assert not kept.exists()
    assert drawn_page(stored, 1).startswith(b"\x89PNG")
