"""The form in which a topic is revised: field by field, or as the whole YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from openimr.criteria import Counting, Leaf, PackTopic, TopicRevision, edit_topic
from openimr.vocabulary import InputError, RuleError

LONGEST = 200_000
"""Characters of a topic or of its examples; the longest of the library has fewer than 10,000."""
NEW = "new"


@dataclass(frozen=True, kw_only=True)
class CriterionFields:
    """One criterion as the form shows it; `name` begins the names of its fields."""

    name: str
    leaf: Leaf
    page: str
    section: str
    """The section where it differs from the topic's own, else empty."""


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


def criteria_of(topic: PackTopic) -> tuple[CriterionFields, ...]:
    own = topic.citations[0].section if topic.citations else None
    return tuple(
        CriterionFields(
            name=f"c{number}",
            leaf=leaf,
            page=", ".join(map(str, leaf.citation.pages)),
            section=(leaf.citation.section or "") if leaf.citation.section != own else "",
        )
        for number, leaf in enumerate(topic.supported_when.leaves(), start=1)
    )


def numbers_of(topic: PackTopic) -> tuple[NumberRow, ...]:
    return tuple(
        NumberRow(
            group=row.group,
            numbers=tuple(
                NumberField(name=f"n{place}-{name}", label=name.replace("_", " "), value=f"{value:g}")
                for name, value in row.numbers.items()
            ),
        )
        for place, row in enumerate(topic.parameters)
    )


def typed_revision(posted: Mapping[str, str], before: TopicRevision, topic: PackTopic | None) -> TopicRevision:
    """The topic as the form says; what no field names stays as it was, to the letter.

    `topic` is the text of before as it was read, None where it cannot be read and only the whole text can be edited.
    """
    examples = _text(posted, "examples", before.examples)
    if topic is None or posted.get("as") == "text":
        return replace(before, text=_text(posted, "text", before.text), examples=examples)
    return replace(before, text=_edited(posted, before, topic), examples=examples)


def _edited(posted: Mapping[str, str], before: TopicRevision, topic: PackTopic) -> str:
    shown = criteria_of(topic)
    try:
        return edit_topic(
            before.text,
            fields={
                "title": posted.get("title", "").strip() or topic.title,
                "notes": posted.get("notes", "").strip(),
                "confirmed": "confirmed" in posted,
            },
            criteria={fields.leaf.id: dict(_criterion(posted, fields)) for fields in shown},
            numbers=dict(_numbers(posted, topic)),
            removed=tuple(fields.leaf.id for fields in shown if f"{fields.name}-remove" in posted),
            added=_added(posted),
        )
    except RuleError as error:
        raise InputError(error.found, where=error.where, do=error.do) from None


def _criterion(posted: Mapping[str, str], fields: CriterionFields) -> Iterator[tuple[str, str | bool]]:
    leaf = fields.leaf
    shown = {
        "says": leaf.says,
        "check": leaf.written,
        "page": fields.page,
        "section": fields.section,
        "look_for": leaf.look_for,
        "if_undocumented": leaf.if_undocumented.value,
    }
    for name, was in shown.items():
        typed = " ".join(posted.get(f"{fields.name}-{name}", was).split())
        if typed != " ".join(was.split()):  # a field that was not touched keeps its own spelling
            yield name, typed
    is_confirmed = f"{fields.name}-confirmed" in posted
    if is_confirmed is not leaf.is_confirmed:
        yield "confirmed", is_confirmed


def _numbers(posted: Mapping[str, str], topic: PackTopic) -> Iterator[tuple[tuple[int, str], float]]:
    for place, row in enumerate(topic.parameters):
        for name, was in row.numbers.items():
            typed = posted.get(f"n{place}-{name}", "").strip()
            if not typed:
                continue
            try:
                value = float(typed)
            except ValueError:
                raise InputError(
                    f"{typed!r} is no number.", where=f"{row.group}, {name.replace('_', ' ')}", do="Write digits."
                ) from None
            if value != was:
                yield (place, name), value


def _added(posted: Mapping[str, str]) -> dict[str, str] | None:
    names = ("id", "says", "check", "page", "section", "if_undocumented", "look_for")
    fields = {name: " ".join(posted.get(f"{NEW}-{name}", "").split()) for name in names}
    if not any(fields[name] for name in names if name != "if_undocumented"):
        return None
    if fields["if_undocumented"] == Counting.NOT_ESTABLISHED.value:
        fields["if_undocumented"] = ""
    return fields


def _text(posted: Mapping[str, str], name: str, was: str) -> str:
    """A text as it was typed, with the line ends of the library; one that is too long is refused."""
    typed = posted.get(name)
    if typed is None:
        return was
    typed = typed.replace("\r\n", "\n").replace("\r", "\n")
    if len(typed) > LONGEST:
        raise InputError(f"the text has {len(typed):,} characters.", where=name, do="Keep one topic to a draft.")
    return typed.rstrip() + "\n" if typed.strip() else ""
