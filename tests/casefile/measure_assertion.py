"""How well assertions are told: `python -m tests.casefile.measure_assertion [FOLDER]`.

Prints precision, recall and F1 of each label over the sentences of `assertion_gold.yaml` and, with a folder,
over its sample notes: once for those at hand while the rules were written and once for those held out.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from openimr.casefile import assert_mention
from tests.casefile.assertion_gold import LabelledMention, labelled_notes, labelled_sentences


@dataclass(frozen=True)
class Score:
    """How often one label was given, and how often rightly."""

    right: int
    given: int
    labelled: int

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.given + self.labelled) if self.given + self.labelled else 1.0


def scores(
    mentions: Sequence[LabelledMention], answer: Callable[[LabelledMention], str]
) -> tuple[dict[str, Score], float]:
    """The score of each label, and the share of all mentions that were answered rightly."""
    answers = [(mention.label, answer(mention)) for mention in mentions]
    right = Counter(label for label, given in answers if label == given)
    labelled, given = Counter(label for label, _ in answers), Counter(given for _, given in answers)
    found = {label: Score(right[label], given[label], labelled[label]) for label in sorted({*labelled, *given})}
    return found, right.total() / len(answers)


def our_answer(mention: LabelledMention) -> str:
    return str(assert_mention(mention.text, mention.start, mention.end).status)


def by_holding_out(mentions: Sequence[LabelledMention]) -> dict[str, tuple[LabelledMention, ...]]:
    """The mentions that were at hand while the rules were written, and those that were held out."""
    return {
        kind: tuple(mention for mention in mentions if mention.is_held_out is is_held_out)
        for kind, is_held_out in (("at hand", False), ("held out", True))
    }


def main() -> None:
    print("| mentions | label | labelled | precision | recall | F1 |\n|---|---|---|---|---|---|")
    measured = {"sentences": labelled_sentences()}
    if len(sys.argv) > 1:
        measured["notes"] = labelled_notes(Path(sys.argv[1]))
    for name, mentions in measured.items():
        for kind, chosen in by_holding_out(mentions).items():
            found, share = scores(chosen, our_answer)
            for label, score in found.items():
                row = f"{score.labelled} | {score.precision:.2f} | {score.recall:.2f} | {score.f1:.2f}"
                if score.labelled:
                    print(f"| {name}, {kind} | {label} | {row} |")
            print(f"| {name}, {kind} | all | {len(chosen)} | | {share:.2f} | |")


if __name__ == "__main__":
    main()
