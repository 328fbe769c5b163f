"""The demo's people, one for each role; reviewers come from the panel."""

from __future__ import annotations

from dataclasses import dataclass

from openimr.vocabulary import Role


@dataclass(frozen=True, kw_only=True)
class DemoPerson:
    """Somebody to sign in as, and what they can show."""

    key: str
    name: str
    role: Role
    organization: str = ""
    email: str
    shows: str


DEMO_PEOPLE = (
    DemoPerson(
        key="perpetua",
        name="Perpetua Lindqvist",
        role=Role.WORKER,
        email="perpetua@worker.example",
        shows="Files an application and follows it.",
    ),
    DemoPerson(
        key="hesper",
        name="Hesper Okonjo",
        role=Role.ATTORNEY,
        organization="Okonjo and Vale",
        email="hesper@okonjovale.example",
        shows="Files and follows for the worker.",
    ),
    DemoPerson(
        key="odile",
        name="Odile Farraday",
        role=Role.CLAIMS_ADMINISTRATOR,
        organization="Tallow Bay Claims",
        email="odile@tallowbay.example",
        shows="Sends the records and receives the letter.",
    ),
    DemoPerson(
        key="ansel",
        name="Ansel Whitcombe, MD",
        role=Role.REQUESTING_PHYSICIAN,
        organization="Alder Creek Clinic",
        email="ansel@aldercreek.example",
        shows="Sends notes in support of the request.",
    ),
    DemoPerson(
        key="ingrid",
        name="Ingrid Solheim",
        role=Role.INTAKE,
        email="ingrid@review.example",
        shows="Screens applications, takes in records, asks for the draw.",
    ),
    DemoPerson(
        key="marguerite",
        name="Marguerite Adeyemi, MD",
        role=Role.QUALITY,
        email="marguerite@review.example",
        shows="Reads what is signed and issues it.",
    ),
    DemoPerson(
        key="rosalind",
        name="Rosalind Achterberg, MD",
        role=Role.MEDICAL_DIRECTOR,
        email="rosalind@review.example",
        shows="Revises the criteria of a guideline, tries them on past cases, puts them in force.",
    ),
    DemoPerson(
        key="lucan",
        name="Lucan Prideaux",
        role=Role.MANAGER,
        email="lucan@review.example",
        shows="Sees every case, the clocks and the panel.",
    ),
)
