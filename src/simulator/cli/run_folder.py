"""The run folder: every file whole or not at all, never another scenario's results lost."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.cli.run_report import WORKBOOK, RunReport
from simulator.errors import InputError

if TYPE_CHECKING:
    from simulator.scenario import Scenario
    from simulator.study import Conducted

SUMMARY = "summary.json"


def refuse_foreign_folder(
    folder: Path, sha256: str | None, summary: str = SUMMARY, option: str = "--out"
) -> None:
    """Stop before simulating when the folder holds another scenario's results.

    Parameters
    ----------
    folder : Path
        The run folder.
    sha256 : str or None
        Digest of the scenario whose results may be overwritten; None for any.
    summary : str
        File of the folder that says whose results it holds.
    option : str
        Where another folder is given.

    Raises
    ------
    InputError
        Also when the path is a file, or nothing can be written there.
    """
    from simulator.scenario.messages import problem_of

    if folder.exists() and not folder.is_dir():
        raise InputError([problem_of("folder_file", str(folder), option=option)])
    if not writable(folder):
        raise InputError([problem_of("folder_denied", str(folder), option=option)])
    held = _held(folder / summary)
    if sha256 is not None and held not in (None, sha256):
        raise InputError([problem_of("folder_foreign", str(folder), option=option)])


def writable(folder: Path) -> bool:
    """Whether the folder, or the nearest one above it that exists, takes a file: tried with one that has no name."""
    import tempfile

    there = next((one for one in (folder, *folder.absolute().parents) if one.exists()), folder)
    try:
        with tempfile.TemporaryFile(dir=there):
            return True
    except OSError:
        return False


def _held(summary: Path) -> str | None:
    if not summary.exists():
        return None
    try:
        return str(json.loads(summary.read_text(encoding="utf-8"))["provenance"]["scenario_sha256"])
    except (ValueError, KeyError, TypeError, UnicodeDecodeError):
        return "unreadable"


def write_run(
    folder: Path,
    scenario: "Scenario",
    conducted: "Conducted",
    about: Mapping[str, str] | None,
    report: RunReport,
) -> None:
    """Write the run folder; `summary.json` last, since it says whose results the folder holds.

    Parameters
    ----------
    about : mapping of str to str, or None
        What `outcomes.parquet` says of its run; None when it is there already, and `weekly.parquet` with it.
    report : RunReport
        Drawn as far as it can be while the rest is written.
    """
    from simulator.presentation.files import write_whole
    from simulator.presentation.summary import json_bytes, to_summary
    from simulator.presentation.workbook import write_workbook

    folder.mkdir(parents=True, exist_ok=True)
    report.begin()
    if report.words is not None:
        write_workbook(folder / WORKBOOK, conducted.findings, conducted.weekly, report.words)
    _write_data(folder, scenario, conducted, about)
    summary = json_bytes(to_summary(conducted.findings))
    report.write()
    write_whole({folder / SUMMARY: summary})


def _write_data(
    folder: Path, scenario: "Scenario", conducted: "Conducted", about: Mapping[str, str] | None
) -> None:
    """Write the rows, the beliefs and the scenario of a run."""
    from simulator.outcomes import save, write_parquet, write_weekly
    from simulator.presentation.files import write_whole
    from simulator.scenario import to_toml

    if about is not None:
        save(conducted.outcomes, folder / "outcomes.parquet", about)
        write_weekly(conducted.weekly, folder / "weekly.parquet")
    write_parquet(conducted.beliefs.tables(), {}, folder / "beliefs.parquet")
    write_whole({folder / "scenario.resolved.toml": to_toml(scenario).encode("utf-8")})
