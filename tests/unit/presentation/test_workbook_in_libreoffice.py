"""`workbook.xlsx` opened by an office suite: the same cells, and pages that it can print."""

import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from simulator.presentation.labels import Words
from simulator.presentation.workbook import workbook_bytes
from unit.presentation.made_up import made_up
from unit.presentation.made_up_weekly import weekly

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice is not installed: `make office` installs it and opens the workbook"
)


def converted(folder: Path, kind: str) -> Path:
    """Let LibreOffice open the workbook and save it in another form."""
    source = folder / "workbook.xlsx"
    source.write_bytes(workbook_bytes(made_up(), weekly(13), Words("fr", "EUR")))
    target = folder / "saved"
    run = subprocess.run(
        [str(OFFICE), "--headless", "--convert-to", kind, "--outdir", str(target), str(source)],
        env=os.environ | {"HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return target / f"workbook.{kind}"


def test_every_cell_is_read_and_saved_alike(tmp_path: Path) -> None:
    saved = openpyxl.load_workbook(converted(tmp_path, "xlsx"))
    ours = openpyxl.load_workbook(BytesIO((tmp_path / "workbook.xlsx").read_bytes()))
    assert saved.sheetnames == ours.sheetnames
    compared = 0
    for page in ours:
        for row in page.iter_rows():
            for cell in row:
                other = saved[page.title][cell.coordinate].value
                if isinstance(cell.value, int | float):
                    assert other == pytest.approx(cell.value, rel=1e-14)  # LibreOffice saves fifteen digits
                    compared += 1
                else:
                    assert (other or None) == cell.value
    assert compared > 500
    assert len(saved["Graphiques"]._charts) == 3


def test_it_can_be_printed(tmp_path: Path) -> None:
    assert converted(tmp_path, "pdf").read_bytes().startswith(b"%PDF")
