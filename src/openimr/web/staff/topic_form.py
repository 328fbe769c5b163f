"""The form in which a topic is revised: field by field, or as the whole YAML.

A form knows the text that it was made from, by its digest, and holds it: fields are laid over that text and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import isfinite

from openimr.criteria import Counting, Leaf, PackTopic, TopicRevision, edit_topic, line_of_control
from openimr.vocabulary import InputError, RuleError

LONGEST = 200_000
"""Characters of a topic or of its examples; the longest of the library has fewer than 10,000."""
NEW = "new"
NEW_FIELDS = ("id", "says", "check", "page", "section", "if_undocumented", "look_for")


@dataclass(frozen=True, kw_only=True)
class CriterionFields:
    """One criterion as the form shows it; `name` begins the names of its fields."""

    name: str
    id: str
    fields: Mapping[str, str]
    """What stands in each field; the section is empty where it is the topic's own."""
    is_confirmed: bool
    is_taken_out: bool = False


@dataclass(frozen=True, kw_only=True)
class NumberField:
    name: str
    label: str
    value: str


@dataclass(frozen=True, kw_only=True)
class NumberRow:
    """The numbers of one group of diagnoses."""

    group: str
    numbers: tuple[NumberField, ...]


@dataclass(frozen=True, kw_only=True)
class TopicForm:
    """Every field of the form with what stands in it."""

    title: str
    notes: str
    is_confirmed: bool
    criteria: tuple[CriterionFields, ...]
    numbers: tuple[NumberRow, ...]
    new: Mapping[str, str]
    """The fields of a criterion to be added."""


def form_of(topic: PackTopic, posted: Mapping[str, str] | None = None) -> TopicForm:
    """The fields of a topic, with what was typed where the form was sent and refused."""
    typed = posted or {}
    return TopicForm(
        title=typed.get("title", topic.title),
        notes=typed.get("notes", topic.notes),
        is_confirmed="confirmed" in typed if "title" in typed else topic.is_confirmed,
        criteria=tuple(_typed_over(fields, typed) for fields in _criteria_of(topic)),
        numbers=tuple(_numbers_of(topic, typed)),
        new={name: typed.get(f"{NEW}-{name}", "") for name in NEW_FIELDS},
    )


def is_of(posted: Mapping[str, str], newest: TopicRevision) -> bool:
    """Whether a form was made from the newest text."""
    digest = posted.get("made_from", "")
    if not re.fullmatch("[0-9a-f]{16}", digest):
        raise InputError("this form does not say which text it was made from.", do="Load the page again.")
    return digest == newest.digest


def made_from(posted: Mapping[str, str], newest: TopicRevision) -> TopicRevision:
    """The text over which the fields of a form are laid: the newest, or the older one that the form brought along."""
    if is_of(posted, newest) or posted.get("as") == "text":
        return newest
    return replace(newest, text=_with_our_line_ends(posted.get("made_from_text", "")))


def typed_revision(posted: Mapping[str, str], before: TopicRevision, topic: PackTopic | None) -> TopicRevision:
    """The topic as the form says; what no field names stays as it was, to the letter.

    `topic` is the text of before as it was read, None where it cannot be read and only the whole text can be edited.
    """
    for name, value in posted.items():
        line = line_of_control(value)
        if line and name != "made_from_text":
            raise InputError("a control character stands there.", where=f"{name}, line {line}", do="Remove it.")
    examples = _text(posted, "examples", before.examples)
    if topic is None or posted.get("as") == "text":
        return replace(before, text=_text(posted, "text", before.text), examples=examples)
    return replace(before, text=_edited(posted, before, topic), examples=examples)


def _criteria_of(topic: PackTopic) -> tuple[CriterionFields, ...]:
    own = topic.citations[0].section if topic.citations else None
    return tuple(
        CriterionFields(name=f"c-{leaf.id}", id=leaf.id, fields=_leaf_fields(leaf, own), is_confirmed=leaf.is_confirmed)
        for leaf in topic.supported_when.leaves()
    )


def _leaf_fields(leaf: Leaf, own_section: str | None) -> dict[str, str]:
    return {
        "says": leaf.says,
        "check": leaf.written,
        "page": ", ".join(map(str, leaf.citation.pages)),
        "section": (leaf.citation.section or "") if leaf.citation.section != own_section else "",
        "look_for": leaf.look_for,
        "if_undocumented": leaf.if_undocumented.value,
    }


