"""Every identifier in a text, each place once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from openimr.publication.profile import Profile
from openimr.publication.redaction.codes import CASE_NUMBER, codes
from openimr.publication.redaction.contact import contacts
from openimr.publication.redaction.dates import DATE, ages, dates
from openimr.publication.redaction.identifier import Identifier, Recognizer
from openimr.publication.redaction.images import biometrics, images
from openimr.publication.redaction.known import known_identifiers, known_names
from openimr.publication.redaction.labelled import labelled
from openimr.publication.redaction.library import library
from openimr.publication.redaction.masks import AGE, STANDING
from openimr.publication.redaction.organizations import organizations
from openimr.publication.redaction.people import again, people, words_of_names
from openimr.publication.redaction.places import places

OWN: tuple[Recognizer, ...] = (
    contacts,
    labelled,
    codes,
    images,
    biometrics,
    ages,
    dates,
    places,
    organizations,
    people,
)
"""The recognizers of this project, in the order in which they have their say where two are equally good."""
RECOGNIZERS: tuple[Recognizer, ...] = (*OWN, library)
"""All recognizers: the project's own and the library's."""

PUBLISHED_BY_THE_STATE = frozenset({DATE, AGE, CASE_NUMBER})
"""What the profile `dwc_public` leaves, by recognizer: dates (never a birth date), ages and the case number."""

BY_A_SIGN = frozenset(
    {
        "title",
        "degree",
        "label",
        "signature",
        "called",
        "kin",
        "role",
        "apposition",
        "done by",
        "initial",
        "surname first",
        "common name",
    }
)
"""The recognizers of people, whose words are looked for in the rest of the text."""


def find_identifiers(
    text: str,
    *,
    profile: Profile = Profile.DWC_PUBLIC,
    names: Sequence[str] = (),
    identifiers: Sequence[str] = (),
    also: Collection[str] = (),
    recognizers: Sequence[Recognizer] = RECOGNIZERS,
) -> tuple[Identifier, ...]:
    """The identifiers that a profile hides, in the order of the text and without overlap.

    `names` and `identifiers` are those of the case, which are certain; `also` are words of names that were found
    in other texts of the case (`names_found`). Of two findings at one place the certain one
    stays, then the longer one. What stands behind a mask already is no finding.

    >>> [(found.kind.value, found.certainty.value) for found in find_identifiers("Seen by Dr. Quillfeather.")]
    [('name', 'certain')]
    """
    masks = [match.span() for match in STANDING.finditer(text)]
    first = apart([*known_identifiers(text, identifiers), *known_names(text, names)], masks)
    taken = masks + [(known.span.start, known.span.end) for known in first]
    heard = [identifier for recognizer in recognizers for identifier in recognizer(text) if _hides(profile, identifier)]
    heard += again(text, {*also, *_words(text, heard)})
    return tuple(sorted((*first, *apart(_best_first(heard), taken)), key=lambda identifier: identifier.span))


def names_found(texts: Sequence[str]) -> frozenset[str]:
    """The words of people's certain names in some texts: a surname from the summary, for the rationale."""
    return frozenset(word for text in texts for word in _words(text, list(people(text))))


def _words(text: str, heard: Iterable[Identifier]) -> set[str]:
    return words_of_names(text, [one for one in heard if one.is_certain and one.recognizer in BY_A_SIGN])


def apart(identifiers: Iterable[Identifier], taken: Sequence[tuple[int, int]]) -> list[Identifier]:
    """The identifiers that touch neither what is taken nor one that comes before them in the order given."""
    reserved = _Reserved(taken)
    return [identifier for identifier in identifiers if reserved.take(identifier.span.start, identifier.span.end)]


def _best_first(identifiers: list[Identifier]) -> list[Identifier]:
    return sorted(identifiers, key=lambda one: (not one.is_certain, one.span.start - one.span.end))


def _hides(profile: Profile, identifier: Identifier) -> bool:
    return profile is Profile.SAFE_HARBOR or identifier.recognizer not in PUBLISHED_BY_THE_STATE


class _Reserved:
    """Places of a text that are taken."""

    def __init__(self, taken: Sequence[tuple[int, int]]) -> None:
        self.letters: set[int] = set()
        for start, end in taken:
            self.letters.update(range(start, end))

    def take(self, start: int, end: int) -> bool:
        """Take a place; no where a part of it is taken."""
        if start >= end or not self.letters.isdisjoint(range(start, end)):
            return False
        self.letters.update(range(start, end))
        return True
