"""A reviewer's notes are their own, overwrite nobody else's words, and go when the case leaves them."""

from __future__ import annotations

import pytest

from openimr.store.models import CaseRow, ContentRow, EventRow, PageNoteRow
from openimr.store.working_papers import PageNote, WorkingPapers, forget_closed_papers
from openimr.workflow import State
from tests.builders.cases import NOON, a_case_at

pytestmark = pytest.mark.django_db

PAPERS = WorkingPapers(case_number="CM15-0000001", reviewer="R-1001")
EMPTY = PageNote(record_id="r1", page=4)
NOTE = PageNote(record_id="r1", page=4, text="Compare with the June visit.")


def test_a_note_is_kept_and_found_again_on_its_page():
    assert PAPERS.note("r1", 4) == EMPTY
    assert PAPERS.keep(NOTE, seen=EMPTY.digest, at=NOON) == NOTE
    assert PAPERS.note("r1", 4) == NOTE
    assert PAPERS.notes() == (NOTE,)


def test_a_note_without_words_or_bookmark_leaves_nothing_behind():
    PAPERS.keep(NOTE, seen=EMPTY.digest, at=NOON)
    PAPERS.keep(EMPTY, seen=NOTE.digest, at=NOON)
    assert not PageNoteRow.objects.exists()


def test_what_another_window_wrote_is_given_back_and_stays():
    PAPERS.keep(NOTE, seen=EMPTY.digest, at=NOON)
    late = PageNote(record_id="r1", page=4, text="Written without having seen the other.")
    assert PAPERS.keep(late, seen=EMPTY.digest, at=NOON) == NOTE
    assert PAPERS.note("r1", 4) == NOTE


def test_another_reviewer_of_the_same_case_reads_none_of_it():
    PAPERS.keep(NOTE, seen=EMPTY.digest, at=NOON)
    PAPERS.go_to("r1", 4)
    other = WorkingPapers(case_number="CM15-0000001", reviewer="R-1002")
    assert other.notes() == ()
    assert other.place() is None


def test_the_place_is_the_last_one_and_the_size_holds_in_every_file():
    PAPERS.go_to("r1", 4)
    PAPERS.go_to("r2", 1)
    PAPERS.set_zoom("150")
    assert PAPERS.place() == ("r2", 1)
    assert WorkingPapers(case_number="CM15-0000009", reviewer="R-1001").zoom("width") == "150"
    assert WorkingPapers(case_number="CM15-0000001", reviewer="R-1002").zoom("width") == "width"


def test_notes_stand_neither_in_an_event_nor_in_a_content():
    number = a_case_at(State.IN_REVIEW)
    own = WorkingPapers(case_number=number, reviewer="R-1001")
    own.keep(NOTE, seen=EMPTY.digest, at=NOON)
    assert not EventRow.objects.filter(body__contains="June visit").exists()
    assert not ContentRow.objects.filter(body__contains="June visit").exists()


def test_papers_go_when_the_case_is_no_longer_with_their_writer():
    number = a_case_at(State.IN_REVIEW)
    own = WorkingPapers(case_number=number, reviewer="R-1001")
    own.keep(NOTE, seen=EMPTY.digest, at=NOON)
    own.go_to("r1", 4)
    assert forget_closed_papers() == 0
    CaseRow.objects.filter(number=number).update(state=State.ISSUED.value)
    assert forget_closed_papers() == 2
    assert own.notes() == ()
