"""Guideline packs from their YAML, read strictly: an unknown word or a missing page is an error with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from openimr.criteria.check import Check, Sort, parse_check, sort_of
from openimr.criteria.evaluation import Counting
from openimr.criteria.holding import ITEM_NAMES, concept_sorts
from openimr.criteria.pack import Covers, Group, InForce, Leaf, Pack, PackTopic, ParameterRow, Trigger
from openimr.criteria.plain_yaml import told_as_rule_error
from openimr.criteria.strict_yaml import Entry, finite_number, read_strict
from openimr.vocabulary import Citation, PageRange, RuleError
from openimr.wording import treatments

GROUPS = ("all", "any", "at_least")


def read_pack(text: str, *, file: str) -> Pack:
    """The pack that a YAML text holds; `file` is what errors call it."""
    whole = read_strict(text, file=file)
    if not isinstance(whole, Entry):
        raise RuleError("a pack is a mapping.", where=f"{file}:1")
    whole.only(("guideline", "title", "edition", "revision", "in_force", "source", "licence", "topics"))
    return Pack(
        guideline=whole.needed_text("guideline"),
        title=whole.needed_text("title"),
        edition=str(whole.need("edition")),
        revision=int(whole.need("revision")),
        in_force=_in_force(whole.entry("in_force")),
        licence=whole.needed_text("licence"),
        sha256=sha256(text.encode()).hexdigest(),
        topics=_topics(whole),
    )


def read_topic(text: str, *, pack: Pack, file: str) -> PackTopic:
    """One topic of a pack, from its own YAML mapping; `file` is what errors call it."""
    entry = read_strict(text, file=file)
    if not isinstance(entry, Entry):
        raise RuleError("a topic is a mapping.", where=f"{file}:1", do="Begin with id, title, covers.")
    head = Entry(guideline=pack.guideline, title=pack.title, edition=pack.edition)
    with told_as_rule_error(lambda: entry.where):
        return _TopicReader(head, entry).topic()


def _in_force(entry: Entry) -> InForce:
    entry.only(("from", "until", "trigger"))
    since, until = entry.get("from"), entry.get("until")
    for day in (since, until):
        if day is not None and not isinstance(day, date):
            raise RuleError("a date is written 2009-07-18.", where=entry.where)
    return InForce(since=since, until=until, trigger=_word(Trigger, entry.need("trigger"), entry))


def _topics(whole: Entry) -> tuple[PackTopic, ...]:
    whole.need("topics")
    topics = tuple(_TopicReader(whole, entry).topic() for entry in whole.entries("topics"))
    _unique((topic.id for topic in topics), whole, "two topics")
    return topics


class _TopicReader:
    """Reads one topic; it knows the pack that a citation names and the words that a check may use."""

    def __init__(self, whole: Entry, entry: Entry) -> None:
        self.whole, self.entry = whole, entry
        self.sections = tuple(citation.text("section") for citation in entry.entries("citations"))
        numbers = {name for row in entry.entries("parameters") for name in row.entry("numbers")}
        self.sorts: Mapping[str, Sort] = concept_sorts() | dict(ITEM_NAMES) | dict.fromkeys(numbers, Sort.NUMBER)
        clash = numbers & (set(concept_sorts()) | set(ITEM_NAMES))
        if clash:
            raise RuleError(f"the parameter {sorted(clash)[0]!r} has the name of a concept.", where=entry.where)

    def topic(self) -> PackTopic:
        entry = self.entry
        entry.only(
            ("id", "title", "covers", "citations", "confirmed", "parameters", "supported_when", "allows", "notes")
        )
        allows = entry.entry("allows") if entry.get("allows") is not None else None
        tree = self._group(entry.entry("supported_when"))
        entry.need("citations")
        _unique((leaf.id for leaf in tree.leaves()), entry, "two criteria")
        return PackTopic(
            id=entry.needed_text("id"),
            title=entry.needed_text("title"),
            covers=self._covers(entry.entry("covers")),
            citations=tuple(self._citation(citation) for citation in entry.entries("citations")),
            supported_when=tree,
            is_confirmed=_yes_or_no("confirmed", entry),
            parameters=self._parameters(entry.entries("parameters")),
            allows=self._check(allows.need("amount"), allows, Sort.NUMBER) if allows else None,
            allows_unit=allows.needed_text("unit") if allows else "",
            notes=entry.text("notes"),
        )

    def _covers(self, entry: Entry) -> Covers:
        entry.only(("treatments", "categories", "codes", "body_parts", "diagnoses", "when"))
        known = {"treatments": set(treatments()), "categories": {each.category for each in treatments().values()}}
        for key, words in known.items():
            for word in entry.texts(key):
                if word not in words:
                    raise RuleError(f"{word!r} is none of the {key} of the vocabulary.", where=entry.where)
        if not any(entry.get(key) for key in (*known, "codes")):
            raise RuleError("a topic covers treatments, categories or codes.", where=entry.where)
        return Covers(
            treatments=entry.texts("treatments"),
            categories=entry.texts("categories"),
            codes=entry.texts("codes"),
            body_parts=entry.texts("body_parts"),
            diagnoses=entry.texts("diagnoses"),
            when=self._check(entry["when"], entry, Sort.TRUTH) if "when" in entry else None,
        )

    def _parameters(self, rows: Iterable[Entry]) -> tuple[ParameterRow, ...]:
        read = []
        for row in rows:
            row.only(("group", "says", "when", "numbers", "ours", "confirmed"))
            when = self._check(row["when"], row, Sort.TRUTH) if "when" in row else None
            numbers = {
                name: finite_number(value, name=name, where=row.where) for name, value in row.entry("numbers").items()
            }
            read.append(
                ParameterRow(
                    group=row.needed_text("group"),
                    when=when,
                    numbers=numbers,
                    says=row.text("says"),
                    ours=_yes_or_no("ours", row) if "ours" in row else False,
                )
            )
        if read and (read[-1].when is not None or len({frozenset(row.numbers) for row in read}) > 1):
            raise RuleError(
                "the last row of parameters holds otherwise, and all rows name the same numbers.",
                where=self.entry.where,
            )
        return tuple(read)

    def _group(self, entry: Entry) -> Group:
        kinds = [kind for kind in GROUPS if kind in entry]
        if len(kinds) != 1:
            raise RuleError("a group is one of all, any, at_least.", where=entry.where)
        kind = kinds[0]
        entry.only((kind, "id", "says", "of") if kind == "at_least" else (kind, "id", "says"))
        listed = "of" if kind == "at_least" else kind
        entry.need(listed)
        children = tuple(self._node(child) for child in entry.entries(listed))
        needed = int(finite_number(entry[kind], name=kind, where=entry.where)) if kind == "at_least" else 0
        if needed > len(children):
            raise RuleError(f"{needed} of {len(children)} criteria can never be met.", where=entry.where)
        return Group(kind=kind, needed=needed, children=children, id=entry.text("id") or kind, says=entry.text("says"))

    def _node(self, entry: Entry) -> Leaf | Group:
        if any(kind in entry for kind in GROUPS):
            return self._group(entry)
        entry.only(("id", "says", "check", "page", "section", "if_undocumented", "look_for", "confirmed"))
        if "page" not in entry and "section" not in entry:
            raise RuleError(
                f"criterion {entry.get('id')!r} cites no page.", where=entry.where, do="Add page or section."
            )
        return Leaf(
            id=entry.needed_text("id"),
            says=entry.needed_text("says"),
            check=self._check(entry.need("check"), entry, Sort.TRUTH),
            written=str(entry["check"]),
            citation=self._citation(entry),
            if_undocumented=_word(Counting, entry.get("if_undocumented", "not_established"), entry),
            look_for=entry.text("look_for"),
            is_confirmed=_yes_or_no("confirmed", entry) if "confirmed" in entry else True,
        )

    def _citation(self, entry: Entry) -> Citation:
        pages = entry.get("pages", entry.get("page"))
        return Citation(
            guideline=self.whole["guideline"],
            title=self.whole["title"],
            edition=str(self.whole["edition"]) if str(self.whole["edition"]).isdigit() else None,
            section=entry.text("section") or next(iter(self.sections), "") or None,
            pages=_pages(pages, entry) if pages is not None else (),
        )

    def _check(self, text: Any, entry: Entry, sort: Sort) -> Check:
        try:
            check = parse_check(str(text))
            found = sort_of(check, self.sorts)
        except RuleError as error:
            raise RuleError(error.found, where=entry.where, do=error.do) from None
        if found is not sort:
            raise RuleError(f"{text!r} gives {found}, and {sort} is needed.", where=entry.where)
        return check


def _pages(written: Any, entry: Entry) -> tuple[PageRange, ...]:
    """`98-99`, `8`, a list of such, or several with commas between them."""
    runs = []
    listed = written if isinstance(written, list) else [written]
    for run in (part.strip() for each in listed for part in str(each).split(",")):
        match = re.fullmatch("([0-9]{1,5})(?:-([0-9]{1,5}))?", run)
        if match is None or int(match[2] or match[1]) < int(match[1]):
            raise RuleError(
                f"{run[:40]!r} is no page or run of pages.", where=entry.where, do="Write 8, or 98-99, or 8, 98-99."
            )
        runs.append(PageRange(int(match[1]), int(match[2] or match[1])))
    return tuple(runs)


def _word(words: Any, written: str, entry: Entry) -> Any:
    try:
        return words(written)
    except ValueError:
        allowed = ", ".join(word.value for word in words)
        raise RuleError(f"{written!r} is not one of {allowed}.", where=entry.where) from None


def _yes_or_no(key: str, entry: Entry) -> bool:
    if not isinstance(entry.get(key), bool):
        raise RuleError(f"{key!r} is true or false.", where=entry.where)
    return bool(entry[key])


def _unique(ids: Iterable[str], entry: Entry, what: str) -> None:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            raise RuleError(f"{what} are called {name!r}.", where=entry.where, do="Rename one of them.")
        seen.add(name)
