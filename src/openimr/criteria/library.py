"""All guideline packs that come with OpenIMR."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files

from openimr.casefile import concepts_sha256
from openimr.criteria.pack import Pack, PackTopic
from openimr.criteria.pack_reading import read_pack
from openimr.vocabulary import InputError, RuleError

FOLDER = "library"
EXAMPLES = ".examples.yaml"


@dataclass(frozen=True, kw_only=True)
class Library:
    """The packs, those of the MTUS first; `sha256` changes with any of them and with the vocabulary of facts."""

    packs: tuple[Pack, ...]
    sha256: str

    def pack(self, id: str) -> Pack:
        """The pack of that id; the revision, or edition and revision, may be left out where one pack fits."""
        fitting = [pack for pack in self.packs if pack.id == id or pack.id.startswith((f"{id}#", f"{id}@"))]
        if len(fitting) != 1:
            known = ", ".join(pack.id for pack in self.packs)
            raise InputError(f"{len(fitting)} guideline packs are called {id!r}.", do=f"Choose one of {known}.")
        return fitting[0]

    def topics(self) -> Iterator[tuple[Pack, PackTopic]]:
        for pack in self.packs:
            for topic in pack.topics:
                yield pack, topic


@cache
def load_library() -> Library:
    """Every pack of the library, read once."""
    folder = files("openimr.criteria") / FOLDER
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    read = [
        read_pack((folder / name).read_text("utf-8"), file=f"{FOLDER}/{name}")
        for name in names
        if not name.endswith(EXAMPLES)
    ]
    # The MTUS comes before any other guideline (Labor Code 4610.5(c)(2)).
    packs = tuple(sorted(_joined(read), key=lambda pack: (not pack.guideline.startswith("mtus"), pack.id)))
    whole = "".join(pack.sha256 for pack in packs) + concepts_sha256()
    return Library(packs=packs, sha256=sha256(whole.encode()).hexdigest())


def _joined(packs: Iterable[Pack]) -> Iterator[Pack]:
    """A large pack stands in several files, each with the same head: their topics are one pack."""
    whole: dict[str, Pack] = {}
    for pack in packs:
        known = whole.get(pack.id)
        if known is None:
            whole[pack.id] = pack
            continue
        if replace(pack, topics=known.topics, sha256=known.sha256) != known:
            raise RuleError(f"two files of {pack.id} differ in their heads.", where=FOLDER)
        shared = {topic.id for topic in known.topics} & {topic.id for topic in pack.topics}
        if shared:
            raise RuleError(f"two topics of {pack.id} are called {sorted(shared)[0]!r}.", where=FOLDER)
        both = sha256(f"{known.sha256}{pack.sha256}".encode()).hexdigest()
        whole[pack.id] = replace(known, topics=known.topics + pack.topics, sha256=both)
    yield from whole.values()
