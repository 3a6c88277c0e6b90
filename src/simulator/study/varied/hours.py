"""Where one more hour pays: hours moved, freed, hired, and appointments bought, on the same luck."""

from collections.abc import Callable, Sequence
from itertools import islice

import numpy as np

from simulator.engine.interface import Engine
from simulator.scenario import Scenario, effective
from simulator.study.conduct import provenance_of
from simulator.study.heading import heading_of
from simulator.study.run import at_hand
from simulator.study.settings import Settings
from simulator.study.varied.moves import cheapest
from simulator.study.varied.rows import Bench, Rows
from simulator.study.varied.view import View
from simulator.varied import HoursFindings, Lever, Use


def hours(scenario: Scenario, mixes: Sequence[str], engine: Engine, settings: Settings) -> HoursFindings:
    """Change one thing at a time in each mix, and see what net becomes.

    Parameters
    ----------
    scenario : Scenario
        Resolved.
    mixes : sequence of str
        Mixes to look at.
    engine, settings
        As for `conduct`.

    Raises
    ------
    KeyboardInterrupt
        When the user stopped.
    """
    return _found(scenario, mixes, engine, settings, _everything)


def channel_hours(
    scenario: Scenario, mixes: Sequence[str], engine: Engine, settings: Settings
) -> HoursFindings:
    """Find what the last hours of each channel bring, and nothing else: no lever is pulled, no use is called the poorest.

    Parameters and errors are those of `hours`.
    """
    return _found(scenario, mixes, engine, settings, _channels)


def _everything(views: Sequence[View]) -> tuple[list[Use], list[Lever]]:
    uses: list[Use] = []
    levers: list[Lever] = []
    for view in views:
        own = cheapest(view.uses(), float(np.mean(view.own.of("hours"))))
        uses += own
        levers += view.levers(own)
    return uses, levers


def _channels(views: Sequence[View]) -> tuple[list[Use], list[Lever]]:
    changes = [change for view in views for change in view.lessened.values()]
    rows = iter(views[0].bench.variants(views[0].scenario, changes))
    return [use for view in views for use in view.channels(list(islice(rows, len(view.lessened))))], []


def _found(
    scenario: Scenario,
    mixes: Sequence[str],
    engine: Engine,
    settings: Settings,
    look: Callable[[Sequence[View]], tuple[list[Use], list[Lever]]],
) -> HoursFindings:
    started = settings.clock()
    with at_hand(engine, settings) as by:
        bench = Bench(engine, settings, by, planned=sum(_variants(scenario, mix) for mix in mixes))
        views = [View(scenario, mix, bench) for mix in mixes]
        uses, levers = look(views)
    first = {view.mix: view.own for view in views}
    return HoursFindings(
        **heading_of(
            scenario, provenance_of(scenario, settings, first[mixes[0]].design, settings.clock() - started)
        ),
        horizon_weeks=scenario.horizon.weeks,
        baseline=scenario.decision.baseline,
        mixes=tuple(mixes),
        uses=tuple(uses),
        levers=tuple(sorted(levers, key=lambda one: -one.net.value)),
        hours={mix: float(np.mean(rows.of("hours"))) for mix, rows in first.items()},
        utilisation={
            mix: {p: float(np.nanmean(rows.of(f"queues/{p}/utilisation"))) for p in scenario.profiles}
            for mix, rows in first.items()
        },
        activities={mix: _revenue_of_an_hour(scenario, rows) for mix, rows in first.items()},
        quarters=bench.quarters,
    )


def _variants(scenario: Scenario, mix: str) -> int:
    """About how many variants of a mix are simulated."""
    shares = sum(len(channels) for channels in scenario.mixes[mix].prospecting.values())
    profiles = effective(scenario, mix).profiles.values()
    commitments = sum(len(profile.commitments) for profile in profiles)
    return 3 + shares + 3 * commitments + 2 * len(profiles) + len(scenario.mixes[mix].orders)


def _revenue_of_an_hour(scenario: Scenario, rows: Rows) -> dict[str, float]:
    spent = {name: float(np.mean(rows.of(f"activities/{name}/hours"))) for name in scenario.activities}
    return {
        name: float(np.mean(rows.of(f"activities/{name}/revenue"))) / each
        for name, each in spent.items()
        if each > 0.0
    }
