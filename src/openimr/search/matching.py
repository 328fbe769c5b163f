"""A question as a query of the engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from openimr.search.document import ALL_TEXT, STOCK
from openimr.search.known_values import meant
from openimr.search.passages import Shown
from openimr.search.question import Question
from openimr.search.stems import folded, stems
from openimr.search.stock_phrases import stock_phrases_of
from openimr.search.typed import Either, Every, Not, Part, Phrase, Typed, Value, Word, positive_parts, read_typed
from openimr.wording import DRUG_CATEGORIES, find_treatment, treatments

if TYPE_CHECKING:
    from tantivy import Query, Schema

SIDES = ("left ", "right ", "bilateral ")
# A word in the item's own text weighs more than one in its long summary.
TITLE_WEIGHT = 2.0
MOST_NOTES = 8
MOST_LISTED = 5
LAST_YEAR = 9999


@dataclass(frozen=True, kw_only=True)
class Matcher:
    """The question as queries: what the words ask for, and what was chosen in each field."""

    schema: Schema
    words: Query | None
    chosen: Mapping[str, Query]
    chosen_values: Mapping[str, Sequence[str]]
    notes: tuple[str, ...]
    shown: tuple[Shown, ...]

    def query(self, *, without: str = "") -> Query:
        """Everything asked for, leaving aside the choice in one field."""
        from tantivy import Occur, Query

        parts = [query for name, query in self.chosen.items() if name != without]
        if self.words is not None:
            parts.insert(0, self.words)
        return Query.boolean_query([(Occur.Must, part) for part in parts]) if parts else Query.all_query()


def match(question: Question, schema: Schema, known: Mapping[str, Sequence[str]]) -> Matcher:
    """The queries of a question; `known` are the values that the index holds, by field."""
    typed = read_typed(question.words)
    making = _Making(schema=schema, known=known)
    words = making.words(typed)
    chosen = making.chosen(question)
    return Matcher(
        schema=schema,
        words=words,
        chosen=chosen,
        chosen_values=making.chosen_values,
        notes=tuple(dict.fromkeys([*typed.notes, *making.notes]))[:MOST_NOTES],
        shown=tuple(dict.fromkeys(making.shown)),
    )


@dataclass
class _Making:
    """Makes queries; collects notes and what passages are to show."""

    schema: Schema
    known: Mapping[str, Sequence[str]]
    notes: list[str] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    chosen_values: dict[str, Sequence[str]] = field(default_factory=dict)

    def words(self, typed: Typed) -> Query | None:
        """What was typed, with hits in the item's own text ranked higher."""
        from tantivy import Occur, Query

        must = self._part(typed.tree)
        if must is None:
            return None
        shown = [found for part in positive_parts(typed.tree) for found in self._shown(part)]
        self.shown.extend(shown)
        ranking = [
            (Occur.Should, Query.boost_query(self._terms("title", each.stems), TITLE_WEIGHT))
            for each in shown
            if not each.field and not each.is_beginning and each.stems
        ]
        return Query.boolean_query([(Occur.Must, must), *ranking]) if ranking else must

    def chosen(self, question: Question) -> dict[str, Query]:
        """A query for each field in which something was chosen."""
        from tantivy import Query

        made = {name: self._any_of(name, question.chosen(name)) for name in question.chosen_fields if name != "year"}
        if "year" in question.chosen_fields:
            made["year"] = self._years(question.year_from, question.year_to)
        if question.case_number:
            made["case_number"] = self._exact("case_number", (question.case_number.strip().upper(),))
        return {name: Query.const_score_query(query, 0.0) for name, query in made.items()}

    def _any_of(self, name: str, said: Sequence[str]) -> Query:
        values: list[str] = []
        for each in said:
            found = meant(name, each, self.known)
            values += found
            if not found:
                self.notes.append(f"No item here has the {_printed(name)} '{each[:60]}'.")
        self.chosen_values[name] = tuple(dict.fromkeys(values))
        return self._exact(name, values)

    def _part(self, part: Part) -> Query | None:
        match part:
            case Every():
                return self._every(part)
            case Either():
                return _any([query for each in part.parts if (query := self._part(each)) is not None])
            case Not():
                return self._every(Every((part,)))
            case Value():
                return self._value(part)
            case Word():
                return self._word(part)
            case Phrase():
                return self._phrase(part)

    def _every(self, tree: Every) -> Query | None:
        from tantivy import Occur, Query

        wanted: list[tuple[Occur, Query]] = []
        for part in tree.parts:
            query = self._part(part.part if isinstance(part, Not) else part)
            if query is not None:
                wanted.append((Occur.MustNot if isinstance(part, Not) else Occur.Must, query))
        if not wanted:
            return None
        if all(occur == Occur.MustNot for occur, _ in wanted):
            wanted.append((Occur.Must, Query.const_score_query(Query.all_query(), 0.0)))
        elif len(wanted) == 1:
            return wanted[0][1]
        return Query.boolean_query(wanted)

    def _word(self, word: Word) -> Query | None:
        from tantivy import Query

        if word.is_beginning:
            return self._beginning(word)
        found = stems(word.text)
        if not found:
            return None
        query = self._terms(word.field or ALL_TEXT, found)
        treatment = "" if word.field else self._other_name(word.text)
        if not treatment:
            return query
        self.notes.append(f"'{word.text}' also finds items of the treatment '{treatment}'.")
        return _any([query, Query.const_score_query(self._exact("treatment", (treatment,)), 1.0)])

    def _other_name(self, text: str) -> str:
        """The treatment that a brand name or an abbreviation in capitals stands for."""
        name = find_treatment(text)
        if not name or folded(name) == folded(text):
            return ""
        said = {folded(phrase) for phrase in treatments()[name].phrases}
        is_drug = treatments()[name].category in DRUG_CATEGORIES
        return name if folded(text) in said and (is_drug or text.isupper()) else ""

    def _beginning(self, word: Word) -> Query:
        from tantivy import Query

        start = "".join(character for character in folded(word.text) if character.isalnum())
        where = word.field or ALL_TEXT
        # "therapies*" begins no stem, but its own stem is one.
        return _any([Query.regex_query(self.schema, where, f"{start}.*"), self._terms(where, stems(word.text))])

    def _phrase(self, phrase: Phrase) -> Query | None:
        found = stems(phrase.text)
        if not found:
            return None
        treatment = "" if phrase.field else self._other_name(phrase.text)
        query = self._terms(phrase.field or ALL_TEXT, found)
        return _any([query, self._exact("treatment", (treatment,))]) if treatment else query

    def _terms(self, where: str, found: Sequence[str]) -> Query:
        """One stem, or several in a row."""
        from tantivy import Occur, Query

        if len(found) == 1:
            return Query.term_query(self.schema, where, found[0], index_option="freq")
        if where == ALL_TEXT:
            return self._row(found)
        if where != "summary":
            return Query.phrase_query(self.schema, where, list(found))
        # The summary alone keeps no order of words.
        self.notes.append("A phrase in the summary may also be one of the rationale, where the summary has its words.")
        words = [Query.term_query(self.schema, where, each, index_option="basic") for each in found]
        return Query.boolean_query([(Occur.Must, query) for query in [self._row(found), *words]])

    def _row(self, found: Sequence[str]) -> Query:
        """Stems in a row anywhere, by the rows of frequent words among them."""
        from tantivy import Occur, Query

        phrases = list(stock_phrases_of(found))
        stock = [Query.term_query(self.schema, STOCK, phrase, index_option="basic") for phrase in phrases]
        if phrases == [" ".join(found)]:
            return stock[0]
        row = Query.phrase_query(self.schema, ALL_TEXT, list(found))
        quiet = [Query.const_score_query(query, 0.0) for query in stock]
        return Query.boolean_query([(Occur.Must, query) for query in [*quiet, row]]) if stock else row

    def _value(self, value: Value) -> Query | None:
        from tantivy import Query

        if value.field == "year":
            years = _years_in(value.text)
            if years:
                return Query.const_score_query(self._years(*years), 0.0)
        elif value.field == "case_number":
            return Query.const_score_query(self._exact("case_number", (value.text.strip().upper(),)), 1.0)
        else:
            values = meant(value.field, value.text, self.known)
            if values:
                if folded(values[0]) != folded(value.text) or len(values) > 1:
                    self.notes.append(f"{_printed(value.field)} '{value.text[:40]}' is {_listed(values)}.")
                return Query.const_score_query(self._exact(value.field, values), 1.0)
        self.notes.append(f"'{value.text[:40]}' is no {_printed(value.field)} here; it was searched as words.")
        return self._part(Every(tuple(Word(word) for word in value.text.split())))

    def _exact(self, name: str, values: Iterable[str]) -> Query:
        from tantivy import Query

        made = [
            Query.term_query(
                self.schema,
                "sided_part" if name == "body_part" and is_sided(value) else name,
                value,
                index_option="basic",
            )
            for value in dict.fromkeys(values)
        ]
        return _any(made) if made else Query.empty_query()

    def _years(self, first: int | None, last: int | None) -> Query:
        from tantivy import FieldType, Query

        low, high = max(0, first or 0), min(LAST_YEAR, LAST_YEAR if last is None else last)
        if low > high:
            return Query.empty_query()
        return Query.range_query(self.schema, "year", FieldType.Unsigned, low, high)

    def _shown(self, part: Word | Phrase) -> Iterable[Shown]:
        if isinstance(part, Word) and part.is_beginning:
            yield Shown((folded(part.text),), part.field, is_beginning=True)
        found = stems(part.text)
        if found:
            yield Shown(found, part.field)
        name = "" if part.field else self._other_name(part.text)
        if name:
            yield Shown(stems(name), part.field)


def _any(queries: list[Query]) -> Query:
    from tantivy import Occur, Query

    if not queries:
        return Query.empty_query()
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])


def is_sided(part: str) -> bool:
    """Whether a part of the body is one of a side."""
    return part.startswith(SIDES)


def _years_in(said: str) -> tuple[int | None, int | None] | None:
    """2015, 2014..2016, 2014-2016, ..2016 or 2014.."""
    first, between, last = said.strip().partition("..") if ".." in said else said.strip().partition("-")
    if any(year and not (year.isascii() and year.isdigit() and len(year) <= 4) for year in (first, last)):
        return None
    if not between:
        return (int(first), int(first)) if first else None
    return (int(first) if first else None, int(last) if last else None) if first or last else None


def _printed(name: str) -> str:
    return {"cites": "topic", "body_part": "body part"}.get(name, name)


def _listed(values: Sequence[str]) -> str:
    if len(values) == 1:
        return f"'{values[0]}'"
    named = ", ".join(values[:MOST_LISTED])
    return f"any of {len(values)}: {named}" + (", …" if len(values) > MOST_LISTED else "")
