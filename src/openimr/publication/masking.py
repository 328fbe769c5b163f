"""Names and identifiers hidden in running text."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from openimr.publication.profile import Profile
from openimr.publication.redaction import RECOGNIZERS, find_identifiers, masked
from openimr.publication.redaction.contact import unmistakable
from openimr.publication.redaction.identifier import Recognizer


def redact(
    text: str,
    *,
    profile: Profile = Profile.DWC_PUBLIC,
    names: Sequence[str] = (),
    identifiers: Sequence[str] = (),
    also: Collection[str] = (),
    recognizers: Sequence[Recognizer] = RECOGNIZERS,
) -> str:
    """The text with every certain identifier behind a mask such as `[name]`, `[phone]` or `[date 2014]`.

    What is only suspected stays: `suspected_leaks` tells a person of it. Masks that stand already are left.

    >>> redact("Dr. Quillfeather examined him on 3/4/2014.", profile=Profile.SAFE_HARBOR)
    'Dr. [name] examined him on [date 2014].'
    """
    found = find_identifiers(
        text, profile=profile, names=names, identifiers=identifiers, also=also, recognizers=recognizers
    )
    return masked(text, (identifier for identifier in found if identifier.is_certain))


def mask(text: str, *, names: Sequence[str] = (), identifiers: Sequence[str] = ()) -> str:
    """The text with each name of the case as `[name]`, each known identifier (a claim number, an address) as
    `[identifier]`, and social security numbers, phones and e-mail addresses hidden. Nothing else is guessed.

    A name is found as a whole word in any case, with or without accents, with its surname first or initials; of a
    person the surname alone is hidden too. A surname of three letters or fewer, a first name and each part of a double
    name are hidden alone only in the spelling they have, lest "Le" hide every French article; a month stays a month.

    >>> mask("Ms. Quillfeather (555-12-3456) was seen.", names=["Ada Quillfeather"])
    'Ms. [name] ([identifier]) was seen.'
    """
    return redact(text, names=names, identifiers=identifiers, recognizers=(unmistakable,))
