"""The error tree is small, and each error has its entry in the reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from openimr.vocabulary import ImrError, errors

DOC = Path(__file__).parents[2] / "docs" / "reference" / "errors.md"
TREE = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, ImrError)]


@pytest.mark.parametrize("kind", TREE)
def test_each_error_has_its_entry_in_the_reference(kind: type[ImrError]) -> None:
    assert f"| `{kind.__name__}` |" in DOC.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", TREE)
def test_a_message_says_where_what_was_found_and_what_to_do(kind: type[ImrError]) -> None:
    assert kind("it rains.", where="here", do="Take an umbrella.").message == "here: it rains. Take an umbrella."
