"""Published determinations for the public pages, with everything that the worker makes of them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import Any

from openimr.publication import PublicRecord, Source
from openimr.store import figures, open_data, search_index
from openimr.store.published import take_in
from openimr.vocabulary import CaseNumber
from openimr.web.public import decision
from tests.builders.determination import a_determination, an_item

SOURCE = Source(name="CM14-0000001.txt", sha256="0" * 64, layout="A", problems=("The priority is not clear.",))


def take_in_letters(count: int, *, first: int = 1, **of_item: Any) -> list[CaseNumber]:
    """The numbers of so many determinations from elsewhere, each with one item; `of_item` says what is not usual."""
    numbers = [CaseNumber.of(2014, sequence) for sequence in range(first, first + count)]
    determination = a_determination(an_item(**of_item))
    take_in(PublicRecord(determination=replace(determination, case_number=each), source=SOURCE) for each in numbers)
    return numbers


def bring_up_to_date() -> None:
    """What the worker does after a publication or a withdrawal."""
    search_index.catch_up()
    open_data.remove_outdated()
    open_data.make()


def forget_public_pages() -> None:
    """Remove what a test left in the home of the tests, where the database takes its rows back by itself."""
    search_index.forget()
    shutil.rmtree(open_data.folder(), ignore_errors=True)
    figures.forget()
    decision._counted_in.cache_clear()
    decision._similar.cache_clear()
