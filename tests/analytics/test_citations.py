"""Citations of both sides, and where they agree."""

from __future__ import annotations

from openimr.analytics import citation_table, frame_of, record_of
from tests.analytics.rows import a_row, letters

PT, MRI = "mtus-chronic-pain/physical-medicine", "odg/mri"


def cited(number: int, reviewer: tuple[str, ...], administrator: tuple[str, ...]):  # type: ignore[no-untyped-def]
    guidelines = tuple(dict.fromkeys(cite.partition("/")[0] for cite in reviewer))
    return a_row(number=number, cites=reviewer, guidelines=guidelines, administrator_cites=administrator)


ROWS = [
    cited(1, (PT,), (PT,)),
    cited(2, (PT, MRI), (MRI, "odg/whole")),
    cited(3, (MRI,), (PT,)),
    cited(4, (), (PT,)),
    cited(5, (PT,), ()),
]


def test_each_side_is_counted_by_items() -> None:
    found = {row.key: (row.reviewer, row.administrator, row.both) for row in citation_table(frame_of(ROWS)).rows}
    assert found == {PT: (3, 3, 1), MRI: (2, 1, 1), "odg/whole": (0, 1, 0)}


def test_a_guideline_counts_once_in_an_item_that_cites_two_of_its_topics() -> None:
    found = {row.key: row.administrator for row in citation_table(frame_of(ROWS), "guideline").rows}
    assert found == {"mtus-chronic-pain": 3, "odg": 1}


def test_agreement_is_among_items_with_citations_of_both() -> None:
    table = citation_table(frame_of(ROWS))
    assert (table.agreement.part, table.agreement.whole) == (2, 3)
    assert (table.reviewer_none.part, table.administrator_none.part, table.items) == (1, 1, 5)


def test_labels_are_words() -> None:
    labels = {row.label for row in citation_table(frame_of(ROWS)).rows}
    assert labels == {"MTUS chronic pain: physical medicine", "ODG: mri", "ODG: no section named"}


def test_the_record_of_a_treatment_counts_its_items_alone() -> None:
    rows = [*letters("OU", "U", treatment="MRI"), a_row(case_number="CM14-0000077")]
    record = record_of(frame_of(rows), treatment="MRI", least=1)
    assert (record.total.items, record.total.rate.part) == (3, 1)
    assert [row.label for row in record.by_body_part.rows] == ["lumbar spine"]
    assert record.days.total.letters == 2


def test_the_record_of_a_topic_holds_the_items_that_cite_it() -> None:
    record = record_of(frame_of(ROWS), topic=MRI, least=1)
    assert record.total.items == 2
    assert record.cited.rows[0].key == MRI
