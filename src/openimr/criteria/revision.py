"""Topics as an organization has rewritten them, and the library with them in place of the shipped ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from openimr.criteria.library import Library
from openimr.criteria.lint import lint_topic
from openimr.criteria.pack import Pack, PackTopic
from openimr.criteria.pack_reading import read_topic
from openimr.criteria.plain_yaml import told_as_rule_error
from openimr.criteria.topic_source import pack_head
from openimr.criteria.worked_examples import ExampleResult, run_written
from openimr.vocabulary import RuleError


@dataclass(frozen=True, kw_only=True)
class TopicRevision:
    """One topic of a pack in other words: the YAML mapping of the topic, and the YAML list of its worked examples."""

    guideline: str
    edition: str
    topic: str
    text: str
    examples: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        return self.guideline, self.edition, self.topic

    @property
    def name(self) -> str:
        """`mtus-chronic-pain@2009/physical-medicine`"""
        return f"{self.guideline}@{self.edition}/{self.topic}"

    @property
    def digest(self) -> str:
        """A short name for exactly these words, by which a page knows what it was made from."""
        return sha256(f"{self.text}\0{self.examples}".encode(errors="surrogatepass")).hexdigest()[:16]


def revised(library: Library, revisions: Sequence[TopicRevision]) -> Library:
    """The library with each revised topic in the place of the one it revises; the last revision of a topic counts.

    A pack counts its amendments: `mtus-chronic-pain@2009#1+2` is revision 1 of the library with two revisions of topics
    by this organization. `RuleError` says where a revision cannot be read.
    """
    packs = library.packs
    for revision in revisions:
        packs = tuple(_amended(pack, revision) if _is_of(pack, revision) else pack for pack in packs)
    if packs == library.packs:
        return library
    whole = "".join((library.sha256, *(pack.sha256 for pack in packs)))
    return Library(packs=packs, sha256=sha256(whole.encode()).hexdigest())


@dataclass(frozen=True, kw_only=True)
class Soundness:
    """Whether a revision may be put in force: what stands against it, what is worth a look, how its examples came out.

    `topic` is None where the text cannot be read; `faults` then says where.
    """

    topic: PackTopic | None
    faults: tuple[str, ...]
    notes: tuple[str, ...] = ()
    examples: tuple[ExampleResult, ...] = ()

    @property
    def is_sound(self) -> bool:
        return not self.faults


def examine(revision: TopicRevision, library: Library) -> Soundness:
    """A revision read, linted, and its worked examples run in the library that it would make."""
    try:
        after = revised(library, [revision])
    except RuleError as error:
        return Soundness(topic=None, faults=(error.message,))
    found = topic_in(after, *revision.key)
    if found is None:
        return Soundness(topic=None, faults=(f"{revision.name}: the library holds no such topic.",))
    pack, topic = found
    try:
        with told_as_rule_error(lambda: revision.name):
            linted = lint_topic(pack, topic)
    except RuleError as error:
        return Soundness(topic=None, faults=(error.message,))
    faults = [f"{fault.where.partition('/')[2]} {fault.says}" for fault in linted if not fault.is_note]
    try:
        examples = run_written(revision.examples, after, file="examples")
    except RuleError as error:
        return Soundness(topic=topic, faults=(*faults, error.message))
    faults += [f"Example “{each.name}”: {'; '.join(each.complaints)}." for each in examples if each.complaints]
    if not any((each.pack, each.topic) == (pack.id, topic.id) for each in examples):
        faults.append("No worked example comes out under this topic. Add one, so that a physician can check it.")
    return Soundness(
        topic=topic,
        faults=tuple(faults),
        notes=tuple(f"{note.where.partition('/')[2]}: {note.says}" for note in linted if note.is_note),
        examples=examples,
    )


def pack_file(revision: TopicRevision) -> str:
    """The revision as a file of its pack, which `openimr guidelines` reads and the library would take in."""
    topic = "    ".join(f"  - {revision.text.strip()}\n".splitlines(keepends=True))
    return f"{pack_head(revision.guideline, revision.edition)}\ntopics:\n{topic}"


def topic_in(library: Library, guideline: str, edition: str, topic: str) -> tuple[Pack, PackTopic] | None:
    """A topic of the library with its pack; None where it holds no such topic."""
    return next(
        (
            (pack, held)
            for pack, held in library.topics()
            if (pack.guideline, pack.edition, held.id) == (guideline, edition, topic)
        ),
        None,
    )


def _is_of(pack: Pack, revision: TopicRevision) -> bool:
    return (pack.guideline, pack.edition) == (revision.guideline, revision.edition)


def _amended(pack: Pack, revision: TopicRevision) -> Pack:
    read = read_topic(revision.text, pack=pack, file=revision.name)
    if read.id != revision.topic:
        raise RuleError(
            f"the topic is called {read.id!r} and not {revision.topic!r}.", where=revision.name, do="Keep its id."
        )
    topics = tuple(read if topic.id == read.id else topic for topic in pack.topics)
    if read not in topics:
        raise RuleError(f"{pack.id} holds no topic {revision.topic!r}.", where=revision.name)
    changed = sha256(f"{pack.sha256}{revision.text}".encode()).hexdigest()
    return replace(pack, topics=topics, amendment=pack.amendment + 1, sha256=changed)
