"""How much the guard against plain error catches, and how often it errs: `python benchmarks/guard.py [LETTERS...]`.

Four measures. The re-enactments of tests/determination/reenactments and their clean twins. Sentences of
guard_wordings.yaml, worded freely, of which half are wrong about their file. Rationales that the machine drafts from
the facts of every worked example, which can contradict nothing. And, where folders of letters are named, real
rationales held against the one page that their clinical summary makes: what the summary leaves out is told as without
evidence there, and only what stops a signature counts.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.builders.drafts import the_draft
from tests.builders.reenactments import findings_of, reenactments

from openimr.casefile import CaseFile, Document, Page, find_facts
from openimr.criteria import load_library, worked_cases
from openimr.determination import Finding, Guard, Severity, check
from openimr.vocabulary import Decision, DisputedItem

WORDINGS = Path(__file__).parent / "guard_wordings.yaml"

SORTS = ("wrong", "right", "wrong_later", "right_later")


def main() -> None:
    told = list(reenactments())
    print("| measure | all | caught or flagged | of them stopping the signature | by rule |")
    print("|---|---|---|---|---|")
    _row("re-enacted errors, caught by the rule that must speak", [case.caught for case in told])
    _row("their clean twins, flagged", [case.of_twin for case in told])
    for sort in SORTS:
        _row(f"{sort.replace('_', ', written ')}: sentences, flagged", [_of_fact(found) for _, found in _worded(sort)])
    _row("drafts of worked examples, flagged", list(map(_of_fact, _drafted())))
    if len(sys.argv) > 1:
        _row("rationales of real letters, flagged", list(map(_of_fact, _real(sys.argv[1:]))))
    for sort in SORTS:
        is_fault = sort.startswith("right")
        print(f"\n{'Falsely flagged' if is_fault else 'Not caught'} ({sort.replace('_', ', written ')}):")
        for sentence, found in _worded(sort):
            if bool(_of_fact(found)) is is_fault:
                print(f"- {sentence} {' '.join(sorted({finding.code for finding in _of_fact(found)}))}")


def _row(name: str, found: list[tuple[Finding, ...]]) -> None:
    flagged = [findings for findings in found if findings]
    stopping = [findings for findings in flagged if any(one.severity is Severity.ERROR for one in findings)]
    codes = Counter(code for findings in flagged for code in {finding.code for finding in findings})
    listed = ", ".join(f"{code} {times}" for code, times in sorted(codes.items()))
    print(f"| {name} | {len(found)} | {len(flagged)} | {len(stopping)} | {listed or 'none'} |")


def _of_fact(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of the guard against plain error; what a text lacks as a letter is measured elsewhere."""
    return tuple(finding for finding in findings if finding.guard is Guard.FACT)


def _worded(sort: str) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    for case in yaml.safe_load(WORDINGS.read_text("utf-8")):
        for sentence in case[sort]:
            after = " It was an operation." if "arthroscopy" in str(case["documents"]) else ""
            yield (
                sentence,
                findings_of(case | {"rationale": f"{sentence}{after} The request is not medically necessary."}),
            )


def _drafted() -> Iterator[tuple[Finding, ...]]:
    for case in worked_cases(load_library()):
        for decision in Decision:
            yield check(the_draft(case, decision), facts=case.facts, case_file=CaseFile())


def _real(folders: list[str]) -> Iterator[tuple[Finding, ...]]:
    from openimr.corpus import read_files

    for letter in read_files(map(Path, folders)):
        if letter.reading:
            determination = letter.reading.record.determination
            page = Page(number=1, text=determination.clinical_summary)
            case_file = CaseFile(documents=(Document(id="summary", name="summary", pages=(page,)),))
            asked = tuple(DisputedItem(number=item.number, text=item.text) for item in determination.items)
            facts = find_facts(
                case_file,
                as_of=determination.ur_denial_date,
                items=asked,
                date_of_injury=determination.date_of_injury,
            )
            yield check(determination, case_file=case_file, facts=facts)


if __name__ == "__main__":
    main()
