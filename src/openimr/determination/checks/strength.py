"""FACT-08: a drug has the strength that the file or the item gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.checks.places import named_pages, read_texts
from openimr.vocabulary import Drug
from openimr.wording import find_drugs


def other_strength(material: Material) -> Iterator[Flaw]:
    """FACT-08: the rationale names a drug in a strength that neither the item nor any page has."""
    assert material.case_file is not None  # the rule needs it
    for path, item in material.items():
        named = [drug for drug in find_drugs(item.rationale) if drug.strength]
        for drug in named:
            pages: dict[tuple[str, int], frozenset[str]] = {}
            for document, page in read_texts(material.case_file):
                if said := _strengths(_drugs(page.text), drug.ingredient):
                    pages[document.id, page.number] = said
            known = _strengths(find_drugs(item.text), drug.ingredient).union(*pages.values())
            if known and not any(_is_part(_plain(drug.strength), strength) for strength in known):
                where = f" Open {named_pages(pages, material.case_file)}." if pages else ""
                yield Flaw(
                    path=f"{path}.rationale",
                    item=item.number,
                    message=f"The rationale has {drug}; no page and not the item has that strength.{where}",
                    fix="Compare the strength with the prescription.",
                    evidence=tuple(pages),
                )


def _strengths(drugs: tuple[Drug, ...], ingredient: str) -> frozenset[str]:
    return frozenset(_plain(drug.strength) for drug in drugs if drug.ingredient == ingredient and drug.strength)


def _is_part(said: str, strength: str) -> bool:
    """Whether a strength is the known one or a part of it, as where one of two numbers was left out."""
    return set(said.split("/")) <= set(strength.split("/"))


def _plain(strength: str) -> str:
    """The numbers alone: "10/325" and "10/325 mg" are one strength."""
    return "/".join(re.findall(r"\d+(?:\.\d+)?", strength))


@lru_cache(maxsize=4096)
def _drugs(text: str) -> tuple[Drug, ...]:
    return find_drugs(text)
