"""What a public record hides: one profile for each use of it."""

from __future__ import annotations

from enum import StrEnum


class Profile(StrEnum):
    """A set of rules on what is hidden. Dates and case number stay in `dwc_public`, as the state publishes them."""

    DWC_PUBLIC = "dwc_public"
