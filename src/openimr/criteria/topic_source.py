"""The YAML of one topic and of its worked examples, as the library's files hold them, comments included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from textwrap import dedent
from typing import Any

import yaml

from openimr.criteria.library import EXAMPLES, FOLDER, load_library
from openimr.criteria.worked_examples import run_examples
from openimr.vocabulary import NotFound, SafeLoader

# What follows the last line of an entry belongs to the next one: a blank line, a comment that is not indented.
TRAILING = re.compile(r"(?:\n[ \t]*|\n {0,2}#[^\n]*)+\Z")


def topic_source(guideline: str, edition: str, topic: str) -> str:
    """The YAML mapping of a topic, from its `id` on, in its own words; `NotFound` where the library has none."""
    try:
        return _topics()[guideline, edition, topic]
    except KeyError:
        raise NotFound("the library holds no such topic.") from None


def examples_source(guideline: str, edition: str, topic: str) -> str:
    """The YAML list of the worked examples that come out under a topic; empty where there are none."""
    return "".join(_examples().get((guideline, edition, topic), ()))


def pack_head(guideline: str, edition: str) -> str:
    """What stands above the topics in a file of the pack: title, days, source, licence."""
    for _, text in _texts():
        head = {key.value: value for key, value in _composed(text).value}
        if (head["guideline"].value, head["edition"].value) == (guideline, edition):
            return text[: head["topics"].start_mark.index].rpartition("topics:")[0].rstrip() + "\n"
    raise NotFound("the library holds no such pack.")


@cache
def _topics() -> dict[tuple[str, str, str], str]:
    found = {}
    for _, text in _texts():
        whole = _composed(text)
        head = {key.value: value for key, value in whole.value}
        guideline, edition = head["guideline"].value, head["edition"].value
        for entry in _entries(text, head["topics"]):
            name = re.match(r"id: *([\w-]+)", entry)
            assert name is not None  # every topic of the library begins with its id
            found[guideline, edition, name[1]] = entry
    return found


@cache
def _examples() -> dict[tuple[str, str, str], list[str]]:
    """The examples by the topic under which they come out."""
    library = load_library()
    by_place = {result.where: result for result in run_examples(library)}
    packs = {pack.id: pack for pack in library.packs}
    found: dict[tuple[str, str, str], list[str]] = {}
    for file, text in _texts(examples=True):
        listed = _composed(text)
        for node, entry in zip(listed.value, _entries(text, listed), strict=True):
            result = by_place[f"{file}:{node.start_mark.line + 1}"]
            if result.pack in packs:
                pack = packs[result.pack]
                key = (pack.guideline, pack.edition, result.topic)
                found.setdefault(key, []).append(_as_item(entry))
    return found


def _composed(text: str) -> Any:
    return yaml.compose(text, Loader=SafeLoader)


def _texts(*, examples: bool = False) -> Iterator[tuple[str, str]]:
    folder = files("openimr.criteria") / FOLDER
    for name in sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml")):
        if name.endswith(EXAMPLES) is examples:
            yield f"{FOLDER}/{name}", (folder / name).read_text("utf-8")


def _entries(text: str, sequence: yaml.SequenceNode) -> Iterator[str]:
    """Each entry of a sequence of mappings as its file writes it, moved to the margin."""
    lines = text.splitlines(keepends=True)
    starts = [node.start_mark for node in sequence.value]
    ends = [*(mark.line for mark in starts[1:]), sequence.end_mark.line or len(lines)]
    for start, end in zip(starts, ends, strict=True):
        # The last mark of a file may stand on its last line instead of behind it.
        last = len(lines) if end >= len(lines) - 1 else end
        written = " " * start.column + "".join(lines[start.line : last])[start.column :]
        yield TRAILING.sub("", dedent(written)) + "\n"


def _as_item(entry: str) -> str:
    return "- " + "  ".join(entry.splitlines(keepends=True))
