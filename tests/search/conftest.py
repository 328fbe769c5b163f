"""An index of some hundred invented letters, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from openimr.corpus import ItemRow
from openimr.search import SearchIndex, build_index
from tests.builders.invented_rows import invented_rows
from tests.search.oracle import Oracle


@pytest.fixture(scope="session")
def rows() -> tuple[ItemRow, ...]:
    return tuple(invented_rows(350, seed=11, rare_words=2_000))


@pytest.fixture(scope="session")
def index(rows: tuple[ItemRow, ...], tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    folder = tmp_path_factory.mktemp("search") / "index"
    build_index(folder, rows, memory_mb=32)
    return SearchIndex.open(folder)


@pytest.fixture(scope="session")
def oracle(rows: tuple[ItemRow, ...]) -> Oracle:
    return Oracle(rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"
