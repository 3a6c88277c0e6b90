"""What the options of a study ask for, alike in every command that simulates many rows."""

import shlex
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.cli.options import default_workers

if TYPE_CHECKING:
    from simulator.cli.progress import Progress
    from simulator.study import Settings


def settings_of(
    scenario: str, options: dict[str, Any], progress: "Progress | None" = None, rows: int | None = None
) -> "Settings":
    """Settings of a study of a scenario file, with so many rows unless the options say otherwise."""
    from simulator.study import Settings
    from simulator.study.settings import DEFAULT_ROWS

    return Settings(
        seed=options["seed"],
        rows=options.get("replications") or rows or DEFAULT_ROWS,
        mixes=options.get("mixes", ()),
        engine=options["engine"],
        workers=options["workers"] or default_workers(),
        dask=options["dask"],
        scenario_name=Path(scenario).name,
        command=shlex.join(["simulate", *sys.argv[1:]]),
        progress=progress or (lambda done, wanted: None),
        clock=time.perf_counter,
    )
