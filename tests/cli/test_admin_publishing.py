"""`openimr admin publish-corpus` and `search rebuild`: letters from elsewhere become pages that can be searched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.test import Client

from openimr.cli.admin import command
from openimr.store.models import PublishedRow
from tests.builders.determination import a_determination, a_letterhead
from tests.builders.public_pages import forget_public_pages, take_in_letters

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def prepared(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The database of the tests stands ready already."""
    monkeypatch.setattr("openimr.store.prepare.prepare", lambda: None)
    forget_public_pages()
    yield
    forget_public_pages()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def a_letter_in(folder: Path) -> Path:
    from openimr.determination import LetterFormat, render_public_letter

    letter = render_public_letter(a_determination(), letterhead=a_letterhead(), format=LetterFormat.TEXT)
    (folder / "CM14-0001234.txt").write_bytes(letter)
    return folder


def test_letters_of_a_folder_stand_on_the_public_pages(tmp_path: Path) -> None:
    result = run("publish-corpus", str(a_letter_in(tmp_path)))
    assert (result.exit_code, result.output) == (
        0,
        "1 records were taken in; 0 were not taken, 0 could not be read.\n",
    )
    assert "/decisions/CM14-0001234" in Client().post("/decisions", {"words": "therapy"}).content.decode()
    assert Client().get("/data/items.csv").status_code == 200


def test_taking_the_same_in_again_changes_nothing(tmp_path: Path) -> None:
    run("publish-corpus", str(a_letter_in(tmp_path)))
    before = PublishedRow.objects.get().revision
    run("publish-corpus", str(tmp_path))
    assert PublishedRow.objects.get().revision == before


def test_what_cannot_be_read_is_named_and_the_others_are_taken_in(tmp_path: Path) -> None:
    (a_letter_in(tmp_path) / "recipe.txt").write_text("a shopping list: flour, eggs\n")
    result = run("publish-corpus", str(tmp_path))
    assert result.exit_code == 1
    assert "recipe.txt" in result.output
    assert PublishedRow.objects.get().number == "CM14-0001234"


def test_the_index_is_built_anew_from_the_database() -> None:
    take_in_letters(3)
    result = run("search", "rebuild")
    assert (result.exit_code, result.output) == (0, "3 determinations can be searched.\n")
