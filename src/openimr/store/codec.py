"""The one codec between frozen values and JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

T = TypeVar("T")


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(Any, kind))


def dumps(value: object) -> str:
    """Canonical JSON: sorted keys, no blanks, so that equal values have equal text and one hash."""
    plain = _adapter(cast(Hashable, type(value))).dump_python(value, mode="json")
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def written(value: object) -> str:
    """JSON for an answer that nobody hashes: made at once, so that a large value does not stand in memory as dicts."""
    return _adapter(cast(Hashable, type(value))).dump_json(value).decode()


def loads(text: str, kind: type[T]) -> T:
    """The value that `dumps` wrote."""
    loaded: T = _adapter(cast(Hashable, kind)).validate_json(text)
    return loaded


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
