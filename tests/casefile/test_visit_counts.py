"""How many visits a sentence says were done, held against sixty sentences that were written first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import Any

from openimr.casefile import DocumentType, FactStatus, find_facts
from openimr.vocabulary import Range, read_yaml
from tests.builders.casefile import a_case_file, a_document, facts_in


def gold(name: str = "visit_counts") -> list[dict[str, Any]]:
    return list(read_yaml((files("tests.casefile") / f"{name}.yaml").read_text("utf-8")))


def told(sentence: str, concept: str) -> str:
    fact = facts_in(sentence).about(concept)
    return str(fact.value) if fact.status is FactStatus.DOCUMENTED else "not told"


def misread(name: str = "visit_counts") -> list[tuple[str, str, str]]:
    """Each sentence that is read otherwise than expected, with what was expected and what was read."""
    read = ((row["says"], row["done"], told(row["says"], row["of"])) for row in gold(name))
    return [(sentence, expected, found) for sentence, expected, found in read if expected != found]


def visits_in(*notes: tuple[str, int, DocumentType]) -> Range | None:
    """The physical therapy visits of a file whose notes are of these days of March 2015."""
    documents = tuple(
        replace(a_document(text, id=f"note {number}", type=type), dated=date(2015, 3, day))
        for number, (text, day, type) in enumerate(notes)
    )
    return find_facts(a_case_file(documents=documents), as_of=None)["physical_therapy_visits"].value


REPORT, THERAPY = DocumentType.PROGRESS_REPORT, DocumentType.THERAPY_NOTE


def test_every_sentence_is_read_as_a_person_reads_it() -> None:
    assert misread() == []


def test_the_newest_count_to_date_holds_those_before_it() -> None:
    earlier = ("He completed 6 visits of physical therapy.", 2, REPORT)
    assert visits_in(earlier, ("He has had 8 physical therapy visits to date.", 20, REPORT)) == Range.exactly(8)
    assert visits_in(earlier, ("He completed 8 visits of physical therapy.", 20, REPORT)) == Range(8, 14)


def test_a_smaller_count_to_date_may_be_of_another_course() -> None:
    earlier = ("He has had 12 physical therapy visits to date.", 2, REPORT)
    assert visits_in(earlier, ("He has had 4 physical therapy visits to date.", 20, REPORT)) == Range(12, 16)


def test_a_count_to_date_goes_on_from_the_therapist_and_from_a_bare_name() -> None:
    note = ("Physical therapy note\nVisits attended: 6", 2, THERAPY)
    report = ("Physical therapy helps. She has completed 10 visits of physical therapy.", 20, REPORT)
    assert visits_in(note, report) == Range.exactly(10)


def test_a_name_without_a_number_in_a_later_note_leaves_the_count_open() -> None:
    counted = ("He has had 8 physical therapy visits to date.", 2, REPORT)
    assert visits_in(counted, ("He had physical therapy again.", 20, REPORT)) == Range.at_least(8)


def test_most_sentences_that_nobody_tried_are_read_and_no_number_is_made_up() -> None:
    wrong = misread("visit_counts_held_out")
    assert len(wrong) <= 6
    assert {found for _, _, found in wrong} <= {"1 or more", "not told"}


if __name__ == "__main__":
    for name in ("visit_counts", "visit_counts_held_out"):
        wrong = misread(name)
        for sentence, expected, found in wrong:
            print(f"{expected!r} expected, {found!r} read: {sentence}")
        print(f"{name}: {len(gold(name)) - len(wrong)} of {len(gold(name))} sentences read rightly")
