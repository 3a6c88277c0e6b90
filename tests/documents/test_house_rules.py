"""House rules that a reader would have to enforce otherwise."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from documents.blocks import DOCUMENTS, ROOT

DECISIONS = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
SKIPPED = {".png", ".svg", ".parquet", ".gz"}

# Written in pieces, so that this file keeps its own rules.
MACHINE_PATH = re.compile(r"(?<![\w.~])/(?:home|root|work|Users|mnt|srv)" + r"/\w")
REGISTRY = re.compile(r"pypi\." + r"org|python" + r"hosted|registry\." + r"npmjs|simple" + r"/index")
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|NotImplemented" + r"Error)\b")


def committed() -> list[Path]:
    """Text files that are committed, or would be."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout: nothing is committed")
    files = [ROOT / line for line in listed.stdout.splitlines()]
    return [file for file in files if file.is_file() and file.suffix not in SKIPPED]


def offenders(pattern: re.Pattern[str]) -> list[str]:
    """Places where a pattern occurs in a committed file."""
    return [
        f"{file.relative_to(ROOT)}:{number}"
        for file in committed()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_path_of_a_machine() -> None:
    assert offenders(MACHINE_PATH) == []


def test_no_address_of_a_registry() -> None:
    assert offenders(REGISTRY) == []


def test_nothing_is_unfinished_by_its_own_words() -> None:
    assert offenders(UNFINISHED) == []


def test_the_rules_see_an_offence() -> None:
    assert MACHINE_PATH.search("see /home" + "/somebody/file")
    assert not MACHINE_PATH.search("docs/home/page and ~/srv/x")
    assert REGISTRY.search("https://pypi." + "org/simple")
    assert UNFINISHED.search("# TO" + "DO later")


def test_changelog_has_the_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(version)}\]", changes, flags=re.MULTILINE)


@pytest.mark.parametrize("record", DECISIONS, ids=lambda record: record.stem)
def test_a_decision_says_why(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    assert text.startswith(f"# {record.stem[:4]}. ")
    assert re.findall(r"^## (\w+)", text, flags=re.MULTILINE) == [
        "Status",
        "Context",
        "Decision",
        "Consequences",
    ]
    listed = (record.parent / "README.md").read_text(encoding="utf-8")
    assert f"({record.name})" in listed, "list it in docs/decisions/README.md"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text)
    assert [target for target in targets if not (document.parent / target).exists()] == []
