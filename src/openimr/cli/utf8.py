"""Arguments in another encoding are refused: the engines that search and count take UTF-8 only."""

from __future__ import annotations

import click


def refuse_other_encodings() -> None:
    """Refuse an argument of the running command whose bytes are no UTF-8. Names of files may have any."""
    for name, value in click.get_current_context().params.items():
        for said in value if isinstance(value, tuple) else (value,):
            if isinstance(said, str) and said != (shown := said.encode("utf-8", "replace").decode("utf-8")):
                place = "WORDS" if name == "words" else f"--{name.replace('_', '-')}"
                raise click.UsageError(f"{place}: '{shown}' is not in UTF-8. Set the terminal to UTF-8 and try again.")
