"""YAML read strictly: every mapping knows its file and line, and no key stands twice or unknown."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from typing import Any

import yaml

from openimr.criteria.plain_yaml import must_be_plain, told_as_rule_error
from openimr.vocabulary import RuleError, SafeLoader


class Entry(dict[str, Any]):
    """A mapping of a rule file that can say where it stands."""

    where: str = ""

    def need(self, key: str) -> Any:
        """The value of a key that may not be missing."""
        if self.get(key) in (None, "", []):
            raise RuleError(f"{key!r} is missing.", where=self.where, do="Add it.")
        return self[key]

    def text(self, key: str) -> str:
        """The text of a key, empty where it is missing."""
        value = self.get(key)
        if value is None or isinstance(value, str):
            return value or ""
        raise RuleError(f"{key!r} is no text.", where=self.where, do="Write words, or put it in quotes.")

    def needed_text(self, key: str) -> str:
        """The text of a key that may not be missing."""
        self.need(key)
        return self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """The words listed under a key, none where it is missing; a number among them, such as a code, is a word."""
        return tuple(_word(each, key, self.where) for each in self._listed(key))

    def entry(self, key: str) -> Entry:
        """The mapping of a key that may not be missing."""
        return _mapping(self.need(key), key, self.where)

    def entries(self, key: str) -> tuple[Entry, ...]:
        """The mappings listed under a key, none where it is missing."""
        return tuple(_mapping(each, key, self.where) for each in self._listed(key))

    def _listed(self, key: str) -> list[Any]:
        value = self.get(key)
        if value is None or isinstance(value, list):
            return value or []
        raise RuleError(f"{key!r} is no list.", where=self.where, do="Begin each entry with a dash.")

    def only(self, keys: Iterable[str]) -> Entry:
        """This entry, after a look whether it has keys that nobody reads."""
        unknown = set(self) - set(keys)
        if unknown:
            raise RuleError(f"{sorted(unknown)[0]!r} is no known key.", where=self.where, do="Correct or remove it.")
        return self


def read_strict(text: str, *, file: str) -> Any:
    """The content of a YAML text, its mappings as `Entry`."""
    must_be_plain(text, file=file)
    loader = _Loader(text)
    loader.file = file
    try:
        with told_as_rule_error(lambda: file):
            return loader.get_single_data()
    finally:
        loader.dispose()


def finite_number(value: Any, *, name: str, where: str) -> float:
    """A number of a rule file; a word, a truth value and what no one can count to are refused."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        with told_as_rule_error(lambda: where):
            if isfinite(value):
                return float(value)
    raise RuleError(f"{name!r} is no number.", where=where, do="Write digits.")


def _mapping(value: Any, key: str, where: str) -> Entry:
    if isinstance(value, Entry):
        return value
    raise RuleError(f"{key!r} holds {str(value)[:40]!r}, which is no mapping.", where=where, do="Write name: value.")


def _word(value: Any, key: str, where: str) -> str:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    raise RuleError(f"{key!r} holds {str(value)[:40]!r}, which is no word.", where=where, do="Put it in quotes.")


class _Loader(SafeLoader):  # type: ignore[misc]
    file = ""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        # A day such as 2012-13-41 or a number of 5000 digits is found here, where its line is still known.
        with told_as_rule_error(lambda: f"{self.file}:{node.start_mark.line + 1}"):
            return super().construct_object(node, deep=deep)


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
