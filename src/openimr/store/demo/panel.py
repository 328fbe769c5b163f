"""The demo's panel: invented reviewers by pseudonym, and, kept apart from them, their invented names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from openimr.reviewers import Certification, License, Reviewer, Tie
from openimr.vocabulary import ReviewerPseudonym

PHYSICAL_MEDICINE = Certification(
    specialty="Physical Medicine and Rehabilitation",
    board="American Board of Physical Medicine and Rehabilitation",
    valid_until=date(2019, 12, 31),
)
OCCUPATIONAL_MEDICINE = Certification(
    specialty="Occupational Medicine", board="American Board of Preventive Medicine", valid_until=date(2018, 6, 30)
)
ANESTHESIOLOGY = Certification(
    specialty="Anesthesiology", board="American Board of Anesthesiology", valid_until=date(2020, 12, 31)
)
PAIN_MEDICINE = Certification(
    specialty="Pain Medicine",
    board="American Board of Anesthesiology",
    valid_until=date(2020, 12, 31),
    is_subspecialty=True,
)
ORTHOPEDIC_SURGERY = Certification(
    specialty="Orthopedic Surgery", board="American Board of Orthopaedic Surgery", valid_until=date(2021, 12, 31)
)
OPHTHALMOLOGY = Certification(
    specialty="Ophthalmology", board="American Board of Ophthalmology", valid_until=date(2019, 12, 31)
)
CALIFORNIA = License(state="California", valid_until=date(2016, 10, 31))


def reviewer(
    number: int,
    *certifications: Certification,
    licenses: tuple[License, ...] = (CALIFORNIA,),
    years: float = 14,
    hours: float = 32,
    ties: tuple[Tie, ...] = (),
    open_cases: int = 2,
) -> Reviewer:
    return Reviewer(
        pseudonym=ReviewerPseudonym(f"R-{number}"),
        certifications=certifications,
        licenses=licenses,
        years_in_practice=years,
        hours_per_week=hours,
        ties=ties,
        open_cases=open_cases,
    )


# Each of the later ones is out of the case of Perpetua Lindqvist for one reason of their own.
DEMO_PANEL = (
    reviewer(2207, PHYSICAL_MEDICINE, PAIN_MEDICINE, years=17),
    reviewer(2433, PHYSICAL_MEDICINE, years=12),
    reviewer(2856, PHYSICAL_MEDICINE, years=26, hours=28),
    reviewer(1184, OCCUPATIONAL_MEDICINE, years=22, hours=30),
    reviewer(3051, ANESTHESIOLOGY, PAIN_MEDICINE, licenses=(CALIFORNIA, License(state="Nevada")), years=11),
    reviewer(1729, PHYSICAL_MEDICINE, licenses=(License(state="New Jersey", valid_until=date(2016, 6, 30)),), years=9),
    reviewer(2618, PHYSICAL_MEDICINE, ties=(Tie(to="Alder Creek Clinic", kind="professional"),)),
    reviewer(2940, OCCUPATIONAL_MEDICINE, ties=(Tie(to="Tallow Bay Claims", kind="financial"),)),
    reviewer(3312, PHYSICAL_MEDICINE, years=4),
    reviewer(1466, OCCUPATIONAL_MEDICINE, hours=16),
    reviewer(2075, PHYSICAL_MEDICINE, licenses=(License(state="California", valid_until=date(2014, 12, 31)),)),
    reviewer(3527, OPHTHALMOLOGY, years=20),
    reviewer(2781, ORTHOPEDIC_SURGERY, years=25, open_cases=10),
)


@dataclass(frozen=True, kw_only=True)
class DemoIdentity:
    """The name behind a pseudonym; it belongs into the identity store and nowhere else."""

    pseudonym: ReviewerPseudonym
    name: str
    email: str


DEMO_IDENTITIES = tuple(
    DemoIdentity(pseudonym=ReviewerPseudonym(f"R-{number}"), name=name, email=f"r{number}@panel.example")
    for number, name in (
        (2207, "Thessaly Bergström, MD"),
        (2433, "Imogen Sandoval, MD"),
        (2856, "Evander Oyelaran, DO"),
        (1184, "Rowan Achterberg, MD"),
        (3051, "Salome Viteri, MD"),
        (1729, "Ferris Makonnen, DO"),
        (2618, "Linnea Castellan, MD"),
        (2940, "Auden Pryce, MD"),
        (3312, "Mateo Lindholm, MD"),
        (1466, "Verity Kowalczyk, MD"),
        (2075, "Orson Hathersage, DO"),
        (3527, "Calla Nakamura, MD"),
        (2781, "Bastian Eriksen, MD"),
    )
)
