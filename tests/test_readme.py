"""The README is tested: what it says of commands, codes, settings, folders and words is so."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from disclosure.choices import Choices
from disclosure.findings.finding import Finding
from disclosure.findings.severity import SEVERITIES
from disclosure_gate.outcome import exit_code

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
LINKED = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
PYTHONS_OWN_CODES = {1, 2}
"""A traceback and wrong usage: no code of ours gives them."""


def section(title: str) -> str:
    match = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", README, re.S | re.M)
    assert match, f"README.md has no section {title!r}"
    return match[1]


def rows(title: str) -> list[list[str]]:
    """The cells of the section's table, its head left out."""
    lines = [line for line in section(title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def first_cells(title: str) -> set[str]:
    return {row[0].strip("`") for row in rows(title)}


def test_every_command_is_there_and_no_other() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.M)) - {"help"}
    assert first_cells("Try it") == {f"make {target}" for target in targets}


def test_help_lists_every_target() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.M)
    assert phony
    assert set(phony[1].split()) == set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.M))


def test_exit_codes_are_those_of_the_gate() -> None:
    findings = [Finding("T1", severity, "", "") for severity in SEVERITIES]
    given = {exit_code([], "note")} | {exit_code([finding], "note") for finding in findings}
    assert {int(cell) for cell in first_cells("What a build says")} == given | PYTHONS_OWN_CODES


def test_severities_stand_in_their_order() -> None:
    assert " < ".join(f"`{severity}`" for severity in SEVERITIES) in " ".join(README.split())


def test_choices_are_those_of_the_model() -> None:
    assert first_cells("What the law leaves to a portal") == set(Choices.model_fields)


def test_variables_are_those_that_the_gate_reads() -> None:
    config = (ROOT / "plugins" / "disclosure_gate" / "config.py").read_text("utf-8")
    read = set(re.findall(r'(?:pick|environ\))\(\s*"(DISCLOSURE_\w+)"', config))
    assert first_cells("Settings from the environment") == read


def test_defaults_are_those_of_the_gate() -> None:
    config = (ROOT / "plugins" / "disclosure_gate" / "config.py").read_text("utf-8")
    named = dict(re.findall(r'^(_[A-Z]+) = "([^"]+)"', config, re.M))
    literal = dict(re.findall(r'(?:pick|environ\))\(\s*"(DISCLOSURE_\w+)", "?([\w.]+)"?\)', config))
    literal = {name: named.get(value, value) for name, value in literal.items()}
    told = {row[0].strip("`"): row[2].strip("`/") for row in rows("Settings from the environment")}
    assert literal == {name: told[name] for name in literal}
    assert len(literal) >= 5


@pytest.mark.parametrize("folder", sorted(first_cells("Where things are")))
def test_folder_of_the_map_exists(folder: str) -> None:
    assert (ROOT / folder).is_dir()


def test_map_names_every_folder_in_git() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("no Git work tree")
    folders = {path.split("/")[0] for path in listed.stdout.splitlines() if "/" in path}
    assert folders == {cell.split("/")[0] for cell in first_cells("Where things are")}


def test_map_names_every_package() -> None:
    packages = {path.parent.name for path in (ROOT / "plugins").glob("*/__init__.py")}
    named = {cell.split("/")[1] for cell in first_cells("Where things are") if cell.startswith("plugins/")}
    assert named == packages


@pytest.mark.parametrize("document", LINKED)
def test_links_lead_somewhere(document: str) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / document).read_text("utf-8"))
    assert [target for target in targets if not (ROOT / target).exists()] == []


@cache
def words_of_the_code() -> frozenset[str]:
    files = [*(ROOT / "plugins").rglob("*.py"), *(ROOT / "plugins").rglob("*.yaml")]
    text = "\n".join(path.read_text("utf-8") for path in files).lower()
    return frozenset(re.findall(r"[a-z]+", text))


@pytest.mark.parametrize("term", [term for row in rows("Words") for term in row[1].split(" · ")])
def test_word_of_the_glossary_is_used(term: str) -> None:
    assert set(re.findall("[a-z]+", term.lower())) <= words_of_the_code()


def test_chinese_terms_of_the_glossary_are_many() -> None:
    assert len(rows("Words")) >= 15
    assert all(re.search("[\u4e00-\u9fff]", row[0]) for row in rows("Words"))


def test_changelog_has_a_place_for_the_next_change() -> None:
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text("utf-8")
