"""The words and sentences of which generated letters are made. All of it is invented for the tests."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product


def seldom(*common_first: str, most: int = 40) -> tuple[str, ...]:
    """The words, each as often as its rank allows: the first one `most` times, the tenth a tenth of that."""
    return tuple(word for rank, word in enumerate(common_first, start=1) for _ in range(max(1, most // rank)))


def listed(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


def numbers(first: int, last: int) -> tuple[str, ...]:
    return tuple(map(str, range(first, last + 1)))


HOW_MADE = (
    "sent the complete case file to a reviewer with no affiliation with the employer, the worker, the providers or "
    "the claims administrator. He/she is in active clinical practice."
)
NOTHING_CITED = "The Claims Administrator did not cite any medical evidence for its decision."

PARTS = seldom(
    *listed(
        "lumbar spine, cervical spine, right shoulder, left shoulder, left knee, right knee, right wrist, left "
        "wrist, thoracic spine, right ankle, left ankle, bilateral knees, right elbow, left elbow, right hip, left "
        "hip, bilateral shoulders, right hand, left hand, bilateral wrists, right foot, left foot, bilateral upper "
        "extremities"
    )
)
SPECIALTIES = seldom(
    *listed(
        "Physical Medicine & Rehabilitation, Occupational Medicine, Orthopedic Surgery, Anesthesiology, Family "
        "Practice, Internal Medicine, Preventive Medicine, Neurology, Psychiatry, Psychology, Chiropractic, "
        "Emergency Medicine, Plastic Surgery, Acupuncture"
    )
)
STATES = listed(
    "Oregon, Texas, New York, Nevada, Arizona, Florida, Illinois, Ohio, New Jersey, North Carolina, Georgia"
)
STRENGTHS = listed("5, 10, 15, 20, 25, 30, 50, 75, 100, 150, 200, 300, 350, 500, 550, 600, 800")
COUNTS = listed("15, 20, 30, 30, 30, 45, 60, 60, 60, 90, 90, 120, 120, 180")
WEEKS = (2, 3, 4, 4, 4, 6, 6, 8, 12)

DRUGS = frozenset(
    listed(
        "opioid, NSAID, muscle relaxant, antiepileptic drug, antidepressant, benzodiazepine, sleep drug, topical "
        "drug, stomach protection, antiemetic, laxative, analgesic, triptan, corticosteroid, supplement, stimulant, "
        "other drug, opioid antagonist"
    )
)
# Section, pages in the 2009 text, and the chapter of the other guideline; for each kind of treatment its usual ones.
SECTIONS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "physical medicine": (
        ("Physical Medicine", "98-99", "Low Back"),
        ("Manual therapy & manipulation", "58-60", "Neck and Upper Back"),
        ("Functional restoration programs (FRPs)", "30-34", "Pain"),
    ),
    "opioid": (
        ("Opioids, criteria for use", "76-80", "Pain"),
        ("Opioids, specific drug list", "91-94", "Pain"),
        ("Weaning of Medications", "124", "Pain"),
    ),
    "NSAID": (
        ("NSAIDs (non-steroidal anti-inflammatory drugs)", "67-68", "Pain"),
        ("NSAIDs, GI symptoms", "68-69", "Pain"),
    ),
    "muscle relaxant": (("Muscle relaxants (for pain)", "63-66", "Pain"), ("Carisoprodol (Soma)", "29", "Pain")),
    "antiepileptic drug": (("Anti-epilepsy drugs (AEDs) for pain", "16-19", "Pain"),),
    "antidepressant": (("Antidepressants for chronic pain", "13-16", "Mental Illness & Stress"),),
    "benzodiazepine": (("Benzodiazepines", "24", "Pain"),),
    "topical drug": (("Topical Analgesics", "111-113", "Pain"), ("Capsaicin, topical", "28-29", "Pain")),
    "equipment": (
        ("TENS, chronic pain (transcutaneous electrical nerve stimulation)", "114-117", "Knee & Leg"),
        ("Interferential Current Stimulation (ICS)", "118-120", "Shoulder"),
    ),
    "injection": (
        ("Epidural steroid injections (ESIs)", "46", "Low Back"),
        ("Trigger point injections", "122", "Pain"),
        ("Corticosteroid injections", "48", "Shoulder"),
    ),
    "psychology": (("Behavioral interventions", "23", "Mental Illness & Stress"), ("Biofeedback", "24-25", "Pain")),
    "diagnostic test": (("Drug testing", "43", "Pain"), ("Opioids, steps to avoid misuse", "94-95", "Pain")),
    "other": (("Introduction", "1-2", "Pain"), ("Chronic pain programs", "30-34", "Low Back")),
}
ACOEM = (
    "Decision based on MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 303-305.",
    "Decision based on MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 177-179.",
    "Decision based on MTUS ACOEM Chapter 9 Shoulder Complaints Page(s): 207-209.",
    "Decision based on MTUS ACOEM Chapter 13 Knee Complaints Page(s): 341-343.",
)

AGES = numbers(21, 67)
PAIN = numbers(2, 9)
DEGREES = numbers(10, 170)
MONTHS = numbers(2, 36)
VISITS = numbers(3, 36)
DAYS = tuple(
    f"{month}/{day}/{year}" for year, month, day in product(range(2012, 2019), range(1, 13), (3, 9, 14, 21, 27))
)
SEXES = ("man", "woman")
SIDES = ("right", "left", "right", "left", "bilateral")
TRADES = seldom(
    *listed(
        "warehouse worker, nurse, truck driver, carpenter, cook, janitor, cashier, electrician, clerk, mechanic, "
        "farm worker, roofer, teacher, gardener, welder, firefighter, deputy, plumber, baker, housekeeper, painter, "
        "machinist, caregiver, bus driver, packer, forklift driver, mason, butcher, tailor, sorter, installer, "
        "waiter, glazier, surveyor, miller, tiler, arborist, dockworker, loader, upholsterer, seamstress, "
        "dispatcher, librarian, custodian, foreman, optician, postal carrier, paramedic, brewer, florist, laminator, "
        "conductor, rigger, sawyer, weaver, printer, assembler"
    )
)
MECHANISMS = seldom(
    *listed(
        "lifting a heavy box, a slip on a wet floor, a fall from a ladder, a collision on the road, repeated "
        "overhead work, years of keyboard work, a misstep on the stairs, pulling a pallet, a falling beam, pushing a "
        "loaded cart, catching a patient who fell, a twist on uneven ground, a kick by a cow, a door that struck the "
        "arm, kneeling on concrete for months, a crush between two trailers, a jolt in a forklift, carrying plywood, "
        "a struggle with a suspect, a jump from a loading dock, bending over seed beds, an explosion of a tire, a "
        "chair that gave way, a hand caught in a press, long hours at a meat saw, tugging a hose, a swinging gate"
    )
)
SYMPTOMS = seldom(
    *listed(
        "aching pain, stiffness, numbness, tingling, weakness, burning pain, spasm, swelling, poor sleep, cramping, "
        "throbbing, headache, locking, giving way, clicking, popping, grinding, shooting pain, tightness, fatigue, "
        "dizziness, nausea, irritability, low mood, heartburn, constipation, blurred vision, ringing ears, cold "
        "fingers, night sweats, hoarseness"
    )
)
FINDINGS_WORDS = seldom(
    *listed(
        "tenderness, spasm, guarding, a positive straight leg raise, reduced flexion, a positive impingement sign, "
        "crepitus, an effusion, a positive Spurling sign, decreased sensation, diminished reflexes, an antalgic "
        "gait, atrophy, a positive Tinel sign, a positive Phalen test, joint line pain, hypertonicity, trigger "
        "points, a twitch response, weak grip, a positive McMurray test, allodynia, mottled skin, facet loading "
        "pain, a limp, scapular winging, a painful arc, laxity, ecchymosis, a healed scar, bogginess, clonus, "
        "hyperreflexia, dysesthesia, fasciculation"
    )
)
IMAGING = seldom(
    *listed(
        "a disc bulge, mild stenosis, a partial tear of the supraspinatus, degenerative change, a meniscal tear, a "
        "small effusion, foraminal narrowing, facet arthropathy, an annular fissure, no acute finding, tendinosis, "
        "spondylolisthesis, a labral tear, marrow edema, a ganglion cyst, chondral thinning, a healed fracture, "
        "hardware in place, a hemangioma, scarring around the root, a Baker cyst, calcific deposits, subchondral "
        "sclerosis, an os acromiale, a Tarlov cyst"
    )
)
STUDIES = seldom("MRI", "radiograph", "electrodiagnostic study", "CT scan", "ultrasound", "bone scan", "arthrogram")
MEDICINES = seldom(
    *listed(
        "ibuprofen, naproxen, gabapentin, hydrocodone, tramadol, cyclobenzaprine, omeprazole, acetaminophen, "
        "tizanidine, duloxetine, pregabalin, meloxicam, oxycodone, zolpidem, trazodone, baclofen, methocarbamol, "
        "diclofenac, celecoxib, topiramate, amitriptyline, sertraline, lorazepam, lisinopril, metformin, "
        "atorvastatin, amlodipine, levothyroxine, losartan, albuterol, aspirin, docusate, senna, ondansetron, "
        "famotidine, prednisone, warfarin, insulin, clonidine"
    )
)
TREATED = seldom(
    *listed(
        "physical therapy, rest, ice and heat, home exercise, chiropractic care, acupuncture, a brace, modified "
        "duty, a cortisone injection, massage, a TENS unit, an epidural injection, counseling, pool exercise, "
        "arthroscopy, a work conditioning course, trigger point injections, traction, a splint, biofeedback, taping, "
        "stretching, yoga, shockwave sessions, orthotics, nerve glides, a walking program, cupping, meditation, a "
        "weight program"
    )
)
# Words of medicine made of their parts, so that the vocabulary is as wide as that of real letters.
ROOTS = listed(
    "arthr, neur, my, tend, chondr, oste, spondyl, radicul, burs, fasci, synov, cervic, gastr, dermat, angi, card, "
    "nephr, hepat, psych, cephal, derm, rhin, laryng, bronch, aden, lip, fibr, scler, thromb, phleb, crani, cost, "
    "stern, vertebr, ligament, capsul, myel, mening, gangli, tars, carp, metatars, metacarp, patell, femor, tibi, "
    "fibul, humer, scapul, clavicul, acromi, sacr, coccyg, ile, ischi, pub, glen, acetabul, menisc, plant, palm, "
    "digit, ungu, trich, ot, ophthalm"
)
ENDINGS = listed(
    "itis, opathy, osis, algia, oma, ectasia, omalacia, oplegia, osclerosis, otrophy, odynia, orrhexis, oparesis, "
    "ospasm, odysplasia, oneuritis, odesis, olysis, ogenesis, ocele, optosis, ostenosis, ometry, ography"
)
# Every root with every ending, in an order in which neighbours differ, so that rank says nothing of meaning.
DIAGNOSES = seldom(
    *listed(
        "lumbar strain, cervical sprain, lumbar radiculopathy, rotator cuff tear, knee internal derangement, carpal "
        "tunnel syndrome, lateral epicondylitis, chronic pain syndrome, impingement syndrome, myofascial pain, disc "
        "displacement"
    ),
    *(
        f"{ROOTS[(place * 7) % len(ROOTS)]}{ENDINGS[(place * 5 + place // len(ROOTS)) % len(ENDINGS)]}"
        for place in range(len(ROOTS) * len(ENDINGS))
    ),
    most=400,
)
REPORTED = ("reported", "described", "complained of", "noted", "spoke of", "stated that there was")
CHANGED = (
    "improved",
    "unchanged",
    "worse",
    "somewhat better",
    "much the same",
    "better for a few days",
    "never the same",
)
REASON_WORDS = seldom(
    *listed(
        "functional gain, a decrease in medicine, a return to work, a home program, a failed trial, red flags, a "
        "plan of care, instability, an objective deficit, a change since the last study, a pain contract, a urine "
        "drug test, a weaning plan, a gastrointestinal risk, nerve compression, a measured goal, a second opinion, "
        "prior response, self care, conservative care, sustained relief, side effects, aberrant behavior, a "
        "diagnosis that would support it, a surgical lesion"
    )
)

_S = Sequence[tuple[str, tuple[Sequence[object], ...]]]
OPENINGS: _S = (
    ("The worker is a %s year old %s, a %s, who was injured by %s on %s.", (AGES, SEXES, TRADES, MECHANISMS, DAYS)),
    ("A %s of %s was hurt by %s on %s.", (TRADES, AGES, MECHANISMS, DAYS)),
    ("This %s year old %s dates an injury to %s, when %s brought on %s.", (AGES, SEXES, DAYS, MECHANISMS, SYMPTOMS)),
    ("On %s a %s aged %s felt %s after %s.", (DAYS, TRADES, AGES, SYMPTOMS, MECHANISMS)),
)
FINDINGS: _S = (
    ("Diagnoses include %s, %s and %s.", (DIAGNOSES, DIAGNOSES, DIAGNOSES)),
    ("The working diagnosis is %s with %s.", (DIAGNOSES, DIAGNOSES)),
    ("On %s the worker %s %s of the %s, rated %s out of 10.", (DAYS, REPORTED, SYMPTOMS, PARTS, PAIN)),
    ("The worker %s %s and %s that reach the %s.", (REPORTED, SYMPTOMS, SYMPTOMS, PARTS)),
    ("Pain is %s of 10 without and %s of 10 with medicine.", (PAIN, PAIN)),
    ("Examination of the %s shows %s and %s.", (PARTS, FINDINGS_WORDS, FINDINGS_WORDS)),
    ("There was %s with %s at the visit of %s.", (FINDINGS_WORDS, FINDINGS_WORDS, DAYS)),
    ("Flexion of the %s is %s degrees and extension %s degrees.", (PARTS, DEGREES, DEGREES)),
    ("A %s of the %s on %s showed %s.", (STUDIES, PARTS, DAYS, IMAGING)),
    ("The %s dated %s was read as %s with %s.", (STUDIES, DAYS, IMAGING, IMAGING)),
    ("Treatment so far has been %s, %s and %s.", (TREATED, TREATED, TREATED)),
    ("After %s visits of %s the worker was %s.", (VISITS, TREATED, CHANGED)),
    ("Medicines are %s, %s and %s.", (MEDICINES, MEDICINES, MEDICINES)),
    ("%s was stopped on %s because of %s.", (tuple(one.capitalize() for one in MEDICINES), DAYS, SYMPTOMS)),
    ("The worker has been off work for %s months and feels %s.", (MONTHS, CHANGED)),
    ("Work is limited to lifting %s pounds since %s.", (DEGREES, DAYS)),
    ("Past history includes %s, treated with %s.", (DIAGNOSES, MEDICINES)),
    ("A note of %s finds the %s %s.", (DAYS, PARTS, CHANGED)),
    ("The physician asked for more %s on %s.", (TREATED, DAYS)),
    ("Strength of the %s is reduced, with %s.", (PARTS, FINDINGS_WORDS)),
    ("Sleep is broken by %s about %s times a night.", (SYMPTOMS, PAIN)),
    ("Utilization review did not certify the request on %s.", (DAYS,)),
    ("%s gave relief for %s months.", (tuple(one.capitalize() for one in TREATED), MONTHS)),
    ("The plan of %s names %s and %s.", (DAYS, TREATED, TREATED)),
    ("A consultant considered %s but found %s.", (DIAGNOSES, IMAGING)),
    ("Reflexes are equal; %s and %s are absent.", (FINDINGS_WORDS, FINDINGS_WORDS)),
    ("The worker lives with family and walks with %s.", (SYMPTOMS,)),
    ("Surgery for %s was done on %s.", (DIAGNOSES, DAYS)),
)
REASONS: _S = (
    ("The guideline asks for %s and for %s.", (REASON_WORDS, REASON_WORDS)),
    ("The record shows no %s after %s visits.", (REASON_WORDS, VISITS)),
    ("There is mention of %s in the note of %s.", (REASON_WORDS, DAYS)),
    ("The worker has had %s, and was %s.", (TREATED, CHANGED)),
    ("Where %s is found, the guideline supports a trial of %s weeks.", (FINDINGS_WORDS, PAIN)),
    ("Examination gave %s of the %s.", (FINDINGS_WORDS, PARTS)),
    ("The %s of %s showed %s.", (STUDIES, DAYS, IMAGING)),
    ("In this case %s is described, but %s is not.", (SYMPTOMS, REASON_WORDS)),
    ("The diagnosis of %s is documented.", (DIAGNOSES,)),
    ("Use beyond %s weeks needs %s.", (VISITS, REASON_WORDS)),
    ("The request comes after %s and %s.", (TREATED, TREATED)),
    ("%s is in use, with %s as a result.", (tuple(one.capitalize() for one in MEDICINES), SYMPTOMS)),
    ("The physician expects %s within %s weeks.", (REASON_WORDS, VISITS)),
    ("Pain went from %s to %s of 10, which speaks for %s.", (PAIN, PAIN, REASON_WORDS)),
    ("No note tells of %s or of %s.", (REASON_WORDS, REASON_WORDS)),
    ("Evidence for its use in %s is limited.", (DIAGNOSES,)),
    ("The total of %s visits is within what is advised for the %s.", (VISITS, PARTS)),
    ("Both %s and %s were considered.", (REASON_WORDS, TREATED)),
)
