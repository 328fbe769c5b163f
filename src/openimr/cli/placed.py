"""Determinations from JSON files and published letters, and on which line of them a finding stands."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from openimr.corpus import FileReading, letters_in, read_contents, read_files
from openimr.determination import Determination, Finding, text_at
from openimr.publication import from_json, line_of
from openimr.vocabulary import ImrError, InputError, Span

STANDARD_INPUT = "standard input"
BEFORE_JSON = b"\xef\xbb\xbf \t\r\n"
JSON_SUFFIXES = frozenset((".json", ".jsonl"))


@dataclass(frozen=True, kw_only=True)
class PlacedDetermination:
    """A determination with the text that it was read from; `first_line` is where the text begins in its file.

    `spans` leads from paths to the places in a letter; a JSON text has none, its own keys tell the place.
    """

    name: str
    determination: Determination
    text: str
    first_line: int = 1
    spans: Mapping[str, Span] | None = field(default=None)

    def place_of(self, finding: Finding) -> tuple[int, int]:
        """Line and column, both from 1, of what a finding is about."""
        start = self._start_of(finding)
        line_start = self.text.rfind("\n", 0, start) + 1
        return self.first_line + self.text.count("\n", 0, start), start - line_start + 1

    def _start_of(self, finding: Finding) -> int:
        start, end = self._bounds(finding.path)
        words = self._words(finding)
        if words:
            said = r"\s+".join(re.escape(word) for word in words)
            match = re.compile(said).search(self.text, start, end) or re.compile(said).search(self.text)
            if match:
                return match.start()
        return start

    def _bounds(self, path: str) -> tuple[int, int]:
        """From where to where the value at `path`, or the nearest one around it, stands in the text."""
        if self.spans is None:
            line = line_of(self.text, path) or 1
            start = sum(len(said) for said in self.text.splitlines(keepends=True)[: line - 1])
            end = self.text.find("\n", start)
            indent = len(self.text[start:]) - len(self.text[start:].lstrip(" \t"))
            return start + indent, len(self.text) if end < 0 else end
        for near in _upward(path):
            inside = [span for known, span in self.spans.items() if known == near or known.startswith(f"{near}.")]
            if inside:
                return min(span.start for span in inside), max(span.end for span in inside)
        return 0, len(self.text)

    def _words(self, finding: Finding) -> list[str]:
        """The first words of the passage that a finding points at, as this text writes them."""
        if finding.span is None:
            return []
        passage = text_at(self.determination, finding.path)[finding.span.start : finding.span.end]
        if self.spans is None:
            passage = json.dumps(passage, ensure_ascii="\\u" in self.text)[1:-1]
        return passage.split()[:8]


def placed_determinations(sources: Iterable[str]) -> Iterator[PlacedDetermination | ImrError]:
    """Every determination in the files and folders given ("-" is standard input), an error where one is unusable."""
    for source in sources:
        if source == "-":
            yield from _in_content(sys.stdin.buffer.read(), STANDARD_INPUT)
            continue
        for path in files_in(Path(source)):
            if path.suffix.lower() == ".zip":
                yield from (_from_reading(letter) for letter in read_files([path]))
                continue
            try:
                content = path.read_bytes()
            except OSError as error:
                yield InputError(
                    f"cannot be opened ({error.strerror}).", where=str(path), do="Check name and permission."
                )
                continue
            yield from _in_content(content, str(path))


def files_in(path: Path) -> list[Path]:
    """The files that a path stands for: itself, or the JSON files and letters in a folder."""
    if not path.is_dir():
        return [path]
    return sorted({*letters_in(path), *(file for file in path.rglob("*") if file.suffix.lower() in JSON_SUFFIXES)})


def _in_content(content: bytes, name: str) -> Iterator[PlacedDetermination | ImrError]:
    if name.lower().endswith(".jsonl"):
        for number, line in enumerate(content.split(b"\n"), start=1):
            if line.strip():
                yield _from_json(line, name, first_line=number)
    elif name.lower().endswith(".json") or content.lstrip(BEFORE_JSON).startswith((b"{", b"[")):
        for first_line, record in records_in(content):
            yield _from_json(record, name, first_line=first_line)
    else:
        yield from (_from_reading(letter) for letter in read_contents(content, where=name))


def records_in(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a JSON text, each with the line on which it begins: one alone, or a list of them.

    A list that cannot be taken apart is given as it stands, so that reading it tells what is wrong.
    """
    text = content.decode("utf-8", errors="surrogateescape")
    if not content.lstrip(BEFORE_JSON).startswith(b"["):
        yield 1, content
        return
    place, decoder = text.index("[") + 1, json.JSONDecoder()
    while True:
        begin = len(text) - len(text[place:].lstrip(" \t\r\n,"))
        if text[begin : begin + 1] in ("]", ""):
            return
        try:
            _, place = decoder.raw_decode(text, begin)
        except (ValueError, RecursionError):
            yield 1, content
            return
        yield text.count("\n", 0, begin) + 1, text[begin:place].encode("utf-8", errors="surrogateescape")


def _from_json(content: bytes, name: str, *, first_line: int = 1) -> PlacedDetermination | ImrError:
    where = name if first_line == 1 else f"{name}, record in line {first_line}"
    try:
        record = from_json(content, where=where)
    except ImrError as error:
        return error
    return PlacedDetermination(
        name=name, determination=record.determination, text=content.decode("utf-8-sig"), first_line=first_line
    )


def _from_reading(letter: FileReading) -> PlacedDetermination | ImrError:
    if letter.reading is None:
        return letter.error or InputError("cannot be read.", where=str(letter.path))
    record = letter.reading.record
    return PlacedDetermination(
        name=str(letter.path), determination=record.determination, text=letter.text, spans=record.spans
    )


def _upward(path: str) -> Iterator[str]:
    while path:
        yield path
        path = path.rpartition(".")[0]
