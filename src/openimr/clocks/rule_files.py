"""The files in `rules/`: YAML documents, each one rule, table or calendar."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from openimr.vocabulary import RuleError

FOLDER = files("openimr.clocks") / "rules"


@cache
def read_documents(name: str) -> tuple[dict[str, Any], ...]:
    """The documents of `rules/<name>.yaml`, in order."""
    try:
        documents = tuple(yaml.safe_load_all((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")))
    except yaml.YAMLError as error:
        raise RuleError(f"this is no YAML: {error}", where=where(name), do="Mend the file.") from error
    return tuple(document for document in documents if document)


def where(name: str) -> str:
    """The file as an error names it."""
    return f"clocks/rules/{name}.yaml"
