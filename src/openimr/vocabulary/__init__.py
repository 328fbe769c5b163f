"""The words that all stages share."""

from openimr.vocabulary.case_number import CaseNumber
from openimr.vocabulary.citation import Citation, GuidelineBasis, PageRange, Study
from openimr.vocabulary.errors import (
    AuditError,
    CaseChanged,
    ImrError,
    InputError,
    NotADetermination,
    NotFound,
    RuleError,
    SettingError,
    StepError,
    StepNotAllowed,
    UnreadableFile,
)
from openimr.vocabulary.item import (
    BodyPart,
    Decision,
    DisputedItem,
    Drug,
    Duration,
    Frequency,
    Priority,
    Quantity,
)
from openimr.vocabulary.people import Party, Qualifications, ReviewerPseudonym, Role
from openimr.vocabulary.ranges import Range
from openimr.vocabulary.span import Span
from openimr.vocabulary.yaml_text import SafeLoader, read_yaml

__all__ = [
    "AuditError",
    "BodyPart",
    "CaseChanged",
    "CaseNumber",
    "Citation",
    "Decision",
    "DisputedItem",
    "Drug",
    "Duration",
    "Frequency",
    "GuidelineBasis",
    "ImrError",
    "InputError",
    "NotADetermination",
    "NotFound",
    "PageRange",
    "Party",
    "Priority",
    "Qualifications",
    "Quantity",
    "Range",
    "ReviewerPseudonym",
    "Role",
    "RuleError",
    "SafeLoader",
    "SettingError",
    "Span",
    "StepError",
    "StepNotAllowed",
    "Study",
    "UnreadableFile",
    "read_yaml",
]