def _typed_over(shown: CriterionFields, typed: Mapping[str, str]) -> CriterionFields:
    if f"{shown.name}-says" not in typed:
        return shown
    return replace(
        shown,
        fields={name: typed.get(f"{shown.name}-{name}", was) for name, was in shown.fields.items()},
        is_confirmed=f"{shown.name}-confirmed" in typed,
        is_taken_out=f"{shown.name}-remove" in typed,
    )


def _numbers_of(topic: PackTopic, typed: Mapping[str, str]) -> Iterator[NumberRow]:
    for place, row in enumerate(topic.parameters):
        names = {name: f"n{place}-{name}" for name in row.numbers}
        yield NumberRow(
            group=row.group,
            numbers=tuple(
                NumberField(
                    name=names[name],
                    label=name.replace("_", " "),
                    value=typed.get(names[name], str(int(value)) if value.is_integer() else repr(value)),
                )
                for name, value in row.numbers.items()
            ),
        )


def _edited(posted: Mapping[str, str], before: TopicRevision, topic: PackTopic) -> str:
    shown = [fields for fields in _criteria_of(topic) if f"{fields.name}-says" in posted]
    try:
        return edit_topic(
            before.text,
            fields={
                "title": posted.get("title", "").strip() or topic.title,
                "notes": posted.get("notes", "").strip(),
                "confirmed": "confirmed" in posted,
            }
            if "title" in posted
            else {},
            criteria={fields.id: dict(_criterion(posted, fields)) for fields in shown},
            numbers=dict(_numbers(posted, topic)),
            removed=tuple(fields.id for fields in shown if f"{fields.name}-remove" in posted),
            added=_added(posted),
        )
    except RuleError as error:
        raise InputError(error.found, where=error.where, do=error.do) from None


def _criterion(posted: Mapping[str, str], fields: CriterionFields) -> Iterator[tuple[str, str | bool]]:
    for name, was in fields.fields.items():
        typed = " ".join(posted.get(f"{fields.name}-{name}", was).split())
        if typed != " ".join(was.split()):  # a field that was not touched keeps its own spelling
            yield name, typed
    is_confirmed = f"{fields.name}-confirmed" in posted
    if is_confirmed is not fields.is_confirmed:
        yield "confirmed", is_confirmed


def _numbers(posted: Mapping[str, str], topic: PackTopic) -> Iterator[tuple[tuple[int, str], float]]:
    for place, row in enumerate(topic.parameters):
        for name, was in row.numbers.items():
            typed = posted.get(f"n{place}-{name}", "").strip()
            if not typed:
                continue
            value = _number(typed)
            if value is None:
                place_said = f"{row.group}, {name.replace('_', ' ')}"
                raise InputError(f"{typed[:40]!r} is no number.", where=place_said, do="Write digits.")
            if value != was:
                yield (place, name), value


def _number(typed: str) -> float | None:
    try:
        value = float(typed)
    except ValueError:
        return None
    return value if isfinite(value) else None  # Python reads "inf", "nan" and 1e999 as numbers


def _added(posted: Mapping[str, str]) -> dict[str, str] | None:
    fields = {name: " ".join(posted.get(f"{NEW}-{name}", "").split()) for name in NEW_FIELDS}
    if not any(fields[name] for name in NEW_FIELDS if name != "if_undocumented"):
        return None
    if fields["if_undocumented"] == Counting.NOT_ESTABLISHED.value:
        fields["if_undocumented"] = ""
    return fields


def _text(posted: Mapping[str, str], name: str, was: str) -> str:
    """A text as it was typed, with the line ends of the library; one that is too long is refused."""
    typed = posted.get(name)
    if typed is None:
        return was
    typed = _with_our_line_ends(typed)
    if len(typed) > LONGEST:
        raise InputError(f"the text has {len(typed):,} characters.", where=name, do="Keep one topic to a draft.")
    return typed.rstrip() + "\n" if typed.strip() else ""


def _with_our_line_ends(typed: str) -> str:
    return typed.replace("\r\n", "\n").replace("\r", "\n")
