"""The numbered findings of a notice: what was requested, and whether it is medically necessary."""

from __future__ import annotations

import re

from openimr.corpus.account import Account
from openimr.corpus.items import determined_item
from openimr.determination import DeterminedItem
from openimr.vocabulary import Decision

OPENING = r"has\s{0,9}determined\s{0,9}the\s{0,9}request\s{0,9}for\b"
# Not the period of "Dr. Lee", "vs. CT", "No. 2" or "t.i.d. Quantity".
ENDS_SENTENCE = r"(?<!\b(?:Dr|Mr|Ms|vs|No))(?<!\.[a-z])[.!?]\s{1,9}(?-i:[A-Z])"
# Words may be glued, as in "is notmedically necessary"; what stands before "is" must end with its word. A request is
# no more than a sentence, so that a finding in other words never reaches into the text behind it.
FINDING = re.compile(
    rf"(?:(?P<number>\d{{1,2}})[.)]\s*)?(?P<organization>\b[a-z][^.:;\n\f]{{0,80}}?(?:\bInc\.)?)\s{{1,9}}{OPENING}\s*"
    rf"(?P<text>(?:(?!{OPENING}|{ENDS_SENTENCE}|[.!?]\s{{0,9}}\n\s{{0,9}}\n).){{1,4000}}?)\s{{1,9}}(?:is|are|was|were)\s{{0,9}}"
    r"(?P<conclusion>(?P<negated>not)?\s{0,9}medically\s{0,9}necessary(?:\s{0,9}(?:and|or)\s{0,9}appropriate)?)\b\.?",
    re.IGNORECASE | re.DOTALL,
)


def read_findings(account: Account, start: int, end: int, problems: list[str]) -> tuple[DeterminedItem, ...]:
    """The items found necessary (Overturned) or not (Upheld) between `start` and `end`, in their order.

    A finding with any other conclusion is reported and left over, and so is a number that breaks the sequence.
    """
    text = account.source.text
    found = list(FINDING.finditer(text, start, end))
    for opening in re.compile(OPENING, re.IGNORECASE).finditer(text, start, end):
        if not any(match.start() < opening.start() < match.end() for match in found):
            line = account.source.line_number(opening.start())
            problems.append(f"line {line}: a finding ends without a known conclusion; it is left over.")
    return tuple(_item(account, number, match, problems) for number, match in enumerate(found, start=1))


def _item(account: Account, number: int, match: re.Match[str], problems: list[str]) -> DeterminedItem:
    path = f"items.{number - 1}"
    account.take(f"{path}.text", *match.span("text"))
    account.take(f"{path}.decision", *match.span("conclusion"))
    printed = match["number"]
    if printed is None or int(printed) == number:
        account.recognize(*match.span())
    else:
        problems.append(f"item {number}: is numbered {int(printed)} in the letter.")
        account.recognize(match.start("organization"), match.end())
    return determined_item(
        number,
        account.source.one_line(*match.span("text")),
        decision=Decision.UPHELD if match["negated"] else Decision.OVERTURNED,
    )
