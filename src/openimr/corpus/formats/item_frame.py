"""The items of a corpus as a lazy Polars frame, for counting."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openimr.corpus.formats import parquet, sqlite
from openimr.corpus.formats.forms import PARQUET, SQLITE, form_of
from openimr.corpus.formats.reading_back import rows_in

if TYPE_CHECKING:
    import polars as pl

PIECE = 20_000


def item_frame(path: Path, *, texts: Collection[str] = ()) -> pl.LazyFrame:
    """A row for every item at `path` with the columns of `ItemRow`, as `rows_in` gives them.

    The long texts (summary, rationale, basis) are left out but for those named in `texts`. A Parquet corpus is scanned
    lazily; of any other the short columns are loaded.
    """
    if unknown := set(texts) - set(parquet.LONG_TEXTS):
        raise ValueError(f"no long text of an item: {', '.join(sorted(unknown))}")
    form = form_of(path)
    if form is PARQUET:
        return parquet.item_frame(path, texts)
    if form is SQLITE and not texts:
        return _loaded(sqlite.short_rows(path), ())
    kept = [text for text in parquet.LONG_TEXTS if text in texts]
    return _loaded((_values(row, kept) for row in rows_in(path)), kept)


def _values(row: Any, texts: Collection[str]) -> tuple[Any, ...]:
    from openimr.corpus.formats.parquet_schema import SHORT_ROW

    return tuple(getattr(row, name) for name in (*SHORT_ROW, *texts))


def _loaded(rows: Iterable[tuple[Any, ...]], texts: Collection[str]) -> pl.LazyFrame:
    import polars as pl

    from openimr.corpus.formats.parquet_schema import SHORT_ROW

    schema = pl.Schema({**SHORT_ROW, **dict.fromkeys(texts, pl.String)})
    rows, pieces = iter(rows), [pl.DataFrame(schema=schema)]
    while some := list(islice(rows, PIECE)):
        columns = dict(zip(schema, zip(*some, strict=True), strict=True))
        pieces.append(pl.DataFrame({name: list(values) for name, values in columns.items()}, schema=schema))
    return pl.concat(pieces).lazy()
