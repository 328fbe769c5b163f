"""The documentation leads somewhere, and what it promises of the commands is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from openimr.cli import COMMANDS, openimr

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?://)([^)#\s]+)(?:#([^)]+))?\)")


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_link_of_the_docs_leads_somewhere(page: Path) -> None:
    for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        led_to = (page.parent / target).resolve()
        assert led_to.exists(), f"{target} is not there"
        if anchor and led_to.suffix == ".md":
            assert anchor in anchors(led_to), f"{target} has no heading {anchor}"


@pytest.mark.parametrize("folder", ["reference", "how-to", "tutorial", "explanation"])
def test_each_page_of_the_docs_is_named_in_their_index(folder: str) -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    missing = [page.name for page in (ROOT / "docs" / folder).glob("*.md") if f"{folder}/{page.name}" not in index]
    assert missing == []


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself(name: str) -> None:
    outcome = CliRunner().invoke(openimr, [name, "--help"])
    assert outcome.exit_code == 0, outcome.output
    assert "Usage:" in outcome.output


def test_the_readme_names_only_commands_that_exist() -> None:
    named = set(re.findall(r"`?openimr ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert named <= set(COMMANDS)
