"""Who was hurt, when and how, and what came of it, as a clinical case summary tells it: each value with its place."""

from openimr.casefile.clinical_picture.pain import find_pain_scores
from openimr.casefile.clinical_picture.picture import (
    Age,
    ClinicalPicture,
    Diagnosis,
    InjuryDate,
    Mechanism,
    Medication,
    MedicationState,
    PainScore,
    Sex,
    TreatmentToDate,
)
from openimr.casefile.clinical_picture.reading import read_clinical_picture

__all__ = [
    "Age",
    "ClinicalPicture",
    "Diagnosis",
    "InjuryDate",
    "Mechanism",
    "Medication",
    "MedicationState",
    "PainScore",
    "Sex",
    "TreatmentToDate",
    "find_pain_scores",
    "read_clinical_picture",
]
