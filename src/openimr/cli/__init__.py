"""The `openimr` command. Each subcommand is imported only when it is called, so that help comes at once."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from openimr import __version__
from openimr.vocabulary.errors import ImrError

COMMANDS = {
    "read": ("openimr.cli.read", "Read published letters into structured records."),
    "check": ("openimr.cli.check", "Check determinations; report what to mend, with file and line."),
    "write": ("openimr.cli.write", "Write a letter (PDF, HTML, text) from a determination's JSON."),
    "evaluate": ("openimr.cli.evaluate", "Hold a case against the criteria of its guideline, step by step."),
    "course": ("openimr.cli.course", "Tell what the papers of a case say over time, each row with its page."),
    "replay": ("openimr.cli.replay", "Decide published cases from their summary alone and compare."),
    "stats": ("openimr.cli.stats", "Count a corpus: overturn rates, days, citations, as tables and plots."),
    "search": ("openimr.cli.search", "Search published items by words, phrases and fields, with counts."),
    "similar": ("openimr.cli.similar", "Find the past items most like one, with how they were decided."),
    "guidelines": ("openimr.cli.guidelines", "List and show the guideline packs and test their examples."),
    "clock": ("openimr.cli.clock", "Compute a legal deadline and show how it was counted."),
    "serve": ("openimr.cli.serve", "Serve the desk and run its worker; --demo fills it first."),
    "admin": ("openimr.cli.admin", "People, the panel of reviewers, database, audit trail."),
}


class LazyCommands(click.Group):
    """A group that knows each command's summary without importing it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="openimr")
def openimr() -> None:
    """OpenIMR: independent medical review, from the application to the published Final Determination."""


def main() -> None:
    """Run the command; turn an `ImrError` into its message and exit code 2."""
    try:
        openimr(prog_name="openimr")
    except ImrError as error:
        click.echo(f"openimr: {error.message}", err=True)
        sys.exit(2)
