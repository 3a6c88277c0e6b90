"""Generated pages say what the code says."""

import os
import subprocess
import sys

from documents.blocks import ROOT
from simulator.calibration.results.reference_page import results_page


def test_the_command_line_page_is_up_to_date() -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    run = subprocess.run(
        [sys.executable, ROOT / "tools" / "cli_reference.py", "--check"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


def test_the_page_of_the_results_file_is_up_to_date() -> None:
    page = (ROOT / "docs/reference/results.md").read_text(encoding="utf-8")
    assert page == results_page(), (
        "regenerate docs/reference/results.md from simulator.calibration.results.reference_page.results_page()"
    )


def test_the_readme_has_its_markers_once() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text.count("<!-- output -->") == text.count("<!-- /output -->") == 1
    assert text.index("<!-- output -->") < text.index("<!-- /output -->")
