"""What a person typed, as a tree: words, phrases, beginnings of words, fields, exclusions and alternatives.

A slip never fails. What cannot be meant as typed is taken as words, and a note says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openimr.search.stems import COMMON_WORDS, LONGEST_WORD

LONGEST_QUESTION = 1_000
MOST_PARTS = 40
DEEPEST = 10
SHORTEST_BEGINNING = 3
TEXT_FIELDS = {"title": "title", "item": "title", "rationale": "rationale", "summary": "summary"}
VALUE_FIELDS = {
    "treatment": "treatment",
    "category": "category",
    "body": "body_part",
    "part": "body_part",
    "bodypart": "body_part",
    "body_part": "body_part",
    "drug": "drug",
    "decision": "decision",
    "guideline": "guideline",
    "topic": "cites",
    "cites": "cites",
    "specialty": "specialty",
    "speciality": "specialty",
    "year": "year",
    "case": "case_number",
}
TOKEN = re.compile(
    r"""(?P<open>\() | (?P<close>\)) | (?P<minus>-(?=["(\w])) |
    (?P<field>\w+):(?=["\w]) | "(?P<phrase>[^"]*)(?P<end>"|$) | (?P<word>[^\s()"]+)""",
    re.VERBOSE,
)
CASE_NUMBER = re.compile(r"CM\d{2}-\d{7,8}", re.IGNORECASE)
WORD_CHARACTER = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Word:
    """A word, in one field or anywhere. `is_beginning`: any word that begins so."""

    text: str
    field: str = ""
    is_beginning: bool = False


@dataclass(frozen=True)
class Phrase:
    """Words in exactly this order."""

    text: str
    field: str = ""


@dataclass(frozen=True)
class Value:
    """A value that a person gave for a field that holds values."""

    field: str
    text: str


@dataclass(frozen=True)
class Not:
    """What must not be there."""

    part: Part


@dataclass(frozen=True)
class Every:
    """All of these."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Either:
    """At least one of these."""

    parts: tuple[Part, ...]


Part = Word | Phrase | Value | Not | Every | Either


@dataclass(frozen=True)
class Typed:
    """The tree, and what was understood otherwise than typed."""

    tree: Every
    notes: tuple[str, ...] = ()


def read_typed(words: str) -> Typed:
    """The tree of what was typed. `OR` joins the two parts beside it; everything else must all match.

    >>> read_typed('norco -"urine drug"').tree
    Every(parts=(Word(text='norco', field='', is_beginning=False), Not(part=Phrase(text='urine drug', field=''))))
    """
    return _Reader(words).read()


class _Reader:
    """Reads tokens from left to right; keeps the notes."""

    def __init__(self, words: str) -> None:
        self.notes: list[str] = []
        if len(words) > LONGEST_QUESTION:
            self._note(f"Only the first {LONGEST_QUESTION} characters were searched.")
        self.tokens = list(TOKEN.finditer(words[:LONGEST_QUESTION]))
        self.at = self.parts = 0

    def read(self) -> Typed:
        tree = Every(self._read_all(depth=0))
        if self.parts > MOST_PARTS:
            self._note(f"Only the first {MOST_PARTS} words were searched.")
        return Typed(_without_common_words(tree), tuple(dict.fromkeys(self.notes)))

    def _read_all(self, depth: int) -> tuple[Part, ...]:
        """The parts up to the parenthesis that closes, alternatives joined."""
        parts: list[Part] = []
        is_alternative = False
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token["close"]:
                self.at += 1
                if depth:
                    break
                continue
            if token["word"] in {"OR", "|", "AND", "&"}:
                self.at += 1
                is_alternative = bool(parts) and token["word"] in {"OR", "|"}
                continue
            part = self._read_one(depth)
            if part is None:
                continue
            parts.append(_either(parts.pop(), part) if is_alternative else part)
            is_alternative = False
        return tuple(parts)

    def _read_one(self, depth: int) -> Part | None:
        token = self.tokens[self.at]
        self.at += 1
        if token["minus"] or token["word"] == "NOT":
            part = self._read_one(depth) if self.at < len(self.tokens) else None
            return None if part is None else Not(part)
        if token["open"]:
            if depth == DEEPEST:
                self._note(f"Parentheses are understood {DEEPEST} deep; deeper ones were left out.")
                return None
            inside = self._read_all(depth + 1)
            return Every(inside) if inside else None
        if token["field"]:
            return self._read_field(token["field"])
        return self._kept(self._read_plain(token, ""))

    def _read_field(self, name: str) -> Part | None:
        known = TEXT_FIELDS.get(name.lower()), VALUE_FIELDS.get(name.lower())
        token = self.tokens[self.at]  # the pattern saw a quotation mark or a word behind the colon
        self.at += 1
        if known[0]:
            return self._kept(self._read_plain(token, known[0]))
        said = token["phrase"] if token["phrase"] is not None else token.group()
        if known[1]:
            self._say_if_open(token)
            return self._kept(Value(known[1], said.strip()))
        self._note(f"'{name[:30]}:' is no field; it was searched as a word.")
        plain = self._read_plain(token, "")
        parts = [part for part in (self._kept(Word(name)), self._kept(plain)) if part]
        return Every(tuple(parts)) if parts else None

    def _read_plain(self, token: re.Match[str], field: str) -> Part | None:
        if token["phrase"] is not None:
            self._say_if_open(token)
            return Phrase(token["phrase"], field) if WORD_CHARACTER.search(token["phrase"]) else None
        text = token.group()
        if CASE_NUMBER.fullmatch(text):
            return Value("case_number", text)
        if not WORD_CHARACTER.search(text):
            return None
        if len(text) > LONGEST_WORD and all(len(piece) > LONGEST_WORD for piece in re.split(r"[\W_]+", text) if piece):
            self._note(f"'{text[:20]}…' is longer than any word and was left out.")
            return None
        if text.endswith("*"):
            beginning = text.rstrip("*")
            if len(beginning) >= SHORTEST_BEGINNING:
                return Word(beginning, field, is_beginning=True)
            self._note(
                f"'{text[:30]}' was searched as a whole word; a beginning has {SHORTEST_BEGINNING} letters or more."
            )
            return Word(beginning, field)
        return Word(text, field)

    def _say_if_open(self, token: re.Match[str]) -> None:
        if token["phrase"] is not None and not token["end"]:
            self._note("A quotation mark was not closed; all words behind it were taken as one phrase.")

    def _kept(self, part: Part | None) -> Part | None:
        """The part, unless there are too many already."""
        if part is None:
            return None
        self.parts += 1
        return part if self.parts <= MOST_PARTS else None

    def _note(self, text: str) -> None:
        self.notes.append(text)


def _either(first: Part, second: Part) -> Either:
    before = first.parts if isinstance(first, Either) else (first,)
    return Either((*before, second))


def _without_common_words(tree: Every) -> Every:
    """The tree without words such as "of" and "the", unless it has no others."""
    kept = tuple(part for part in tree.parts if not _is_common(part))
    return Every(kept) if any(not isinstance(part, Not) for part in kept) else tree


def _is_common(part: Part) -> bool:
    return isinstance(part, Word) and not part.field and not part.is_beginning and part.text.lower() in COMMON_WORDS


def positive_parts(part: Part) -> Iterator[Word | Phrase]:
    """The words and phrases that a hit is to show, exclusions left aside."""
    if isinstance(part, Word | Phrase):
        yield part
    elif isinstance(part, Every | Either):
        yield from _each(part.parts)


def _each(parts: Sequence[Part]) -> Iterator[Word | Phrase]:
    for part in parts:
        yield from positive_parts(part)
