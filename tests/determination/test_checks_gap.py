"""A draft that still waits for the reviewer's own reason cannot be signed."""

from __future__ import annotations

import pytest

from openimr.determination import Determination, DeterminedItem, check


def gaps(rationale: str) -> list[str]:
    determination = Determination(items=(DeterminedItem(number=1, text="Acupuncture, 6 visits", rationale=rationale),))
    found = [finding for finding in check(determination) if finding.code == "STR-09"]
    return [rationale[finding.span.start : finding.span.end] for finding in found if finding.span]


@pytest.mark.parametrize("rationale", ["The reviewer's reason: [...].", "Reasons follow.\n\n[...]\n", "Mine:\n[...]"])
def test_a_gap_of_the_draft_is_found_where_it_stands(rationale: str) -> None:
    assert gaps(rationale) == ["[...]"]


@pytest.mark.parametrize("rationale", ["The note says “pain [...] worse”.", "The request is not necessary."])
def test_a_shortened_quotation_is_no_gap(rationale: str) -> None:
    assert gaps(rationale) == []
