"""The error tree: what can go wrong, drawn in one place.

    ImrError
    ├── InputError            something handed in cannot be used
    │   ├── UnreadableFile        damaged, encrypted, empty or too large
    │   ├── NotADetermination     readable, but no Final Determination
    │   └── RuleError             a rule, guideline pack or setting file is wrong
    ├── StepError             a person's step cannot be taken
    │   ├── StepNotAllowed        the case is in another state, or a guard stops it
    │   ├── CaseChanged           somebody else was faster; the message tells what changed
    │   └── NotFound              unknown and forbidden answer alike
    ├── AuditError            the record of events does not hold together
    └── SettingError          a setting is missing or wrong

An expected answer ("not eligible") is a value and is returned; only a broken promise is raised.
A message says where, what was found and what to do, and never holds clinical text or a person's name.
"""

from __future__ import annotations


class ImrError(Exception):
    """Anything that OpenIMR refuses, with a message that a person can act on."""

    def __init__(self, found: str, *, where: str = "", do: str = "") -> None:
        self.where, self.found, self.do = where, found, do
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """Where, what was found and what to do, as one line.

        >>> ImrError("ends without a decision.", where="item 2, line 141", do="Add one.").message
        'item 2, line 141: ends without a decision. Add one.'
        """
        said = f"{self.where}: {self.found}" if self.where else self.found
        return f"{said} {self.do}" if self.do else said


class InputError(ImrError):
    """Something handed in cannot be used."""


class UnreadableFile(InputError):
    """A file that cannot be opened: damaged, encrypted, empty or too large."""


class NotADetermination(InputError):
    """A readable text that is no Final Determination."""


class RuleError(InputError):
    """A rule, guideline pack or worked example that does not hold together."""


class StepError(ImrError):
    """A step that a person asked for and that cannot be taken."""


class StepNotAllowed(StepError):
    """The case is in a state without this step, or a guard stops it."""


class CaseChanged(StepError):
    """The case is no longer as the person saw it."""


class NotFound(StepError):
    """There is no such thing, or this person may not see it; both answer alike."""


class AuditError(ImrError):
    """The record of events does not hold together."""


class SettingError(ImrError):
    """A setting is missing or has a value that cannot be used."""
