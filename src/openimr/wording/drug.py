"""Which drugs a text names: the ingredient of each, with its strength as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from openimr.vocabulary import Drug
from openimr.wording.known_phrases import Found, KnownPhrases
from openimr.wording.treatment import treatments

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|\.\d+)"
# "10 mg", "10/325 mg", "8mg/2mg", "10 mcg/hr", "5%", "10mg/ml"; grams and millilitres alone are an amount, no strength.
STRENGTH = re.compile(
    rf"(?<![\w.,#-])(?<!\d/)(?P<first>{NUMBER})(?:\s*(?P<unit1>mg|mcg)?\s*(?P<joint>[/-])\s*(?P<second>{NUMBER}(?:/{NUMBER})*))?"
    r"\s*-?\s*"
    r"(?P<unit>mg|mcg|µg|%|per\s?cent|IU|mEq)(?![A-Za-z])(?:\s*(?:/|per)\s*(?P<per>hr|hour|h|ml|day)\b)?",
    re.IGNORECASE,
)
# "Norco 10/325 #60": two numbers right behind the name need no unit.
BARE_STRENGTH = re.compile(
    rf"\s*(?:ER\s*)?(?P<first>{NUMBER})(?P<joint>[/-])(?P<second>{NUMBER})(?![\w/]|\s*(?:tab|x))"
)
BEFORE = re.compile(r"\s*(?:strength\s*)?(?:of\s*)?$", re.IGNORECASE)
UNITS = {"percent": "%", "per cent": "%", "iu": "IU", "meq": "mEq", "µg": "mcg", "hour": "hr", "h": "hr"}
REACH = 60


def find_drugs(text: str) -> tuple[Drug, ...]:
    """The drugs that `text` names, each ingredient once for each strength, in the order of the text.

    Strengths that stand in one row behind all ingredients belong to them in turn.

    >>> [str(drug) for drug in find_drugs("Norco 10/325mg #90 and Voltaren gel 1%")]
    ['hydrocodone 10/325 mg', 'diclofenac 1%']
    """
    found = list(_ingredients().find(text))
    if not found:
        return ()
    drugs = [
        Drug(ingredient=phrase.value, strength=_strength(text, phrase, end)) for phrase, end in _bounded(text, found)
    ]
    in_turn = _strengths_in_turn(text, found)
    if in_turn:
        drugs = [Drug(ingredient=ph.value, strength=said) for ph, said in zip(found, in_turn, strict=True)]
    with_strength = {drug.ingredient for drug in drugs if drug.strength}
    return tuple(dict.fromkeys(drug for drug in drugs if drug.strength or drug.ingredient not in with_strength))


def drug_mentions(text: str, *, places: Iterable[int] | None = None) -> tuple[Found[Drug], ...]:
    """Each place where `text` names a drug, with the strength that is printed there, in the order of the text.

    Only `places` are looked at where they are given: those of the words of `drug_words`.

    >>> [(str(found.value), found.start) for found in drug_mentions("takes Norco 10/325 mg twice a day, gabapentin")]
    [('hydrocodone 10/325 mg', 6), ('gabapentin', 35)]
    """
    found = list(_ingredients().find(text) if places is None else _ingredients().find_at(text, places))
    return tuple(
        Found(Drug(ingredient=phrase.value, strength=_strength(text, phrase, end)), phrase.start, phrase.end)
        for phrase, end in _bounded(text, found)
    )


def drug_words() -> frozenset[str]:
    """The words with which the name of a drug can begin, in small letters."""
    return _ingredients().first_words


@cache
def _ingredients() -> KnownPhrases[str]:
    return KnownPhrases(
        {phrase: known.ingredient for known in treatments().values() if known.ingredient for phrase in known.phrases}
    )


def _bounded(text: str, found: list[Found[str]]) -> Iterator[tuple[Found[str], int]]:
    """Each ingredient with the end of the text that speaks of it."""
    starts = [*(phrase.start for phrase in found[1:]), len(text)]
    yield from zip(found, starts, strict=False)


def _strength(text: str, phrase: Found[str], end: int) -> str:
    """The strength inside, right behind or right before an ingredient's name; empty where none is printed."""
    if match := STRENGTH.search(text, phrase.start, phrase.end):
        return _written(match)
    if (match := STRENGTH.search(text, phrase.end, min(end, phrase.end + REACH))) and not _is_of_next(
        text, phrase, match, end
    ):
        return _written(match)
    if match := BARE_STRENGTH.match(text, phrase.end, end):
        return f"{match['first']}{match['joint']}{match['second']}"
    before = list(STRENGTH.finditer(text, max(0, phrase.start - 20), phrase.start))
    if before and BEFORE.fullmatch(text, before[-1].end(), phrase.start):
        return _written(before[-1])
    return ""


def _is_of_next(text: str, phrase: Found[str], match: re.Match[str], end: int) -> bool:
    """Whether a strength belongs to the next name, as in "Lidocaine, 5% menthol"."""
    stands_apart = text[phrase.end : match.start()].strip()
    return end < len(text) and bool(stands_apart) and bool(BEFORE.fullmatch(text, match.end(), end))


def _strengths_in_turn(text: str, found: list[Found[str]]) -> list[str]:
    """The strengths of "Flurbiprofen/Baclofen/Menthol 20%/5%/4%", as many as there are ingredients; else nothing."""
    strengths = [(match.start(), _written(match)) for match in STRENGTH.finditer(text)]
    if len(found) < 2 or len(strengths) != len(found) or strengths[0][0] < found[-1].start:
        return []
    gaps = [text[first.end : second.start] for first, second in pairwise(found)]
    return [said for _, said in strengths] if all(re.fullmatch(r"[\s/,&+-]*(?:and\s+)?", gap) for gap in gaps) else []


def _written(match: re.Match[str]) -> str:
    """A strength in one spelling: "10/325 mg", "8 mg/2 mg", "5%", "25 mcg/hr"."""
    unit = _unit(match["unit"])
    blank = "" if unit == "%" else " "
    first = match["first"]
    if match["second"]:
        inner = f" {_unit(match['unit1'])}" if match["unit1"] else ""
        first = f"{first}{inner}{match['joint']}{match['second']}"
    per = f"/{_unit(match['per'])}" if match["per"] else ""
    return f"{first}{blank}{unit}{per}"


def _unit(said: str) -> str:
    small = re.sub(r"\s+", " ", said.lower())
    return UNITS.get(small, small)
