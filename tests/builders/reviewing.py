"""A reviewer at the workbench: signed in, with a case, sending forms as a browser does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.test import Client

from openimr.application import Application
from openimr.store.desks import actor_of, reading_desk
from openimr.store.models import Person
from openimr.vocabulary import CaseNumber
from openimr.workflow import Case, Draft, State
from tests.builders.cases import PROGRESS_NOTE, a_case_at, a_reviewer_person

UPHELD_RATIONALE = (
    "The worker finished fourteen visits of therapy, and the note after them names no gain in function. "
    "The request is not medically necessary."
)
CITED = "Decision based on MTUS Chronic Pain Medical Treatment Guidelines, Physical Medicine, Page(s): 98-99."
SUMMARY = "The worker has had neck pain for eight months and finished fourteen visits of physical therapy."


@dataclass
class Reviewing:
    """A browser of the reviewer, and the case that is with them."""

    client: Client
    person: Person
    number: CaseNumber

    @property
    def address(self) -> str:
        return f"/reviews/{self.number}"

    @property
    def case(self) -> Case:
        return reading_desk(actor_of(self.person)).cases.get(self.number)

    @property
    def draft(self) -> Draft:
        draft = reading_desk(actor_of(self.person)).drafts.get(self.number)
        assert draft is not None
        return draft

    def see(self, query: str = "") -> str:
        """The workbench as HTML."""
        answer = self.client.get(self.address + query)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def save(self, *, base: str | None = None, htmx: bool = False, **typed: Any) -> Any:
        """Send the form of item 1, or of the summary, from a window that has seen the newest text."""
        said: dict[str, Any] = {"view": "summary"} if "summary" in typed else {"item": 1}
        kept = self.draft.determination.items[0]
        if "summary" not in typed:
            said |= {
                "decision": kept.decision or "",
                "rationale": kept.rationale,
                "reviewer_guideline": kept.reviewer_guideline.text,
                "claims_administrator_guideline": kept.claims_administrator_guideline.text,
            }
        base = base if base is not None else self.base("?view=summary" if "summary" in typed else "?item=1")
        headers = {"HX-Request": "true"} if htmx else {}
        return self.client.post(f"{self.address}/draft", {**said, "base": base, **typed}, headers=headers)

    def base(self, query: str = "?item=1") -> str:
        """By what a window that opens now will know the text that it was opened with."""
        return hidden(self.see(query), "base")

    def finish(self) -> None:
        """Do all that a signature needs: decision and reasons, summary; the one record is opened by looking."""
        self.save(decision="Upheld", rationale=UPHELD_RATIONALE, reviewer_guideline=CITED)
        self.save(summary=SUMMARY)


def a_reviewer_with(
    state: State = State.IN_REVIEW, *, application: Application | None = None, note: bytes = PROGRESS_NOTE
) -> Reviewing:
    """A reviewer who has signed in, and a case that stands at `state` with them."""
    number = a_case_at(state, application=application, note=note)
    person, client = a_reviewer_person(), Client()
    client.force_login(person)
    return Reviewing(client=client, person=person, number=number)


def hidden(html: str, name: str) -> str:
    """The value of a hidden field of a page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found is not None, name
    return found[1]
