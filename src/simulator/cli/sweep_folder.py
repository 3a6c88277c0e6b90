"""The folder of a sweep: points, picture and, last, the record that says whose sweep it is."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.swept import SweepFindings

SWEEP = "sweep.json"
PICTURES = ("sweep.svg", "sweep.png")


def write_sweep(folder: Path, findings: "SweepFindings", language: str | None, *, picture: bool) -> None:
    """Write the folder, each file whole or not at all; no picture of an earlier sweep is left beside it."""
    from simulator.presentation.labels import Words
    from simulator.presentation.summary import write_json
    from simulator.presentation.sweep import to_sweep, write_points

    folder.mkdir(parents=True, exist_ok=True)
    write_points(findings, folder / "sweep.parquet")
    if picture:
        from simulator.presentation.figures.sweep import sweep_bytes
        from simulator.presentation.files import write_whole

        words = Words(language or findings.language, findings.currency)
        drawn = sweep_bytes(findings, words)
        write_whole({folder / "figures" / name: content for name, content in drawn.items()})
    else:
        for name in PICTURES:
            (folder / "figures" / name).unlink(missing_ok=True)
    write_json(folder / SWEEP, to_sweep(findings))
