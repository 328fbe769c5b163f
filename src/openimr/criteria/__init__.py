"""Stage 4, the standard: guideline packs, the three-valued engine, the guideline in force, citations."""

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
from openimr.criteria.library import Library, load_library
from openimr.criteria.lint import PackFault, lint
from openimr.criteria.number_words import is_count, is_unknown, numbers_said, sum_said
from openimr.criteria.pack import Group, InForce, Leaf, Pack, PackTopic, Trigger
from openimr.criteria.pack_diff import PackChange, diff
from openimr.criteria.pack_reading import read_pack
from openimr.criteria.reasons import minimal_reasons
from openimr.criteria.topics import Governing, TopicChoice, choose_topics
from openimr.criteria.worked_examples import ExampleResult, WorkedCase, run_examples, worked_cases

__all__ = [
    "Counting",
    "CriterionResult",
    "Edition",
    "Evaluation",
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
    "SetAside",
    "Sum",
    "Term",
    "Topic",
    "TopicChoice",
    "Trigger",
    "Truth",
    "WorkedCase",
    "choose_topics",
    "diff",
    "editions",
    "editions_in_force",
    "evaluate",
    "evaluate_under",
    "governing_date",
    "is_count",
    "is_in_force",
    "is_unknown",
    "lint",
    "load_library",
    "minimal_reasons",
    "numbers_said",
    "read_pack",
    "run_examples",
    "sum_said",
    "topic_of",
    "worked_cases",
]
