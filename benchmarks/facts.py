"""How fast facts are found: `PYTHONPATH=.:src python benchmarks/facts.py [--pages N] [--notes FOLDER]`.

Characters a second of the whole fact finder over a file of invented pages, of assertion alone over the labelled
sentences, and of the default pipeline of medSpaCy over the same where it is installed by hand: it is no part of this.
Beside the speed stands how well each tells the labels. The ratios are of one run; seconds are those of the processor.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.builders.casefile import a_case_file
from tests.casefile.assertion_gold import LabelledMention, labelled_notes, labelled_sentences
from tests.casefile.measure_assertion import by_holding_out, our_answer, scores

from openimr.casefile import find_facts

PAGE = 1_500
ROUNDS = 3
DEFAULT = "medSpaCy, default pipeline"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--notes", type=Path, help="the folder that holds data/mtsamples")
    asked = parser.parse_args()
    sentences = labelled_sentences()
    notes = labelled_notes(asked.notes) if asked.notes else ()
    pages = _pages([*sentences, *notes], asked.pages)
    rows: dict[str, float] = {
        "find_facts, one file": sum(map(len, pages)) / _seconds(lambda: find_facts(a_case_file(*pages), as_of=None)),
        "find_facts, one file a page": sum(map(len, pages))
        / _seconds(lambda: [find_facts(a_case_file(page), as_of=None) for page in pages]),
        "assertion alone": sum(map(len, pages)) / _seconds(lambda: [_assert_words(page) for page in pages]),
    }
    answers: dict[str, Callable[[LabelledMention], str]] = {"our rules": our_answer}
    if find_spec("medspacy"):
        warnings.filterwarnings("ignore")
        for name, load in ((DEFAULT, _default_pipeline), ("medSpaCy, ConText alone", _fast_pipeline)):
            pipeline = load()
            rows[name] = sum(map(len, pages)) / _seconds(lambda pipeline=pipeline: _read(pipeline, pages))
            answers[name] = _asked_of(pipeline)
    else:
        print("medSpaCy is not installed: nothing to compare with.\n")
    least = rows.get(DEFAULT)
    print("| | characters a second | times the default pipeline |\n|---|---|---|")
    for name, speed in rows.items():
        print(f"| {name} | {speed:,.0f} | {f'{speed / least:.1f}' if least else ''} |")
    print("\n| F1 | denied | possible | historical | hypothetical | family | all labels right |\n" + "|---" * 7 + "|")
    for where, mentions in (("sentences", sentences), ("notes", notes)):
        for name, answer in answers.items() if mentions else ():
            for kind, chosen in by_holding_out(mentions).items():
                found, accuracy = scores(chosen, answer)
                labels = ("denied", "possible", "historical", "hypothetical", "family")
                shown = " | ".join(f"{found[label].f1:.2f}" if label in found else "" for label in labels)
                print(f"| {name}, {where} {kind} | {shown} | {accuracy:.2f} |")


def _pages(mentions: Sequence[LabelledMention], count: int) -> list[str]:
    """Pages made of the labelled texts, each page different so that nothing is read from a cache."""
    texts = list(dict.fromkeys(mention.text for mention in mentions))
    pages: list[str] = []
    number = 0
    while len(pages) < count:
        page = f"Page {len(pages) + 1}."
        while len(page) < PAGE:
            page += " " + texts[number % len(texts)]
            number += 1
        pages.append(page[:PAGE])
    return pages


def _assert_words(page: str) -> None:
    """Tells the assertion of one mention in a hundred characters, as dense as concepts stand in reports."""
    from openimr.casefile import assert_mention

    for start in range(0, len(page) - 20, 100):
        begin = page.find(" ", start) + 1
        assert_mention(page, begin, page.find(" ", begin + 8))


def _default_pipeline() -> Any:
    """The library as it comes; its splitter of sentences writes the text of notes to a log, which is closed here."""
    import medspacy
    from loguru import logger

    logger.remove()
    return medspacy.load()


def _fast_pipeline() -> Any:
    """The library's ConText alone on a blank pipeline."""
    import medspacy.context  # noqa: F401
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("medspacy_context")
    return pipeline


def _read(pipeline: Any, pages: Sequence[str]) -> None:
    """Asks the library as densely as `_assert_words` asks us."""
    for page in pages:
        places = []
        for start in range(0, len(page) - 20, 100):
            begin = page.find(" ", start) + 1
            places.append((begin, page.find(" ", begin + 8)))
        _assert_with(pipeline, page, places)


def _assert_with(pipeline: Any, text: str, places: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Any]:
    from spacy.util import filter_spans

    with pipeline.select_pipes(disable=["medspacy_context"]):
        doc = pipeline(text)
    spans = {place: doc.char_span(*place, label="MENTION", alignment_mode="expand") for place in places}
    doc.ents = filter_spans([span for span in spans.values() if span is not None])
    pipeline.get_pipe("medspacy_context")(doc)
    found = {(entity.start, entity.end): entity for entity in doc.ents}
    return {place: found.get((span.start, span.end)) for place, span in spans.items() if span is not None}


def _asked_of(pipeline: Any) -> Callable[[LabelledMention], str]:
    def answer(mention: LabelledMention) -> str:
        place = (mention.start, mention.end)
        entity = _assert_with(pipeline, mention.text, [place]).get(place)
        if entity is None:
            return "affirmed"
        asked = (
            ("denied", entity._.is_negated),
            ("hypothetical", entity._.is_hypothetical),
            ("family", entity._.is_family),
            ("possible", entity._.is_uncertain),
            ("historical", entity._.is_historical),
        )
        return next((label for label, holds in asked if holds), "affirmed")

    return answer


def _seconds(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


if __name__ == "__main__":
    main()
