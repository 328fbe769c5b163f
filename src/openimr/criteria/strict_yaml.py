"""YAML read strictly: every mapping knows its file and line, and no key stands twice or unknown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

from openimr.vocabulary import RuleError, SafeLoader


class Entry(dict[str, Any]):
    """A mapping of a rule file that can say where it stands."""

    where: str = ""

    def need(self, key: str) -> Any:
        """The value of a key that may not be missing."""
        if self.get(key) in (None, "", []):
            raise RuleError(f"{key!r} is missing.", where=self.where, do="Add it.")
        return self[key]

    def only(self, keys: Iterable[str]) -> Entry:
        """This entry, after a look whether it has keys that nobody reads."""
        unknown = set(self) - set(keys)
        if unknown:
            raise RuleError(f"{sorted(unknown)[0]!r} is no known key.", where=self.where, do="Correct or remove it.")
        return self


def read_strict(text: str, *, file: str) -> Any:
    """The content of a YAML text, its mappings as `Entry`."""
    loader = _Loader(text)
    loader.file = file
    try:
        return loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RuleError(f"no readable YAML ({error.problem}).", where=f"{file}:{line}") from None
    finally:
        loader.dispose()


class _Loader(SafeLoader):  # type: ignore[misc]
    file = ""


def _entry(loader: _Loader, node: yaml.MappingNode) -> Entry:
    entry = Entry()
    entry.where = f"{loader.file}:{node.start_mark.line + 1}"
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node, deep=True))
        if key in entry:
            where = f"{loader.file}:{key_node.start_mark.line + 1}"
            raise RuleError(f"{key!r} stands twice.", where=where, do="Keep one of them.")
        entry[key] = loader.construct_object(value_node, deep=True)
    return entry


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _entry)
