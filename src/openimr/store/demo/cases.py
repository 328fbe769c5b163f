"""Four invented cases of early 2015, when the chronic pain guidelines of 2009 governed; the demo's day is 10 March."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from openimr.application import Application, Ineligibility, Service, UrDecision
from openimr.casefile import DocumentType
from openimr.store.demo.papers import DemoPaper
from openimr.vocabulary import DisputedItem, Party, Priority, Role


@dataclass(frozen=True, kw_only=True)
class DemoCase:
    """A case to fill the demo with: what it shows, what was filed and when, and which papers came.

    The items hold their text only; treatment, body part and quantity are read from it as from any other filing.
    """

    key: str
    shows: str
    application: Application
    received_on: date
    papers: tuple[DemoPaper, ...]
    refused_for: tuple[Ineligibility, ...] = ()


def worker(name: str, address: str) -> Party:
    return Party(role=Role.WORKER, name=name, address=address, email=f"{name.split()[0].lower()}@worker.example")


def physician(name: str, organization: str) -> Party:
    return Party(role=Role.REQUESTING_PHYSICIAN, name=name, organization=organization)


def items(*texts: str) -> tuple[DisputedItem, ...]:
    return tuple(DisputedItem(number=number, text=text) for number, text in enumerate(texts, start=1))


TALLOW_BAY = Party(
    role=Role.CLAIMS_ADMINISTRATOR,
    name="Odile Farraday",
    organization="Tallow Bay Claims",
    address="400 Chandler Wharf, Port Almond, CA",
    email="odile@tallowbay.example",
)
REDWATER = Party(
    role=Role.CLAIMS_ADMINISTRATOR,
    name="Barnaby Quist",
    organization="Redwater Mutual",
    address="12 Weir Street, Millbrook Landing, CA",
    email="barnaby@redwater.example",
)

LINDQVIST = DemoCase(
    key="lindqvist",
    shows="The whole journey: three items, one of which the file speaks against, one for, and one both ways.",
    application=Application(
        filed_by=Role.WORKER,
        worker=worker("Perpetua Lindqvist", "7 Sandpiper Row, Port Almond, CA"),
        employer="Saltmarsh Freight",
        claims_administrator=TALLOW_BAY,
        requesting_physician=physician("Ansel Whitcombe, MD", "Alder Creek Clinic"),
        attorney=Party(
            role=Role.ATTORNEY,
            name="Hesper Okonjo",
            organization="Okonjo and Vale",
            address="55 Lantern Court, Port Almond, CA",
            email="hesper@okonjovale.example",
        ),
        claim_number="TB-40-2217",
        date_of_injury=date(2014, 5, 22),
        requested_on=date(2015, 2, 6),
        ur=UrDecision(
            decided_on=date(2015, 2, 13), served_on=date(2015, 2, 13), served_by=Service.MAIL, is_attached=True
        ),
        items=items(
            "Physical therapy, 12 visits, cervical spine",
            "Trigger point injections, 3, left trapezius",
            "MRI of the cervical spine without contrast",
        ),
        is_signed=True,
        signed_on=date(2015, 2, 27),
    ),
    received_on=date(2015, 3, 2),
    papers=(
        DemoPaper(
            name="UR decision 13 Feb 2015",
            text="lindqvist/ur-decision.txt",
            type=DocumentType.UR_DECISION,
            author="Bertrand Oakes, MD",
            dated=date(2015, 2, 13),
        ),
        DemoPaper(
            name="First report 23 May 2014",
            text="lindqvist/first-report.txt",
            type=DocumentType.PROGRESS_REPORT,
            author="Ansel Whitcombe, MD",
            dated=date(2014, 5, 23),
        ),
        DemoPaper(
            name="Therapy notes 2014",
            text="lindqvist/therapy-notes.txt",
            type=DocumentType.THERAPY_NOTE,
            author="Juno Haverkamp, DPT",
            dated=date(2014, 6, 9),
            as_="text",
        ),
        DemoPaper(
            name="Urgent care 6 Sep 2014",
            text="lindqvist/urgent-care.txt",
            type=DocumentType.PROGRESS_REPORT,
            author="Tobiah Marchetti, PA-C",
            dated=date(2014, 9, 6),
            sent_by=Role.WORKER,
            as_="scan",
        ),
        DemoPaper(
            name="Progress note 20 Nov 2014",
            text="lindqvist/progress-2014-11-20.txt",
            type=DocumentType.PROGRESS_REPORT,
            author="Ansel Whitcombe, MD",
            dated=date(2014, 11, 20),
        ),
        DemoPaper(
            name="Nerve study 11 Dec 2014",
            text="lindqvist/nerve-study.txt",
            type=DocumentType.ELECTRODIAGNOSTIC,
            author="Mirela Szabo, MD",
            dated=date(2014, 12, 11),
        ),
        DemoPaper(
            name="Progress note 29 Jan 2015",
            text="lindqvist/progress-2015-01-29.txt",
            type=DocumentType.PROGRESS_REPORT,
            author="Ansel Whitcombe, MD",
            dated=date(2015, 1, 29),
            sent_by=Role.REQUESTING_PHYSICIAN,
        ),
        DemoPaper(
            name="Pharmacy ledger 2 Feb 2015",
            text="lindqvist/pharmacy-ledger.txt",
            type=DocumentType.PHARMACY,
            author="Delphine Arkwright, PharmD",
            dated=date(2015, 2, 2),
        ),
        DemoPaper(
            name="Request 6 Feb 2015",
            text="lindqvist/request.txt",
            type=DocumentType.REQUEST,
            author="Ansel Whitcombe, MD",
            dated=date(2015, 2, 6),
        ),
    ),
)

OSTRANDER = DemoCase(
    key="ostrander",
    shows="One item that the record supports: a first trial of acupuncture after medicine was not tolerated.",
    application=Application(
        filed_by=Role.WORKER,
        worker=worker("Casimir Ostrander", "31 Tinder Lane, Millbrook Landing, CA"),
        employer="Quillfeather Transit",
        claims_administrator=REDWATER,
        requesting_physician=physician("Ines Halvorsen, DO", "Fernhill Spine and Joint"),
        claim_number="RM-13-00918",
        date_of_injury=date(2013, 9, 9),
        requested_on=date(2015, 2, 12),
        ur=UrDecision(
            decided_on=date(2015, 2, 20), served_on=date(2015, 2, 20), served_by=Service.ELECTRONIC, is_attached=True
        ),
        items=items("Acupuncture, 6 visits, lumbar spine"),
        is_signed=True,
        signed_on=date(2015, 3, 3),
    ),
    received_on=date(2015, 3, 4),
    papers=(
        DemoPaper(
            name="UR decision 20 Feb 2015",
            text="ostrander/ur-decision.txt",
            type=DocumentType.UR_DECISION,
            author="Leander Voss, MD",
            dated=date(2015, 2, 20),
        ),
        DemoPaper(
            name="Therapy discharge 2 Apr 2014",
            text="ostrander/therapy-discharge.txt",
            type=DocumentType.THERAPY_NOTE,
            author="Wilhelmina Archer, PT",
            dated=date(2014, 4, 2),
        ),
        DemoPaper(
            name="Progress report 5 Feb 2015",
            text="ostrander/progress-2015-02-05.txt",
            type=DocumentType.PROGRESS_REPORT,
            author="Ines Halvorsen, DO",
            dated=date(2015, 2, 5),
        ),
    ),
)

BRANDVOLD = DemoCase(
    key="brandvold",
    shows="An expedited review, certified by the physician: the clock runs in hours and days.",
    application=Application(
        filed_by=Role.WORKER,
        worker=worker("Leocadia Brandvold", "2 Ropewalk Terrace, Hollin Bay, CA"),
        employer="Hollin Bay Care Home",
        claims_administrator=TALLOW_BAY,
        requesting_physician=physician("Rufus Tanager, MD", "Hollin Bay Spine Center"),
        claim_number="TB-41-0163",
        date_of_injury=date(2015, 2, 18),
        requested_on=date(2015, 3, 5),
        ur=UrDecision(decided_on=date(2015, 3, 6), served_on=date(2015, 3, 6), served_by=Service.FAX, is_attached=True),
        priority=Priority.EXPEDITED,
        threat_certified=True,
        items=items("MRI of the lumbar spine without contrast"),
        is_signed=True,
        signed_on=date(2015, 3, 9),
    ),
    received_on=date(2015, 3, 9),
    papers=(
        DemoPaper(
            name="UR decision 6 Mar 2015",
            text="brandvold/ur-decision.txt",
            type=DocumentType.UR_DECISION,
            author="Odette Lindgren, MD",
            dated=date(2015, 3, 6),
        ),
        DemoPaper(
            name="Follow-up visit 5 Mar 2015",
            text="brandvold/visit-2015-03-05.txt",
            type=DocumentType.PROGRESS_REPORT,
            author="Rufus Tanager, MD",
            dated=date(2015, 3, 5),
        ),
        DemoPaper(
            name="Certification 9 Mar 2015",
            text="brandvold/certification.txt",
            type=DocumentType.CORRESPONDENCE,
            author="Rufus Tanager, MD",
            dated=date(2015, 3, 9),
            sent_by=Role.REQUESTING_PHYSICIAN,
            as_="text",
        ),
    ),
)

PENHALLOW = DemoCase(
    key="penhallow",
    shows="An application that cannot go to review: it is not signed, and it came too late.",
    application=Application(
        filed_by=Role.WORKER,
        worker=worker("Isidor Penhallow", "19 Thatch Hill, Millbrook Landing, CA"),
        employer="Gable and Rook Roofing",
        claims_administrator=REDWATER,
        requesting_physician=physician("Clementine Ruhl, DC", "Gable Road Chiropractic"),
        claim_number="RM-14-02250",
        date_of_injury=date(2014, 7, 1),
        requested_on=date(2014, 12, 10),
        ur=UrDecision(
            decided_on=date(2014, 12, 18), served_on=date(2014, 12, 18), served_by=Service.MAIL, is_attached=True
        ),
        items=items("Chiropractic manipulation, 2 times a week for 6 weeks, lumbar spine"),
    ),
    received_on=date(2015, 3, 6),
    refused_for=(Ineligibility.UNSIGNED, Ineligibility.UNTIMELY),
    papers=(
        DemoPaper(
            name="UR decision 18 Dec 2014",
            text="penhallow/ur-decision.txt",
            type=DocumentType.UR_DECISION,
            author="Leander Voss, MD",
            dated=date(2014, 12, 18),
        ),
        DemoPaper(
            name="Chiropractic note 8 Dec 2014",
            text="penhallow/chiropractic-note.txt",
            type=DocumentType.THERAPY_NOTE,
            author="Clementine Ruhl, DC",
            dated=date(2014, 12, 8),
            as_="text",
        ),
    ),
)

DEMO_CASES = (LINDQVIST, OSTRANDER, BRANDVOLD, PENHALLOW)
