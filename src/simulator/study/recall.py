"""A finished run told again from its files, and what those files say of themselves so that this is safe."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from simulator.engine.interface import Engine
from simulator.outcomes import Identity, SavedOutcomes, read_weekly
from simulator.provenance import libraries
from simulator.sampling.mixes import in_order
from simulator.scenario import Scenario, sha256
from simulator.study.conduct import Conducted, tell
from simulator.study.run import Run, design_of, planned_rows
from simulator.study.settings import Settings

#: Name under which `outcomes.parquet` says which run it holds.
KEY = "run"


def identity_of(scenario: Scenario, engine: Engine, settings: Settings) -> Identity:
    """Which run these settings ask for: only the rows of this very run may be taken up again."""
    even = settings.sampling != "plain" and settings.precision is None
    return Identity(
        scenario_sha256=sha256(scenario),
        seed=settings.seed,
        sampling=settings.sampling,
        draws=planned_rows(settings.rows, settings) // 2 if even else None,
        mixes=in_order(scenario, settings.mixes or None),
        engine=engine.name,
        versions=libraries(),
    )


def wanted_rows(settings: Settings) -> int:
    """Rows that a run with these settings has at most."""
    return planned_rows(settings.rows if settings.precision is None else settings.most_rows, settings)


def about(identity: Identity, settings: Settings, conducted: Conducted) -> dict[str, str]:
    """What `outcomes.parquet` says of the run that it holds."""
    made = conducted.findings.provenance
    told = {
        "asked": _asked(identity, settings),
        "planned": conducted.planned,
        "interrupted": conducted.interrupted,
        "precise": made.precision_reached,
        "half_widths": dict(made.half_widths),
    }
    return {KEY: json.dumps(told)}


def recall(scenario: Scenario, identity: Identity, settings: Settings, folder: Path) -> Conducted | None:
    """Tell again what a finished run found, without simulating.

    Parameters
    ----------
    scenario, settings
        As for `conduct`.
    identity : Identity
        Which run is asked for.
    folder : Path
        The run folder.

    Returns
    -------
    Conducted or None
        None when the folder does not hold exactly this run, finished.
    """
    started = settings.clock()
    try:
        saved, weekly = SavedOutcomes(folder / "outcomes.parquet"), read_weekly(folder / "weekly.parquet")
        told: dict[str, Any] = json.loads(saved.about[KEY])
        planned, precise = int(told["planned"]), told["precise"]
    except (OSError, ValueError, KeyError):
        return None
    if told["asked"] != _asked(identity, settings) or told["interrupted"]:
        return None
    design = design_of(saved.draw, settings, planned)
    widths = {str(mix): float(width) for mix, width in told["half_widths"].items()}
    draws = (saved.rows + 1) // 2
    run = Run(
        saved, lambda: weekly, design, draws, planned, interrupted=False, precise=precise, half_widths=widths
    )
    return tell(scenario, settings, run, started)


def are_of(saved: SavedOutcomes, asked: Mapping[str, Any], made: Mapping[str, Any]) -> bool:
    """Whether saved outcomes are of the run that a summary's provenance tells of, not of one that was stopped over it."""
    alike = all(asked[name] == made[name] for name in ("scenario_sha256", "seed", "sampling", "engine"))
    return alike and saved.rows == made["replications"]


def _asked(identity: Identity, settings: Settings) -> dict[str, object]:
    return {
        **identity.as_json(),
        "rows": None if settings.precision is not None else settings.rows,
        "precision": settings.precision,
        "most_rows": None if settings.precision is None else settings.most_rows,
    }
