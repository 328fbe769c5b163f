"""Stage 4, the standard: guideline packs, the three-valued engine, the guideline in force, citations."""

from openimr.criteria.citation_form import citation_form_source, lacking_fields
from openimr.criteria.cited_topic import topic_of
from openimr.criteria.editions import Edition, editions, editions_in_force, governing_date, is_in_force
from openimr.criteria.engine import evaluate, evaluate_under
from openimr.criteria.evaluation import (
    Counting,
    CriterionResult,
    Evaluation,
    GoverningDate,
    Numbers,
    Outcome,
    SetAside,
    Sum,
    Term,
    Topic,
    Truth,
)
from openimr.criteria.evidence_order import (
    CitationKind,
    EvidenceLevel,
    SearchSequence,
    SearchStep,
    evidence_levels,
    is_better,
    kind_of,
    levels_before,
    search_sequence,
    sequences,
    step_name,
    step_of,
    steps_passed_over,
)
from openimr.criteria.library import Library, load_library
from openimr.criteria.lint import PackFault, lint
from openimr.criteria.number_words import is_count, is_unknown, numbers_said, sum_said
from openimr.criteria.pack import Group, InForce, Leaf, Pack, PackTopic, Trigger
from openimr.criteria.pack_diff import PackChange, diff, diff_topic
from openimr.criteria.pack_reading import read_pack
from openimr.criteria.plain_yaml import line_of_control
from openimr.criteria.reasons import minimal_reasons
from openimr.criteria.revision import Soundness, TopicRevision, examine, pack_file, revised, topic_in
from openimr.criteria.topic_editing import edit_topic
from openimr.criteria.topic_source import examples_source, topic_source
from openimr.criteria.topics import Governing, TopicChoice, choose_topics, speaks_of
from openimr.criteria.trial import PastItem, Standing, Trial, standing, try_out
from openimr.criteria.worked_examples import ExampleResult, WorkedCase, run_examples, run_written, worked_cases

__all__ = [
    "CitationKind",
    "Counting",
    "CriterionResult",
    "Edition",
    "Evaluation",
    "EvidenceLevel",
    "ExampleResult",
    "Governing",
    "GoverningDate",
    "Group",
    "InForce",
    "Leaf",
    "Library",
    "Numbers",
    "Outcome",
    "Pack",
    "PackChange",
    "PackFault",
    "PackTopic",
    "PastItem",
    "SearchSequence",
    "SearchStep",
    "SetAside",
    "Soundness",
    "Standing",
    "Sum",
    "Term",
    "Topic",
    "TopicChoice",
    "TopicRevision",
    "Trial",
    "Trigger",
    "Truth",
    "WorkedCase",
    "choose_topics",
    "citation_form_source",
    "diff",
    "diff_topic",
    "edit_topic",
    "editions",
    "editions_in_force",
    "evaluate",
    "evaluate_under",
    "evidence_levels",
    "examine",
    "examples_source",
    "governing_date",
    "is_better",
    "is_count",
    "is_in_force",
    "is_unknown",
    "kind_of",
    "lacking_fields",
    "levels_before",
    "line_of_control",
    "lint",
    "load_library",
    "minimal_reasons",
    "numbers_said",
    "pack_file",
    "read_pack",
    "revised",
    "run_examples",
    "run_written",
    "search_sequence",
    "sequences",
    "speaks_of",
    "standing",
    "step_name",
    "step_of",
    "steps_passed_over",
    "sum_said",
    "topic_in",
    "topic_of",
    "topic_source",
    "try_out",
    "worked_cases",
]
