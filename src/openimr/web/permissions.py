"""Which role may open which page: one table, and what it does not name is denied.

What a person may *do* on a page is in `openimr.workflow.states`; which *cases* they see, in `openimr.store.access`.
"""

from __future__ import annotations

from openimr.vocabulary import Role

ANYBODY = frozenset(Role) - {Role.SYSTEM}
SIGNED_IN = ANYBODY - {Role.PUBLIC}
WORKER_SIDE = frozenset({Role.WORKER, Role.ATTORNEY})
PARTIES = frozenset(role for role in Role if role.is_party)
STAFF = frozenset(role for role in Role if role.is_staff)
INTAKE = frozenset({Role.INTAKE, Role.MANAGER})
QUALITY = frozenset({Role.QUALITY, Role.MANAGER})
MEDICAL_DIRECTOR = frozenset({Role.MEDICAL_DIRECTOR})
REVIEWER = frozenset({Role.REVIEWER})

PAGES: dict[str, frozenset[Role]] = {
    # anybody
    "home": ANYBODY,
    "sign_in": ANYBODY,
    "sign_out": ANYBODY,
    "decisions": ANYBODY,
    "decision": ANYBODY,
    "decision_file": ANYBODY,
    "treatments": ANYBODY,
    "treatment": ANYBODY,
    "topics": ANYBODY,
    "topic": ANYBODY,
    "statistics": ANYBODY,
    "data": ANYBODY,
    "data_file": ANYBODY,
    "guidelines": ANYBODY,
    "guideline": ANYBODY,
    "how_it_works": ANYBODY,
    # parties
    "my_cases": PARTIES,
    "apply": WORKER_SIDE,
    "journey": PARTIES | STAFF,
    "send_records": PARTIES,
    "withdraw": WORKER_SIDE,
    "authorize": frozenset({Role.CLAIMS_ADMINISTRATOR}),
    "letter": PARTIES | STAFF,
    "record_file": PARTIES | STAFF | REVIEWER,
    "give_password": PARTIES | STAFF,
    # staff
    "queue": STAFF,
    "enter_application": INTAKE,
    "attached_page": WORKER_SIDE | INTAKE,
    "screen": INTAKE,
    "records": STAFF,
    "describe_record": INTAKE,
    "split_record": INTAKE,
    "complete_records": INTAKE,
    "assignment": STAFF,
    "quality": QUALITY,
    "quality_letter": QUALITY,
    "publication": QUALITY,
    "panel": STAFF,
    "audit": STAFF,
    "library": STAFF | REVIEWER,
    "library_topic": STAFF | REVIEWER,
    "topic_file": STAFF | REVIEWER,
    "revise_topic": MEDICAL_DIRECTOR,
    "discard_topic_draft": MEDICAL_DIRECTOR,
    "put_topic_in_force": MEDICAL_DIRECTOR,
    "withdraw_topic_revision": MEDICAL_DIRECTOR,
    # reviewer
    "my_reviews": REVIEWER,
    "attest": REVIEWER,
    "bench": REVIEWER,
    "course": REVIEWER,
    "page_image": REVIEWER,
    "placed_words": REVIEWER,
    "page_note": REVIEWER,
    "zoom": REVIEWER,
    "save_draft": REVIEWER,
    "correct_fact": REVIEWER,
    "set_criterion_aside": REVIEWER,
    "answer_finding": REVIEWER,
    "take_back_answer": REVIEWER,
    "mark_read": REVIEWER,
    "run_checks": REVIEWER,
    "preview": REVIEWER,
    "sign": REVIEWER,
}


def may_open(page: str, role: Role) -> bool:
    """Whether `role` may open `page`; a page that the table does not name is open to nobody."""
    return role in PAGES.get(page, frozenset())
