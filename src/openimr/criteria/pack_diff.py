"""What changed from one pack to another: topics, criteria, numbers, pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openimr.criteria.check import written
from openimr.criteria.pack import Group, Leaf, Pack, PackTopic


@dataclass(frozen=True, kw_only=True)
class PackChange:
    """One change: of the pack, a topic or a criterion (`where`), in what, from which value to which.

    `before` is None for what is new, `after` for what is gone.
    """

    where: str
    what: str
    before: str | None
    after: str | None


def diff(before: Pack, after: Pack) -> tuple[PackChange, ...]:
    """Every change that a reader of the pack, or the engine, would notice."""
    own, theirs = _topics(before), _topics(after)
    return (
        *_values("", _head(before), _head(after)),
        *_named("topic", own, theirs),
        *(change for id in own if id in theirs for change in diff_topic(own[id], theirs[id])),
    )


def _head(pack: Pack) -> dict[str, str]:
    return {
        "title": pack.title,
        "in force": f"{pack.in_force}, by {pack.in_force.trigger}",
        "licence": pack.licence,
    }


def _topics(pack: Pack) -> dict[str, PackTopic]:
    return {topic.id: topic for topic in pack.topics}


def diff_topic(before: PackTopic, after: PackTopic) -> Iterator[PackChange]:
    """Every change from one wording of a topic to another; `where` begins with the topic's id."""
    id = before.id
    yield from _values(id, _topic_values(before), _topic_values(after))
    yield from _values(id, _numbers(before), _numbers(after))
    own, theirs = ({leaf.id: leaf for leaf in topic.supported_when.leaves()} for topic in (before, after))
    yield from _named("criterion", own, theirs, inside=f"{id}/")
    for leaf_id in own.keys() & theirs.keys():
        yield from _values(f"{id}/{leaf_id}", _leaf_values(own[leaf_id]), _leaf_values(theirs[leaf_id]))


def _topic_values(topic: PackTopic) -> dict[str, str]:
    covers = topic.covers
    covered = (covers.treatments, covers.categories, covers.codes, covers.body_parts)
    return {
        "title": topic.title,
        "confirmed": "yes" if topic.is_confirmed else "no",
        "covers": "; ".join(", ".join(words) for words in covered if words),
        "citations": "; ".join(_place(citation.section, citation.pages) for citation in topic.citations),
        "tree": _shape(topic.supported_when),
        "covers when": written(covers.when) if covers.when else "",
        "allows": f"{written(topic.allows)} {topic.allows_unit}" if topic.allows else "",
        "notes": topic.notes,
    }


def _shape(node: Group | Leaf) -> str:
    """The tree by its words and the ids of its criteria."""
    if isinstance(node, Leaf):
        return node.id
    needed = f" {node.needed}" if node.needed else ""
    return f"{node.kind}{needed}({', '.join(map(_shape, node.children))})"


def _numbers(topic: PackTopic) -> dict[str, str]:
    """The numbers of each group of diagnoses, and what the record must show for the group."""
    values = {}
    for row in topic.parameters:
        values[f"group {row.group}"] = written(row.when) if row.when else "otherwise"
        values[f"says of {row.group}"] = row.says
        values[f"ours for {row.group}"] = "yes" if row.ours else ""
        values |= {f"{name} for {row.group}": f"{value:g}" for name, value in row.numbers.items()}
    return values


def _leaf_values(leaf: Leaf) -> dict[str, str]:
    return {
        "says": leaf.says,
        "check": " ".join(leaf.written.split()),
        "place": _place(leaf.citation.section, leaf.citation.pages),
        "if not documented": leaf.if_undocumented.value,
        "look for": leaf.look_for,
        "confirmed": "yes" if leaf.is_confirmed else "no",
    }


def _place(section: str | None, pages: tuple[object, ...]) -> str:
    return ", ".join(filter(None, (section, f"p. {', '.join(map(str, pages))}" if pages else "")))


def _named(
    what: str, before: Mapping[str, object], after: Mapping[str, object], *, inside: str = ""
) -> Iterator[PackChange]:
    for id in before:
        if id not in after:
            yield PackChange(where=f"{inside}{id}", what=what, before=id, after=None)
    for id in after:
        if id not in before:
            yield PackChange(where=f"{inside}{id}", what=what, before=None, after=id)


def _values(where: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[PackChange]:
    for what in dict.fromkeys((*before, *after)):
        old, new = before.get(what), after.get(what)
        if old != new:
            yield PackChange(where=where, what=what, before=old, after=new)
