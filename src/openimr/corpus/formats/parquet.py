"""A corpus as Parquet: one row a letter, nested columns with the keys of the JSON, and `rows` for counting."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openimr.corpus.formats.letters import DAYS, Letter
from openimr.corpus.item_row import ItemRow, rows_of_json
from openimr.vocabulary import InputError

if TYPE_CHECKING:
    import polars as pl

# A row group is what a reader holds in memory at once; letters are long, so that few of them make one.
ROW_GROUP = 2_000
LONG_TEXTS = ("summary", "rationale", "basis")


def write(path: Path, letters: Sequence[Letter]) -> None:
    """Write the letters as one Parquet file."""
    import polars as pl

    from openimr.corpus.formats.parquet_schema import letter_schema

    frame = pl.DataFrame([_row(letter) for letter in letters], schema=letter_schema(), orient="row")
    frame.write_parquet(path, compression="lz4", statistics=False)


def join(batches: Iterable[tuple[Path, Collection[int]]], out: Path) -> None:
    """Write the rows of all batches into one file, without those whose place in the batch is given."""
    from polars.io.plugins import register_io_source

    from openimr.corpus.formats.parquet_schema import letter_schema

    def frames(*_: object) -> Iterator[pl.DataFrame]:
        return _row_groups(batches)

    source = register_io_source(frames, schema=letter_schema())
    source.sink_parquet(out, compression="zstd", row_group_size=ROW_GROUP, maintain_order=True)


def letters_in(path: Path) -> Iterator[Letter]:
    """The letters of a Parquet corpus, a row group at a time."""
    for row in _rows(path, None):
        yield _letter(row)


def rows_in(path: Path) -> Iterator[ItemRow]:
    """The item rows of a Parquet corpus, without what only a whole letter needs."""
    kept = ("case_number", "decision_date", "application_received", "reviewer", "clinical_summary", "items", "source")
    for row in _rows(path, kept):
        yield from rows_of_json(row)


def item_frame(path: Path, texts: Collection[str]) -> pl.LazyFrame:
    """The item rows of a Parquet corpus as a lazy frame, with those of the long texts that are named."""
    import polars as pl

    scan = pl.scan_parquet(path)
    _expect_columns(scan, path)
    long = {
        "summary": pl.col("clinical_summary"),
        "rationale": pl.col("items").list.eval(pl.element().struct.field("rationale")),
        "basis": pl.col("items").list.eval(pl.element().struct.field("reviewer_guideline").struct.field("text")),
    }
    wanted = [long[text].alias(text) for text in LONG_TEXTS if text in texts]
    exploded = ["rows", *(text for text in ("rationale", "basis") if text in texts)]
    some = scan.filter(pl.col("rows").list.len() > 0).select("rows", *wanted).explode(exploded)
    return some.unnest("rows")


def _row_groups(batches: Iterable[tuple[Path, Collection[int]]]) -> Iterator[pl.DataFrame]:
    """The rows that are kept, in frames of one row group each."""
    import polars as pl

    held: list[pl.DataFrame] = []
    for batch, skipped in batches:
        frame = pl.read_parquet(batch, memory_map=False)
        if skipped:
            frame = frame.with_row_index("place").filter(~pl.col("place").is_in(sorted(skipped))).drop("place")
        held.append(frame)
        while sum(map(len, held)) >= ROW_GROUP:
            together = pl.concat(held)
            yield together.head(ROW_GROUP)
            held = [together.slice(ROW_GROUP)]
    if held:
        yield pl.concat(held)


def _rows(path: Path, columns: Sequence[str] | None) -> Iterator[dict[str, Any]]:
    import polars as pl

    scan = pl.scan_parquet(path)
    _expect_columns(scan, path)
    chosen = scan.select(columns) if columns else scan.drop("rows")
    total = scan.select(pl.len()).collect().item()
    for start in range(0, total, ROW_GROUP):
        yield from chosen.slice(start, ROW_GROUP).collect().iter_rows(named=True)


def _expect_columns(scan: pl.LazyFrame, path: Path) -> None:
    import polars as pl

    from openimr.corpus.formats.parquet_schema import letter_schema

    try:
        found = scan.collect_schema().names()
    except (pl.exceptions.PolarsError, OSError):
        raise InputError("is no Parquet file that can be opened.", where=str(path), do="Write it anew.") from None
    if missing := [name for name in letter_schema().names() if name not in found]:
        said = f"is no corpus: the column {missing[0]} is missing."
        raise InputError(said, where=str(path), do="Name a corpus of openimr read.")


def _row(letter: Letter) -> dict[str, Any]:
    row = dict(letter)
    row["spans"] = [{"path": path, **span} for path, span in letter["spans"].items()]
    row["rows"] = [_short(item) for item in rows_of_json(letter)]
    for day in DAYS:
        row[day] = _day(letter[day])
    if (clinical := letter["clinical"]) and (injury := clinical["date_of_injury"]):
        days = {"first": _day(injury["first"]), "last": _day(injury["last"])}
        row["clinical"] = {**clinical, "date_of_injury": {**injury, **days}}
    return row


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _short(item: ItemRow) -> dict[str, Any]:
    from openimr.corpus.formats.parquet_schema import SHORT_ROW

    values = ((name, getattr(item, name)) for name in SHORT_ROW)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values}


def _letter(row: dict[str, Any]) -> Letter:
    """The values of a row as the JSON has them."""
    spans = {span.pop("path"): span for span in row.pop("spans")}
    return {**_plain(row), "spans": spans}


def _plain(value: Any) -> Any:
    """Days as ISO text, and whole numbers without their ".0", as the JSON has them."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.isoformat() if isinstance(value, date) else value
