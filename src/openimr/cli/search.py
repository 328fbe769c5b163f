"""`openimr search`: questions over published items."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

# An exclusion ("-surgery") is no option, and "-hernia" asks for no help.
SETTINGS = {"ignore_unknown_options": True, "help_option_names": ["--help"]}


@click.command(context_settings=SETTINGS)
@click.argument("corpus", type=click.Path(path_type=Path))
@click.argument("words", nargs=-1)
@click.option("--treatment", multiple=True, help="A treatment: MRI, norco, ESI.")
@click.option("--category", multiple=True, help="A category of treatments: opioid, injection.")
@click.option("--body-part", multiple=True, help="A part of the body: 'low back', 'left shoulder'.")
@click.option("--drug", multiple=True, help="A drug by ingredient or brand name.")
@click.option("--decision", multiple=True, help="upheld or overturned.")
@click.option("--guideline", multiple=True, help="A guideline that the reviewer relied on: odg, mtus-chronic-pain.")
@click.option("--topic", multiple=True, help="A cited topic: physical-medicine.")
@click.option("--specialty", multiple=True, help="A specialty of the reviewer.")
@click.option("--year", help="Year of the decision: 2015, 2014-2016, 2014- or -2016.")
@click.option("--case", "case_number", default="", help="A case number.")
@click.option("--facets", is_flag=True, help="Show the counts of every field; the hits only with --limit.")
@click.option("--limit", type=click.IntRange(1, 1000), help="Hits on a page.  [default: 10]")
@click.option("--page", type=click.IntRange(1), default=1, show_default=True)
@click.option("--sort", type=click.Choice(["relevance", "newest"]), help="Default: relevance, newest without words.")
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@click.option("--reindex", is_flag=True, help="Build the index again, even if the corpus has not changed.")
def command(
    corpus: Path,
    words: tuple[str, ...],
    treatment: tuple[str, ...],
    category: tuple[str, ...],
    body_part: tuple[str, ...],
    drug: tuple[str, ...],
    decision: tuple[str, ...],
    guideline: tuple[str, ...],
    topic: tuple[str, ...],
    specialty: tuple[str, ...],
    year: str | None,
    case_number: str,
    facets: bool,
    limit: int | None,
    page: int,
    sort: str | None,
    form: str,
    reindex: bool,
) -> None:
    """Search the items of CORPUS: a file of `openimr read --out`, a folder or ZIP archive of letters.

    \b
    WORDS          all must be there, in any form (therapy finds therapies)
    '"low back"'   these words in this order; "low back" among other WORDS, too
    -surgery       not this
    norco OR soma  one of these
    thera*         any word that begins so
    drug:norco     a field: treatment, category, body, drug, decision, guideline,
                   topic, specialty, year (2014..2016), case, title, rationale, summary

    An option given twice asks for either. The index is built when a corpus is first searched and kept beside it.

    Exit code 0: items were found. 1: none was. 2: wrong usage, or the corpus cannot be read.
    """
    from openimr.cli.corpus_index import index_of
    from openimr.cli.search_formats import print_answer
    from openimr.cli.utf8 import refuse_other_encodings
    from openimr.cli.years import years_of
    from openimr.search import Question, Sort

    refuse_other_encodings()
    first, last = years_of(year)
    question = Question(
        words=typed(words),
        treatment=treatment,
        category=category,
        body_part=body_part,
        drug=drug,
        decision=decision,
        guideline=guideline,
        cites=topic,
        specialty=specialty,
        year_from=first,
        year_to=last,
        case_number=case_number,
        sort=Sort(sort) if sort else None,
    )
    _refuse_unknown_options(words)
    answer = index_of(corpus, reindex=reindex).search(question, page=page, per_page=limit or 10)
    shows_hits = not facets or limit is not None
    print_answer(answer, question, form=form, corpus=corpus, shows_hits=shows_hits, all_facets=facets)
    if not answer.total:
        sys.exit(1)


def typed(words: Sequence[str]) -> str:
    """The arguments as one question. Of several, one with blanks inside was quoted for the shell: it is a phrase.

    >>> typed(["low back", "pain"]), typed(["low back -surgery"]), typed(["body:low back", "-disc bulge"])
    ('"low back" pain', 'low back -surgery', 'body:"low back" -"disc bulge"')
    """
    if len(words) == 1 and not re.match(r"-?\w+:", words[0]):
        return words[0]
    return " ".join(re.sub(r'^(-?(?:\w+:)?)([^"()]*\s[^"()]*)$', r'\1"\2"', word) for word in words)


def _refuse_unknown_options(words: Sequence[str]) -> None:
    for word in words:
        if re.match(r"--[a-z]", word):
            raise click.UsageError(f"There is no option {word}. See openimr search --help.")
