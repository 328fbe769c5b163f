"""How figures are said, alike on the terminal, in HTML and in charts; and the notes that belong to them."""

from __future__ import annotations

from openimr.analytics.interval import FEW_LETTERS, Share

CAUTION = (
    "A rate describes the items that were decided and published. It is no prediction for a single item: each is "
    "decided on its own facts, and what reaches review is no random sample of what is asked for."
)
INTERVALS = (
    "Intervals of rates are Wilson's at 95 %, on the effective number of items: the items of one letter share a "
    "reviewer and a file, so they tell less than as many items of different letters. The design effect is the variance "
    f"between letters over that of independent items; with fewer than {FEW_LETTERS} letters, or where all items were "
    "decided alike, the items of a letter are taken to agree completely. Letters of one reviewer cannot be recognized "
    "in public records, so the intervals may still be too narrow."
)
UNDECIDED = "Items without a readable decision are counted apart and belong to no rate."
SEVERAL = "An item that names several of these counts once in each row, so the rows add up to more than the total."
MEDIANS = (
    "Quartiles and percentiles are numbers of days that occur. The interval of a median comes from order statistics at "
    "95 % or more and supposes no distribution; under six letters there is none. Letters that miss a date, and those "
    "whose decision stands before the application, are counted apart."
)
CITATIONS = (
    "A guideline or topic counts once in an item, however often it is cited there. Agreement is the share of the items "
    "with citations of both sides in which at least one is the same."
)


def limit_note(limit: int, source: str) -> str:
    """What a limit of days means here, and what it does not."""
    return (
        f"{limit} days is the length of the regular limit ({source}). Its clock starts when the request and the "
        "records are in, which the public letter does not say; a letter that took longer from its application "
        "need not be late."
    )


def percent(share: float | None, digits: int = 0) -> str:
    """A share as per cent, "–" for none.

    >>> percent(0.1016).split(), percent(0.1016, 1).split(), percent(None)
    (['10', '%'], ['10.2', '%'], '–')
    """
    return "–" if share is None else f"{share:.{digits}%}".replace("%", "\N{NO-BREAK SPACE}%")


def interval(share: Share, digits: int = 0) -> str:
    """The interval of a share: `6 to 17`, "–" for none."""
    if share.low is None or share.high is None:
        return "–"
    return f"{share.low * 100:.{digits}f} to {share.high * 100:.{digits}f}"


def digits_for(share: Share) -> int:
    """How many decimals a table of shares bears: one where its total is known to four points or better."""
    return int(share.low is not None and share.high is not None and share.high - share.low < 0.04)


def number(value: int | None) -> str:
    """A count with its thousands parted, "–" for none."""
    return "–" if value is None else f"{value:,}"


def counted(value: int, word: str) -> str:
    """A count with its word.

    >>> counted(1, "letter"), counted(1200, "item")
    ('1 letter', '1,200 items')
    """
    return f"{value:,} {word}" if value == 1 else f"{value:,} {word}s"


def sentence(words: str) -> str:
    """The words with a capital in front; the rest stays as it is."""
    return words[:1].upper() + words[1:]


def shortened(words: str, length: int) -> str:
    """The words in at most `length` characters, cut at a blank where that loses little."""
    if len(words) <= length:
        return words
    cut = words[: length - 1]
    at = cut.rfind(" ")
    return f"{cut[:at] if at > length * 2 // 3 else cut}…"
