"""How many planted faults each rule catches, and what a check costs: `python benchmarks/checks.py [LETTERS...]`.

The determination of tests/builders is put into many shapes by a seeded generator; every shape passes the check. Then
one fault is planted into each: a number, side, decision, edition, page, date or word is changed. A fault counts as
caught where its own rule speaks. Some sentences are worded as the rules expect, some freely: the figures tell what the
rules do on sentences of our own, not on those of others. Letters that are named are read first; reading and checking
are timed apart.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.builders.determination import a_determination, an_item

from openimr.determination import Determination, DeterminedItem, check
from openimr.vocabulary import BodyPart, Decision, GuidelineBasis, Quantity, Range
from openimr.wording import read_citations

SEED = 20_260
ROUNDS = 60

PARTS = (
    ("lumbar spine", "low back", "MTUS Low Back Complaints 2004", "MTUS Neck and Upper Back Complaints 2004"),
    ("cervical spine", "neck", "MTUS Neck and Upper Back Complaints 2004", "MTUS Knee Complaints 2004"),
    ("knee", "knee", "MTUS Knee Complaints 2004", "MTUS Shoulder Complaints 2004"),
    ("shoulder", "shoulder", "MTUS Shoulder Complaints 2004", "MTUS Low Back Complaints 2004"),
    ("wrist", "wrist", "MTUS Forearm, Wrist, and Hand Complaints 2004", "MTUS Ankle and Foot Complaints 2004"),
)
JOBS = ("roofer", "baker", "welder", "driver", "clerk", "gardener")
OPENINGS = (
    "The file holds four reports of the last two months.",
    "The records describe constant pain that grows with work.",
    "Pain is worse in the morning and after standing.",
    "The last report names stiffness and a slow gait.",
)
REASONS = (
    "The reports name no goal for the course.",
    "The plan says what is to be reached, and by when.",
    "The home program is described in the last note.",
    "The notes compare strength at the beginning and at the end.",
)
AGAINST = (
    "The request is not medically necessary.",
    "The visits cannot be endorsed.",
    "Therefore, they are not medically necessary.",
)
FOR = (
    "The request is medically necessary.",
    "The visits are therefore medically necessary.",
    "Medical necessity has been established.",
)


@dataclass(frozen=True)
class Shape:
    """One sound determination with what a fault needs to know of it."""

    determination: Determination
    count: int
    allowed: int
    part: str
    said: str
    own_chapter: str
    other_chapter: str
    sex: str
    age: int
    job: str

    @property
    def item(self) -> DeterminedItem:
        return self.determination.items[0]

    def with_item(self, **changed: object) -> Determination:
        return replace(self.determination, items=(replace(self.item, **changed),))  # type: ignore[arg-type]

    def saying(self, sentence: str) -> Determination:
        """The determination with a sentence more in the middle of its rationale."""
        first, dot, rest = self.item.rationale.partition(". ")
        return self.with_item(rationale=f"{first}{dot}{sentence} {rest}")


def a_shape(chance: random.Random) -> Shape:
    """A sound determination: treatment of a part, with or against, an edition or a chapter, and some prose."""
    part, said, own, other = chance.choice(PARTS)
    sided = part in {"knee", "shoulder", "wrist"}
    side = chance.choice(("left", "right")) if sided else None
    count, allowed = chance.choice((6, 8, 9)), chance.choice((10, 12, 18))
    decision = chance.choice(tuple(Decision))
    sex, age, job = chance.choice(("male", "female")), chance.randint(20, 65), chance.choice(JOBS)
    where = f"{side} {said}" if side else said
    basis = a_basis_of(
        chance.choice(
            (
                "Decision based on MTUS Chronic Pain Treatment Guidelines 2009 Physical Medicine Page(s): 98-99.",
                f"Decision based on {own}, Section(s): Physical Methods.",
            )
        )
    )
    end = chance.choice(AGAINST if decision is Decision.UPHELD else FOR)
    item = an_item(
        text=f"Physical therapy for the {f'{side} {part}' if side else part}, {count} visits",
        body_parts=(BodyPart(part, side=side),),
        quantity=Quantity(amount=Range.exactly(count), unit="visits"),
        decision=decision,
        reviewer_guideline=basis,
        rationale=f"{chance.choice(OPENINGS)} The {where} is tender. {chance.choice(REASONS)} {end}",
    )
    summary = (
        f"The patient is a {age}-year-old {sex} {job} who was injured on {chance.choice(('8-26-2013', '08/26/13'))}. "
        f"There is pain of the {where} with numbness. Ibuprofen is taken."
    )
    determination = a_determination(item, clinical_summary=summary)
    return Shape(determination, count, allowed, part, where, own, other, sex, age, job)


def a_basis_of(text: str) -> GuidelineBasis:
    return GuidelineBasis(text=text, citations=read_citations(text))


def undecided(shape: Shape, _: random.Random) -> Determination:
    return shape.with_item(decision=None)


def template_mark(shape: Shape, chance: random.Random) -> Determination:
    return shape.saying(chance.choice(("Seen on XXX.", "The score was TBD.", "Pain of [insert part] is named.")))


def open_gap(shape: Shape, _: random.Random) -> Determination:
    return shape.with_item(rationale=f"The reviewer's reason: [...]\n\n{shape.item.rationale}")


def decision_turned(shape: Shape, _: random.Random) -> Determination:
    turned = Decision.OVERTURNED if shape.item.decision is Decision.UPHELD else Decision.UPHELD
    return shape.with_item(decision=turned)


def opposite_end(shape: Shape, chance: random.Random) -> Determination:
    other = FOR if shape.item.decision is Decision.UPHELD else AGAINST
    return shape.with_item(rationale=f"{shape.item.rationale} {chance.choice(other)}")


def without_end(shape: Shape, _: random.Random) -> Determination:
    return shape.with_item(rationale=". ".join(shape.item.rationale.split(". ")[:-1]) + ".")


def boilerplate(shape: Shape, chance: random.Random) -> Determination:
    partial = (
        "Partial certification of 4 visits is recommended.",
        "The request is modified to 4 visits.",
        "Only 4 of the visits should go forward.",
    )
    for_upheld = ("The denial is overturned.", "I disagree with the denial.")
    for_overturned = (
        "The reviewer of the insurer was right.",
        "The denial is upheld.",
        "This is not to be interpreted as a recommendation to stop the course.",
    )
    fitting = for_upheld if shape.item.decision is Decision.UPHELD else for_overturned
    return shape.saying(chance.choice(partial + fitting))


def no_citation(shape: Shape, _: random.Random) -> Determination:
    return shape.with_item(reviewer_guideline=a_basis_of("The reviewer did not cite any medical evidence."))


def old_edition(shape: Shape, _: random.Random) -> Determination:
    days = {"ur_denial_date": 60, "application_received": 40, "date_assigned": 30, "decision_date": 0}
    late = {name: date(2017, 6, 1) - timedelta(days=before) for name, before in days.items()}
    cited = "Decision based on MTUS Chronic Pain Medical Treatment Guidelines 2009, Section(s): Physical Medicine."
    return replace(shape.with_item(reviewer_guideline=a_basis_of(cited)), **late)  # type: ignore[arg-type]


def other_page(shape: Shape, chance: random.Random) -> Determination:
    section, page = chance.choice((("Physical Medicine", 58), ("Trigger point injections", 98)))
    cited = f"Decision based on MTUS Chronic Pain Treatment Guidelines {section} Page(s): {page}."
    return shape.with_item(reviewer_guideline=a_basis_of(cited))


def other_chapter(shape: Shape, _: random.Random) -> Determination:
    cited = f"Decision based on {shape.other_chapter}, Section(s): Special Studies."
    return shape.with_item(reviewer_guideline=a_basis_of(cited))


def other_part(shape: Shape, _: random.Random) -> Determination:
    other = "ankle" if shape.part in {"cervical spine", "shoulder", "wrist"} else "jaw"
    return shape.with_item(rationale=shape.item.rationale.replace(shape.said, other))


def other_side(shape: Shape, _: random.Random) -> Determination:
    turned = shape.said.replace("left", "LEFT").replace("right", "left").replace("LEFT", "right")
    return shape.with_item(rationale=shape.item.rationale.replace(shape.said, turned))


def other_quantity(shape: Shape, chance: random.Random) -> Determination:
    said = chance.choice(
        (
            "The current request is for {} visits.",
            "The physician requests {} sessions of therapy.",
            "{} visits are asked for.",
        )
    )
    return shape.saying(said.format(shape.count + chance.choice((2, 4, 6))))


def wrong_comparison(shape: Shape, chance: random.Random) -> Determination:
    wrong = (
        f"The {shape.count} visits requested exceed the {shape.allowed} visits allowed.",
        f"{shape.count} sessions of therapy is in excess of the recommended {shape.allowed} sessions.",
        f"The {shape.count} visits are beyond what is usual, more than {shape.allowed} visits.",
        f"The {shape.allowed + 4} visits of the guideline are within the {shape.count} visits asked for.",
        f"This is a total of {shape.count + 9} ({shape.count} + 6).",
        f"Asking for {shape.count} visits, the plan outruns a limit of {shape.allowed}.",
        f"{shape.count} visits plus 6 visits makes {shape.count + 7} visits.",
    )
    return shape.saying(chance.choice(wrong))


def against_allowance(shape: Shape, chance: random.Random) -> Determination:
    if shape.item.decision is Decision.OVERTURNED:
        less = chance.choice((2, 4))
        return shape.saying(
            chance.choice(
                (
                    f"The guideline allows up to {less} visits.",
                    "The number of visits exceeds what the guideline recommends.",
                    f"This is well over the {less} visits that such a strain takes.",
                    f"For this diagnosis the MTUS supports {less}-{less + 1} visits.",
                )
            )
        )
    return shape.saying(
        f"The guideline {chance.choice(('allows', 'supports'))} {shape.allowed} visits. "
        "The request exceeds what the guideline allows."
    )


def denied_finding(shape: Shape, chance: random.Random) -> Determination:
    return shape.saying(
        chance.choice(
            (
                "There is no numbness.",
                "Sensation is whole everywhere.",
                "The worker has no neurological symptoms at all.",
            )
        )
    )


def other_worker(shape: Shape, chance: random.Random) -> Determination:
    other = "female" if shape.sex == "male" else "male"
    pronoun = "Her" if shape.sex == "male" else "His"
    return shape.saying(
        chance.choice(
            (
                f"This is a {shape.age}-year-old {other} with pain.",
                f"The patient is a {shape.age + 7} year old {shape.sex} with pain.",
                f"{pronoun} pain is constant.",
                f"Aged {shape.age + 9}, the worker heals slowly.",
            )
        )
    )


def other_date(shape: Shape, chance: random.Random) -> Determination:
    if chance.random() < 0.5:
        return shape.saying(
            f"The worker was seen on {chance.choice(('3-1-2016', 'March 1, 2016', '03/01/16'))} with pain."
        )
    if chance.random() < 0.3:
        return shape.saying("It began with the fall of August 28, 2013.")
    summary = shape.determination.clinical_summary.replace("8-26-2013", "8-28-2013").replace("08/26/13", "06/28/13")
    return replace(shape.determination, clinical_summary=summary)


def identifier(shape: Shape, chance: random.Random) -> Determination:
    return shape.saying(
        chance.choice(("Reached at 415-555-0134.", "The number is 123-45-6789.", "Ask a.b@example.org."))
    )


def a_name(shape: Shape, chance: random.Random) -> Determination:
    return shape.saying(
        chance.choice(("Dr. Quillfeather asks for more.", "Odo Brightwater, MD, agrees.", "Brightwater asks for more."))
    )


def not_sided(shape: Shape) -> bool:
    return shape.item.body_parts[0].side is None


Plant = Callable[[Shape, random.Random], Determination]
FAULTS: tuple[tuple[str, Plant], ...] = (
    ("STR-02", undecided),
    ("STR-09", open_gap),
    ("STR-10", template_mark),
    ("DEC-01", decision_turned),
    ("DEC-02", opposite_end),
    ("DEC-03", without_end),
    ("DEC-04", boilerplate),
    ("CIT-01", no_citation),
    ("CIT-03", old_edition),
    ("CIT-04", other_page),
    ("CIT-05", other_chapter),
    ("BOD-01", other_part),
    ("BOD-02", other_side),
    ("QTY-01", other_quantity),
    ("QTY-02", wrong_comparison),
    ("QTY-03", against_allowance),
    ("CON-01", denied_finding),
    ("CON-02", other_worker),
    ("CON-03", other_date),
    ("PRI-01", identifier),
    ("PRI-02", a_name),
)


def main() -> None:
    chance = random.Random(SEED)
    shapes = [a_shape(chance) for _ in range(ROUNDS)]
    alarms = Counter(finding.code for shape in shapes for finding in check(shape.determination))
    print("| rule | planted | caught | other rules that spoke too | alarms before planting |")
    print("|---|---|---|---|---|")
    for code, plant in FAULTS:
        fitting = [shape for shape in shapes if not (plant is other_side and not_sided(shape))]
        spoke = [{finding.code for finding in check(plant(shape, chance))} for shape in fitting]
        others = Counter(other for codes in spoke for other in codes if other != code)
        also = ", ".join(f"{other} {times}" for other, times in sorted(others.items())) or "none"
        caught = sum(code in codes for codes in spoke)
        print(f"| {code} | {len(fitting)} | {caught} | {also} | {alarms[code]} |")
    print(f"\nSound determinations: {len(shapes)}; findings in them: {sum(alarms.values())}.")
    if len(sys.argv) > 1:
        time_letters(sys.argv[1:])


def time_letters(folders: list[str]) -> None:
    """How long the check of one letter takes, beside reading it."""
    from openimr.corpus import read_files

    began = time.process_time()
    read = [letter.reading.record.determination for letter in read_files(map(Path, folders)) if letter.reading]
    reading = time.process_time() - began
    check(read[0])  # the first one loads vocabularies and packs
    began = time.process_time()
    for determination in read:
        check(determination)
    checking = time.process_time() - began
    print(
        f"\n{len(read)} letters: {1000 * checking / len(read):.1f} ms of processor time a letter to check, "
        f"{1000 * reading / len(read):.1f} ms to read."
    )


if __name__ == "__main__":
    main()
