"""Single fields of a topic's YAML changed in place: comments and everything else stay as they were written."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from openimr.criteria.plain_yaml import must_be_plain, told_as_rule_error
from openimr.vocabulary import RuleError

if TYPE_CHECKING:
    from ruamel.yaml import YAML

LEAF_FIELDS = ("says", "check", "page", "section", "if_undocumented", "look_for")
GROUPS = ("all", "any", "of")


def edit_topic(
    text: str,
    *,
    fields: Mapping[str, str | bool] | None = None,
    criteria: Mapping[str, Mapping[str, str | bool]] | None = None,
    numbers: Mapping[tuple[int, str], float] | None = None,
    removed: tuple[str, ...] = (),
    added: Mapping[str, str] | None = None,
) -> str:
    """The YAML of a topic with changes, and every other character as it was.

    `fields` are of the topic itself (title, notes, confirmed). `criteria` leads from the id of a criterion to fields of
    it, where an empty one is taken away. `numbers` leads from the row of the parameters and the name of a number to its
    value. `removed` names criteria to take out; `added` is one criterion (its fields) to put behind the others.
    """
    yaml = _yaml()
    topic = _load(yaml, text)
    for name, wanted in (fields or {}).items():
        _set(topic, name, wanted)
    leaves = {str(leaf.get("id")): (leaf, siblings) for leaf, siblings in _leaves(topic.get("supported_when", {}))}
    for id, changes in (criteria or {}).items():
        leaf = _known(leaves, id)[0]
        for name, value in changes.items():
            _set(leaf, name, value)
    for (row, name), number in (numbers or {}).items():
        topic["parameters"][row]["numbers"][name] = int(number) if number == int(number) else number
    for id in removed:
        leaf, siblings = _known(leaves, id)
        if len(siblings) == 1:
            raise RuleError(
                f"{id!r} is the only criterion of its group.", where="criteria", do="Change it, or add another first."
            )
        siblings.remove(leaf)
    if added:
        _outermost(topic).append({name: value for name, value in added.items() if value != ""})
    out = io.StringIO()
    yaml.dump(topic, out)
    return out.getvalue()


def _yaml() -> YAML:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 10_000
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _load(yaml: YAML, text: str) -> Any:
    from ruamel.yaml.error import MarkedYAMLError

    must_be_plain(text, file="topic")
    try:
        with told_as_rule_error(lambda: "topic"):
            topic = yaml.load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RuleError(f"no readable YAML ({error.problem}).", where=f"topic:{line}") from None
    if not isinstance(topic, dict) or not isinstance(topic.get("supported_when"), dict):
        raise RuleError("a topic is a mapping with supported_when.", where="line 1")
    return topic


def _leaves(group: Any) -> Iterator[tuple[Any, Any]]:
    """Each criterion with the list in which it stands."""
    for name in GROUPS:
        listed = group.get(name)
        if not isinstance(listed, list):
            continue
        for child in listed:
            if any(kind in child for kind in GROUPS):
                yield from _leaves(child)
            else:
                yield child, listed


def _known(leaves: Mapping[str, tuple[Any, Any]], id: str) -> tuple[Any, Any]:
    if id not in leaves:
        raise RuleError(f"there is no criterion {id!r} any more.", where="criteria", do="Load the page again.")
    return leaves[id]


def _outermost(topic: Any) -> Any:
    group = topic["supported_when"]
    return next(group[name] for name in GROUPS if isinstance(group.get(name), list))


def _set(entry: Any, name: str, value: str | bool) -> None:
    """Change one field; what is as it was stays in its own spelling, such as a page that YAML reads as a number."""
    if str(entry.get(name, "")) == str(value) or (isinstance(value, bool) and entry.get(name) is value):
        return
    if value == "":
        entry.pop(name, None)
    else:
        entry[name] = value
