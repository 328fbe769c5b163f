"""The piece of a letter that shows why an item was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from openimr.corpus import ItemRow
from openimr.search.answer import Passage
from openimr.search.stems import folded, stem

LENGTH = 280
BEFORE = 120
PROSE = ("rationale", "summary", "basis")
SENTENCE_END = re.compile(r"(?<=[.!?:])\s+|\n\s*\n")


@dataclass(frozen=True)
class Shown:
    """What a passage is to show: stems in a row; `field` where only one field counts; `is_beginning` of a word."""

    stems: tuple[str, ...]
    field: str = ""
    is_beginning: bool = False


class PassageFinder:
    """Finds what is shown in the texts of items. Made once for an answer."""

    def __init__(self, shown: Sequence[Shown]) -> None:
        self.shown = tuple(dict.fromkeys(shown))
        self.patterns = {field: _pattern(self._sought(field)) for field in ("text", *PROSE)}

    def title(self, row: ItemRow) -> Passage:
        """The item's own text, whole."""
        found = self._matches("text", row.text)
        return Passage(field="text", start=0, text=row.text, matches=tuple(span for span, _ in found))

    def passages(self, row: ItemRow) -> tuple[Passage, ...]:
        """The best piece of rationale, summary or basis, and a second one where it shows what the first does not.

        Without any match it is how the rationale begins.
        """
        found = [(field, self._best(getattr(row, field), self._matches(field, getattr(row, field)))) for field in PROSE]
        pieces = [(field, best) for field, best in found if best]
        if not pieces:
            return _beginning(row)
        # The earlier field wins among equals: what was decided says more than what was found before.
        pieces.sort(key=lambda piece: -len(piece[1].shown))
        chosen = [pieces[0], *(piece for piece in pieces[1:] if piece[1].shown - pieces[0][1].shown)][:2]
        return tuple(_passage(field, getattr(row, field), best) for field, best in chosen)

    def words_in(self, row: ItemRow) -> dict[int, str]:
        """Which of the shown things stand in a row, by their place in `shown`, each as it is printed there first."""
        printed: dict[int, str] = {}
        for field in ("text", *PROSE):
            text = getattr(row, field)
            for (start, end), which in self._matches(field, text):
                printed.setdefault(which, text[start:end])
        return printed

    def _sought(self, field: str) -> list[tuple[int, Shown]]:
        name = "title" if field == "text" else field
        return [(which, each) for which, each in enumerate(self.shown) if each.field in {"", name}]

    def _matches(self, field: str, text: str) -> list[tuple[tuple[int, int], int]]:
        """Each match with the place in `shown` of what it shows."""
        pattern = self.patterns[field]
        if pattern is None:
            return []
        return [
            (match.span(), which)
            for match in pattern.finditer(folded(text))
            if self._is_meant(match.group(), self.shown[which := int((match.lastgroup or "s0")[1:])])
        ]

    def _is_meant(self, found: str, shown: Shown) -> bool:
        # The pattern finds what begins alike; the stem decides.
        words = re.findall(r"[^\W_]+", found)
        return shown.is_beginning or tuple(map(stem, words)) == shown.stems

    def _best(self, text: str, matches: Sequence[tuple[tuple[int, int], int]]) -> _Piece | None:
        """The stretch with the most different things, and among equals with the most matches."""
        best: _Piece | None = None
        last = 0
        for first, ((start, _), _) in enumerate(matches):
            last = max(last, first)
            while last + 1 < len(matches) and matches[last + 1][0][1] - start <= LENGTH:
                last += 1
            inside = matches[first : last + 1]
            piece = _Piece(tuple(span for span, _ in inside), frozenset(which for _, which in inside))
            if best is None or piece.rank > best.rank:
                best = piece
            if last + 1 == len(matches):
                break
        return best


@dataclass(frozen=True)
class _Piece:
    spans: tuple[tuple[int, int], ...]
    shown: frozenset[int]

    @property
    def rank(self) -> tuple[int, int]:
        return len(self.shown), len(self.spans)


def _pattern(sought: Iterable[tuple[int, Shown]]) -> re.Pattern[str] | None:
    """Finds candidates by how they begin: a stem keeps all but the last letters of its words."""
    # Longer ones first, so that a phrase is not hidden by its first word.
    ordered = sorted(sought, key=lambda each: -len(each[1].stems))
    either = "|".join(f"(?P<s{which}>{_candidates(each)})" for which, each in ordered)
    return re.compile(rf"(?<![^\W_])(?:{either})") if either else None


def _candidates(shown: Shown) -> str:
    if shown.is_beginning:
        return rf"{re.escape(shown.stems[0])}[^\W_]*"
    return r"[\W_]+".join(rf"{re.escape(each[: max(1, len(each) - 2)])}[^\W_]*" for each in shown.stems)


def _passage(field: str, text: str, piece: _Piece) -> Passage:
    """The piece from the start of its sentence, about `LENGTH` characters long, cut between words."""
    first, last = piece.spans[0][0], piece.spans[-1][1]
    start = _start(text, first)
    end = _end(text, max(last, min(len(text), start + LENGTH)))
    inside = tuple(
        (match_start - start, match_end - start) for match_start, match_end in piece.spans if match_end <= end
    )
    return Passage(field=field, start=start, text=text[start:end], matches=inside)


def _start(text: str, first: int) -> int:
    floor = max(0, first - BEFORE)
    ends = [match.end() for match in SENTENCE_END.finditer(text, floor, first) if match.end() <= first]
    if ends:
        return ends[-1]
    if floor == 0:
        return len(text) - len(text.lstrip()) if text[:first].strip() else first
    blank = re.compile(r"\s+").search(text, max(0, first - BEFORE // 2), first)
    return blank.end() if blank else first


def _end(text: str, wanted: int) -> int:
    if wanted >= len(text):
        return len(text.rstrip())
    blank = re.compile(r"\s").search(text, wanted)
    return blank.start() if blank and blank.start() - wanted < 40 else wanted


def _beginning(row: ItemRow) -> tuple[Passage, ...]:
    for field in PROSE:
        text = getattr(row, field)
        if text.strip():
            start = len(text) - len(text.lstrip())
            return (Passage(field=field, start=start, text=text[start : _end(text, start + LENGTH)]),)
    return ()


def spread(passage: Passage) -> Iterator[tuple[str, bool]]:
    """The passage in pieces, each with whether it is a match: what a page or a terminal prints."""
    at = 0
    for start, end in passage.matches:
        if start > at:
            yield passage.text[at:start], False
        yield passage.text[start:end], True
        at = end
    if at < len(passage.text):
        yield passage.text[at:], False
