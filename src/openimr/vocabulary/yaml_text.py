"""YAML of our own lists, read by the fast loader where the library has it: the packs take a quarter of the time."""

from __future__ import annotations

from typing import Any

import yaml

SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str) -> Any:
    """The plain values of a YAML text.

    >>> read_yaml("{visits: 8}")
    {'visits': 8}
    """
    return yaml.load(text, Loader=SafeLoader)  # noqa: S506 - a safe loader, in C or in Python
