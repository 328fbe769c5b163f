"""How sentences speak of what they name: measured on hand labels, and what the facts make of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from openimr.casefile import AssertionStatus, FactStatus, assert_mention
from openimr.casefile.concepts import WORDINGS, concepts, phrases, phrases_in
from openimr.casefile.cues import listed_cues
from openimr.casefile.first_word import ByFirstWord, openings
from openimr.casefile.words import words_in
from openimr.vocabulary import RuleError
from tests.builders.casefile import facts_in
from tests.casefile.assertion_gold import LabelledMention, labelled_notes, labelled_sentences
from tests.casefile.measure_assertion import by_holding_out, our_answer, scores

DOCUMENTED, DENIED, NOT_FOUND, CONFLICTING = FactStatus


@pytest.mark.parametrize(
    ("kind", "denied", "all_labels"),
    [("at hand", 0.97, 0.97), ("held out", 0.95, 0.94)],
)
def test_the_sentences_are_told_as_well_as_was_measured(kind: str, denied: float, all_labels: float) -> None:
    assert_told(by_holding_out(labelled_sentences())[kind], denied, all_labels)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("kind", "denied", "all_labels"),
    [("at hand", 0.97, 0.94), ("held out", 0.97, 0.92)],
)
def test_the_sample_notes_are_told_as_well_as_was_measured(
    kind: str, denied: float, all_labels: float, shared: Path
) -> None:
    assert_told(by_holding_out(labelled_notes(shared))[kind], denied, all_labels)


def assert_told(mentions: Sequence[LabelledMention], denied: float, all_labels: float) -> None:
    found, share = scores(mentions, our_answer)
    assert found["denied"].f1 >= denied
    assert share >= all_labels


def test_the_gold_is_large_and_knows_every_label() -> None:
    mentions = labelled_sentences()
    assert len({mention.where for mention in mentions}) >= 400
    assert {mention.label for mention in mentions} == set(AssertionStatus)
    assert all(mention.words.strip() for mention in mentions)


@pytest.mark.parametrize(
    ("text", "concept", "status"),
    [
        ("Her mother had diabetes and lumbar radiculopathy.", "radiculopathy", NOT_FOUND),
        ("If lumbar radiculopathy develops, she will call.", "radiculopathy", NOT_FOUND),
        ("The risks include radiculopathy.", "radiculopathy", NOT_FOUND),
        ("MRI was asked for to rule out lumbar radiculopathy.", "radiculopathy", NOT_FOUND),
        ("Lumbar radiculopathy cannot be ruled out.", "radiculopathy", NOT_FOUND),
        ("Lumbar radiculopathy is suspected.", "radiculopathy", DOCUMENTED),
        ("[ ] radiculopathy [x] spasm", "radiculopathy", DENIED),
        ("[x] radiculopathy [ ] spasm", "radiculopathy", DOCUMENTED),
        ("Radiculopathy: none.", "radiculopathy", DENIED),
        ("Modified work: no lifting over 10 pounds.", "modified_duty", DOCUMENTED),
        ("Modified work: no.", "modified_duty", DENIED),
        ("She does not deny radiculopathy.", "radiculopathy", DOCUMENTED),
        ("She takes Norco prn and gabapentin 300 mg.", "aed_use", DOCUMENTED),
        ("She does not use opioids.", "opioid_use", DENIED),
        ("Do not use opioids.", "opioid_use", NOT_FOUND),
        ("She declined acupuncture.", "acupuncture_visits", NOT_FOUND),
        ("Acupuncture was offered, but the patient declined.", "acupuncture_visits", NOT_FOUND),
        ("The carrier denied acupuncture.", "acupuncture_visits", NOT_FOUND),
        ("Acupuncture was denied by the carrier.", "acupuncture_visits", NOT_FOUND),
        ("There is no significant change in symptoms.", "significant_change", DENIED),
        ("There was no improvement after acupuncture.", "acupuncture_visits", DOCUMENTED),
        ("She has not responded to acupuncture.", "acupuncture_visits", DOCUMENTED),
    ],
)
def test_what_is_imagined_of_others_or_unwanted_is_not_documented(text: str, concept: str, status: FactStatus) -> None:
    assert facts_in(text).about(concept).status is status


def test_any_words_can_be_asked_about_and_the_manners_are_told() -> None:
    text = "Her father had gout."
    assertion = assert_mention(text, 15, 19)
    assert assertion.status is AssertionStatus.FAMILY
    assert {str(manner) for manner in assertion.manners} == {"of family"}


@pytest.mark.parametrize("words", [(0, 0), (0, 5), (5, 5)])
def test_an_empty_text_and_places_at_its_ends_are_borne(words: tuple[int, int]) -> None:
    assert assert_mention("fever"[: words[1]], *words).status is AssertionStatus.AFFIRMED


# The index by first words only spares work


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return list(dict.fromkeys(mention.text for mention in labelled_sentences()))


def test_no_cue_is_missed_where_only_first_words_are_tried(texts: Sequence[str]) -> None:
    listed = list(listed_cues())
    by_word = ByFirstWord(listed)
    for text in texts:
        words = words_in(text)
        for start, word in zip(words.starts, words.lowered, strict=True):
            standing = {cue for cue, _ in listed if cue.pattern.match(text, start)}
            assert standing <= set(by_word.at(word)), text[start : start + 40]


def test_no_phrase_is_missed_where_only_first_words_are_tried(texts: Sequence[str]) -> None:
    page = "\n\n".join(texts[::3])
    found = phrases_in(page)
    every = {phrase for concept in concepts() for wording in WORDINGS for phrase in phrases(concept, wording)}
    for phrase in every:
        alone = [match.span() for match in phrase.pattern.finditer(page)]
        assert [match.span() for match in found.get(phrase, ())] == alone, phrase.pattern.pattern


@pytest.mark.parametrize("pattern", [r"\d+ days", r"(?=no)no", r"(?:no", "s?"])
def test_a_cue_that_begins_with_no_word_is_refused(pattern: str) -> None:
    with pytest.raises(RuleError):
        openings(pattern)


# The clinical NLP library writes notes to its log, and is not used


def test_finding_facts_loads_no_library_that_logs_notes() -> None:
    program = (
        "import sys\n"
        "from openimr.casefile import assert_mention\n"
        "assert_mention('No fever.', 3, 8)\n"
        "print(sorted({'medspacy', 'PyRuSH', 'loguru', 'spacy'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (run.stdout.strip(), run.stderr) == ("[]", "")
