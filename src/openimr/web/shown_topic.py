"""A topic of a guideline pack in plain words: what it asks for, on which page, and what silence means."""

from __future__ import annotations

from dataclasses import dataclass

from openimr.criteria import Counting, Group, Leaf, PackTopic
from openimr.wording import write_citation

SILENCE = {
    Counting.NOT_ESTABLISHED: "If the file is silent, it counts as not shown.",
    Counting.PRESUMED_ABSENT: "If the file is silent, it counts as absent.",
    Counting.ASK: "If the file is silent, the reviewer asks.",
}
"""What follows from a criterion that the record does not document."""


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """A criterion for the page: a leaf with its page, or a heading with its children."""

    says: str
    children: tuple[Criterion, ...] = ()
    pages: str = ""
    silence: str = ""
    look_for: str = ""
    is_confirmed: bool = True


@dataclass(frozen=True, kw_only=True)
class ShownTopic:
    topic: PackTopic
    rests_on: tuple[str, ...]
    criteria: Criterion
    numbers: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """The numbers by group of diagnoses."""


def shown_topic(topic: PackTopic) -> ShownTopic:
    """The topic, ready to be shown."""
    return ShownTopic(
        topic=topic,
        rests_on=tuple(write_citation(citation) for citation in topic.citations),
        criteria=_criterion(topic.supported_when),
        numbers=tuple(
            (row.group, tuple((_in_words(name), f"{number:g}") for name, number in row.numbers.items()))
            for row in topic.parameters
        ),
    )


def _criterion(node: Group | Leaf) -> Criterion:
    if isinstance(node, Group):
        children = tuple(_criterion(child) for child in node.children)
        return Criterion(says=_heading(node), children=children)
    return Criterion(
        says=node.says,
        pages=_place(node),
        silence=SILENCE[node.if_undocumented],
        look_for=node.look_for,
        is_confirmed=node.is_confirmed,
    )


def _heading(group: Group) -> str:
    needed = {
        "all": "All of these",
        "any": "At least one of these",
        "at_least": f"At least {group.needed} of these",
    }[group.kind]
    return f"{group.says}: {needed[0].lower()}{needed[1:]}" if group.says else needed


def _place(leaf: Leaf) -> str:
    """`p. 98-99`, or the section where the guideline has no pages."""
    pages = ", ".join(str(run) for run in leaf.citation.pages)
    return f"p.\u00a0{pages}" if pages else leaf.citation.section or ""


def _in_words(name: str) -> str:
    return name.replace("_", " ")
