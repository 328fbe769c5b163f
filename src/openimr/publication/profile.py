"""What a public record hides: one profile for each use of it."""

from __future__ import annotations

from enum import StrEnum


class Profile(StrEnum):
    """A set of rules on what is hidden.

    `dwc_public` hides names, employers, contacts and identifiers; dates and the case number stay, as the state
    publishes them. `safe_harbor` hides all identifiers of 45 CFR 164.514(b)(2)(i); of dates the year stays.
    """

    DWC_PUBLIC = "dwc_public"
    SAFE_HARBOR = "safe_harbor"
