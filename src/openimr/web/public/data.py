"""The open data: every published determination as files to take away."""

from __future__ import annotations

import json
from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import render

from openimr.publication import json_schema
from openimr.store import open_data
from openimr.store.open_data import ITEMS, LETTERS, PARQUET
from openimr.vocabulary import NotFound
from openimr.web.door import DeskRequest, page

SCHEMA = "determination.schema.json"
KINDS = {LETTERS: "application/gzip", PARQUET: "application/vnd.apache.parquet", ITEMS: "text/csv; charset=utf-8"}
SAYS = {
    LETTERS: ("JSON Lines, compressed", "One determination a line, as its JSON: everything that is published of it."),
    PARQUET: ("Parquet", "One determination a row, with the same nested fields, and its items as flat rows."),
    ITEMS: ("Table of items (CSV)", "One disputed item a row, without the long texts. It opens in a spreadsheet."),
}


@page("data")
def data(request: DeskRequest) -> HttpResponse:
    """The files with date, size and sha256, and how to read them."""
    made = open_data.current()
    files = [(file, *SAYS[file.name]) for file in made.files] if made else []
    return render(request, "public/data.html", {"made": made, "files": files, "schema": SCHEMA})


@page("data_file")
def data_file(request: DeskRequest, name: str) -> HttpResponse:
    """One file, streamed; or the JSON Schema of a determination."""
    if name == SCHEMA:
        return HttpResponse(json.dumps(json_schema(), indent=2), content_type="application/schema+json")
    made = open_data.current()
    path = made.path(name) if made else None
    try:
        file = path.open("rb") if path else None
    except FileNotFoundError:  # newer files have just taken its place
        file = None
    if file is None:
        raise NotFound("there is no such file now.", do="Look at the page of the open data for those there are.")
    streamed: Any = FileResponse(file, as_attachment=True, filename=name, content_type=KINDS[name])
    return streamed  # type: ignore[no-any-return]
