"""Items of invented letters in any number, by a seed: for tests of search and its benchmark. All text is made up.

Words are as uneven as in real letters: stock phrases, treatments of the vocabulary by falling frequency, and a long
tail of rare words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from openimr.corpus import ItemRow
from openimr.wording import DRUG_CATEGORIES, treatments

FIRST_DAY = date(2013, 3, 1)
DAYS = 8 * 365
RARE_WORDS = 40_000
PARTS = (
    "lumbar spine", "cervical spine", "left shoulder", "right knee", "right shoulder", "left knee", "left wrist",
    "thoracic spine", "bilateral wrist", "right ankle", "left hip", "right elbow", "lumbar spine L4-5", "left hand",
)  # fmt: skip
DIAGNOSES = (
    "lumbar radiculopathy", "cervical strain", "rotator cuff tear", "carpal tunnel syndrome", "chronic pain syndrome",
    "knee osteoarthritis", "disc protrusion", "facet arthropathy", "lateral epicondylitis", "myofascial pain",
    "depressive disorder", "insomnia", "plantar fasciitis", "shoulder impingement", "complex regional pain syndrome",
)  # fmt: skip
GUIDELINES = (
    "mtus-chronic-pain", "odg", "mtus-acoem-low-back", "mtus-acoem-shoulder", "mtus-postsurgical", "mtus-acoem-neck",
    "mtus-acoem-knee", "mtus-acupuncture", "mtus-opioids", "mtus-acoem-forearm-wrist-hand", "acoem",
)  # fmt: skip
SPECIALTIES = (
    "Physical Medicine & Rehabilitation", "Occupational Medicine", "Pain Management", "Orthopedic Surgery",
    "Family Practice", "Internal Medicine", "Anesthesiology", "Neurology", "Psychiatry", "Chiropractic", "Acupuncture",
    "Preventive Medicine", "Emergency Medicine", "Neurological Surgery",
)  # fmt: skip
SUMMARY = (
    "The worker is {age} years old and was hurt on the job while lifting {rare} crates.",
    "The complaint is of {side} pain in the {part} rated {n} of 10, worse with bending and {rare} work.",
    "On examination there was tenderness over the {part} with a reduced range of motion.",
    "Strength was {n} of 5 and sensation was intact to light touch; the {rare} sign was negative.",
    "Treatment so far has been {n} visits of physical therapy, home exercise and {drug}.",
    "The diagnoses are {diagnosis} and {diagnosis2}.",
    "A note of the treating physician asks for {treatment} because the pain goes on at night.",
    "An earlier study showed a small {rare} change at the {part} without stenosis.",
    "The worker takes {drug} {n}0 mg twice a day with some relief and mild nausea.",
    "There was no functional improvement after the last injection, and work is still limited.",
    "Past history holds {rare} and high blood pressure, both under control.",
    "The gait is normal and reflexes are equal on both sides of the {part}.",
    "A urine drug screen in spring was as expected for {drug}.",
    "Surgery was talked about and put off until conservative care has failed.",
    "The {rare} report of the therapist tells of better sleep and less {rare2}.",
    "The worker went back to modified duty with no lifting over {n} pounds.",
    "Since the last visit of {rare} the pain has spread to the hip and down to the foot.",
    "Cold packs and rest give some hours of ease.",
    "A second opinion by a {rare} surgeon was that no operation would help.",
    "The worker sleeps {n} hours, wakes often and feels {rare}.",
    "Straight leg raising was positive at {n}0 degrees on the {rare} side.",
    "An injection in autumn took away half of the pain for {n} weeks.",
    "Grip was weak, and numbness came on while typing and {rare} driving.",
    "The claim covers the {part}; the other complaints came later.",
    "Plain films showed {rare} narrowing and no fracture.",
    "Electric tests of nerve and muscle were read as {rare}.",
    "Mood was low and the score of {n} on the {rare} scale was mild.",
    "A brace is worn at work, and a cane for longer walks.",
    "The stomach does not bear anti-inflammatory drugs since {rare}.",
    "The worker stands, sits and walks for up to {n}0 minutes at a time.",
    "Swelling of the {part} goes up and down with {rare} weather.",
    "The plan is to go on with all medication and to be seen again in {n} weeks.",
    "Hobbies such as {rare} and {rare2} were given up.",
    "The scar is dry, and the range of motion has grown by {n} degrees since.",
)
RATIONALE = (
    "The guideline recommends {treatment} where there is documented functional improvement.",
    "The records show {n} earlier visits and no gain in function from them.",
    "There is no documentation of a trial of first line medication such as {drug}.",
    "For {diagnosis} the guideline allows a short course with a fading of frequency.",
    "The request does not say how long or how often, and the {part} is not the part accepted.",
    "Opioids may go on where pain and function are better and the worker has gone back to work.",
    "Red flags such as {rare} weakness are absent, and plain films were normal.",
    "The note of {rare} tells of radicular pain that agrees with the imaging of the {part}.",
    "A home exercise program should have been learned by now.",
    "The side effects of {drug} are spoken of, and no aberrant behavior was seen.",
    "Passive care alone, as the {rare} study holds, gives no lasting relief in chronic pain.",
    "A clear aim of the treatment, such as {rare} tasks of daily life, is not named.",
    "The trial of {n} visits that the guideline speaks of has not been made yet.",
    "The last study of the {part} is {n} months old, and nothing has changed since.",
    "It is not said why a {rare} device would do better than the one in use.",
    "The dose stands below the ceiling, and weaning was tried without success.",
    "No {rare} risk of the stomach is on record that would ask for protection.",
    "The letter of {rare} tells of failed conservative care over {n} months.",
    "Evidence for {treatment} in {diagnosis} is of low quality and the benefit small.",
    "Muscle relaxants are for short use in flares, and this one has gone on for {n} months.",
    "The worker is past the stage in which {rare} care is foreseen.",
    "An agreement on controlled drugs was signed, and the state register was looked up.",
    "A psychological evaluation has to come first, as {rare} holds, and has not been done.",
    "Surgery of the {part} was approved, so that care around it stands with it.",
    "The criteria ask for two of these signs: {rare}, {rare2} and loss of reflexes.",
    "Given the above, the requested {treatment} for the {part} is {verdict}.",
)
VERDICTS = {"Upheld": "not medically necessary", "Overturned": "medically necessary"}
# Which stock sentences are frequent is not to follow from the order in which they were written.
_ORDER = Random(7)
SUMMARY, LAST = tuple(_ORDER.sample(SUMMARY, len(SUMMARY))), RATIONALE[-1]
RATIONALE = tuple(_ORDER.sample(RATIONALE[:-1], len(RATIONALE) - 1))
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "lar", "men", "nis", "pol", "rax", "sul", "tor", "vi", "zem", "quo", "hyl")


def invented_rows(letters: int, *, seed: int = 1, rare_words: int = RARE_WORDS) -> Iterator[ItemRow]:
    """The items of that many letters, letter after letter; the same for the same seed."""
    random = Random(seed)
    rare = _Rare(random, rare_words)
    known = sorted(treatments().values(), key=lambda treatment: treatment.name)
    random.shuffle(known)
    # A few treatments are asked for all the time, most are rare.
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(known))))
    drugs = [treatment.name for treatment in known if treatment.category in DRUG_CATEGORIES]
    for number in range(letters):
        decided_on = FIRST_DAY + timedelta(days=random.randrange(DAYS))
        asked = random.choices(known, cum_weights=weights, k=random.choices((1, 2, 3, 5), (60, 22, 12, 6))[0])
        words = _Words(random, rare, asked[0].name, random.choice(drugs))
        summary = words.sentences(SUMMARY, random.randint(15, 31))
        shared = {
            "case_number": f"CM{decided_on.year % 100}-{number:07d}",
            "specialties": _some(random, SPECIALTIES, (1, 2)),
            "decided_on": decided_on,
            "year": decided_on.year,
            "days": random.randint(20, 200),
            "layout": "A",
            "summary": summary,
        }
        for place, treatment in enumerate(asked, start=1):
            cites = tuple(f"{guideline}/{_topic(random)}" for guideline in _some(random, GUIDELINES, (1, 1, 1, 2)))
            decision = "Overturned" if random.random() < 0.14 else "Upheld"
            part = words.part = random.choice(PARTS)
            words.treatment = treatment.name
            phrase = random.choice(treatment.phrases)
            yield ItemRow(
                **shared,  # type: ignore[arg-type]
                number=place,
                text=f"{phrase} for the {part}, {random.randint(1, 40)} in all",
                treatment=treatment.name,
                category=treatment.category,
                drug=treatment.name if treatment.category in DRUG_CATEGORIES else "",
                body_parts=(part,) if random.random() < 0.9 else (),
                decision=decision,
                guidelines=tuple(dict.fromkeys(cite.partition("/")[0] for cite in cites)),
                cites=cites,
                administrator_cites=cites[:1],
                rationale=words.sentences(RATIONALE, random.randint(6, 17))
                + " "
                + words.sentence(LAST, VERDICTS[decision]),
                basis="; ".join(cite.replace("/", " ").replace("-", " ") for cite in cites),
            )


class _Rare:
    """Made-up words, a few of them frequent and most of them very rare."""

    def __init__(self, random: Random, many: int) -> None:
        self.random = random
        made = {"".join(random.choices(SYLLABLES, k=random.randint(2, 5))) for _ in range(many)}
        self.words = sorted(made)
        random.shuffle(self.words)
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(len(self.words))))

    def some(self, count: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.weights, k=count)


class _Words:
    """Fills the stock sentences of one letter."""

    def __init__(self, random: Random, rare: _Rare, treatment: str, drug: str) -> None:
        self.random, self.rare, self.treatment, self.drug = random, rare, treatment, drug
        self.part = random.choice(PARTS)
        self.age = random.randint(21, 68)

    def sentences(self, stock: Sequence[str], count: int) -> str:
        # Some sentences stand in most letters, others in few.
        chosen = [stock[int(self.random.random() ** 1.6 * len(stock))] for _ in range(count)]
        return " ".join(self.sentence(each) for each in chosen)

    def sentence(self, stock: str, verdict: str = "") -> str:
        random = self.random
        rare, rare2 = self.rare.some(2)
        return stock.format(
            age=self.age,
            rare=rare,
            rare2=rare2,
            side=random.choice(("dull", "sharp", "burning", "aching", "constant")),
            part=self.part,
            n=random.randint(1, 9),
            drug=self.drug,
            diagnosis=random.choice(DIAGNOSES),
            diagnosis2=random.choice(DIAGNOSES),
            treatment=self.treatment,
            verdict=verdict,
        )


def _topic(random: Random) -> str:
    return f"topic-{int(random.random() ** 3 * 120)}"


def _some(random: Random, values: Sequence[str], counts: Sequence[int]) -> tuple[str, ...]:
    """One or several values; the first ones are the most frequent."""
    chosen = (values[int(random.random() ** 2 * len(values))] for _ in range(random.choice(counts)))
    return tuple(dict.fromkeys(chosen))
