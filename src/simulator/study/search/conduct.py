"""Conduct a search: the same luck for every candidate, more of it only for those that may be the best."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from simulator.decision.selection import Procedure, Selected, efficient
from simulator.engine.interface import Engine
from simulator.outcomes import Floats
from simulator.scenario import Grid
from simulator.searched import Candidate, SearchFindings
from simulator.statistics import Design, Estimate, cvar, mean_estimate
from simulator.study.conduct import provenance_of
from simulator.study.describe import TAIL
from simulator.study.labels import labels_of
from simulator.study.run import at_hand
from simulator.study.search.candidates import ROWS_PER_OBSERVATION, Runner, candidates, observations
from simulator.study.settings import Settings

#: Rows of the first stage and of every later one; rows of a candidate at which the search gives up unless stated.
ROWS_AT_ONCE, DEFAULT_MOST_ROWS = 1_024, 32_768


@dataclass(frozen=True)
class Searched:
    """A finished search."""

    findings: SearchFindings


def search(
    grid: Grid, mix: str, confidence: float, indifference: float, engine: Engine, settings: Settings
) -> Searched:
    """Select the best candidate by net.

    Parameters
    ----------
    grid : Grid
        The scenario at each point, as `read_grid` gives it.
    mix : str
        The mix that is searched for; the baseline is a candidate too.
    confidence : float
        Wanted probability of a correct selection.
    indifference : float
        A difference in net that does not matter.
    engine, settings
        As for `conduct`; `settings.most_rows` bounds the rows of a candidate.

    Raises
    ------
    KeyboardInterrupt
        When the user stopped: nothing is selected half-way.
    """
    started = settings.clock()
    runners = candidates(grid, mix)
    selected = _selected(runners, confidence, indifference, engine, settings)
    found, base = _judged(runners, selected), grid.base
    rows = Design.plain(max(one.rows for one in found))
    return Searched(
        SearchFindings(
            title=base.title,
            language=base.language,
            currency=base.currency,
            horizon_weeks=base.horizon.weeks,
            baseline=base.decision.baseline,
            mix=mix,
            confidence=confidence,
            indifference=indifference,
            settled=selected.settled,
            best=selected.best,
            axes=grid.axes,
            candidates=found,
            quarters=sum(one.rows for one in found),
            provenance=provenance_of(base, settings, rows, settings.clock() - started),
            labels=labels_of(base),
        )
    )


def _selected(
    runners: Sequence[Runner], confidence: float, indifference: float, engine: Engine, settings: Settings
) -> Selected:
    step = ROWS_AT_ONCE // ROWS_PER_OBSERVATION
    most = max(settings.most_rows // ROWS_AT_ONCE, 1) * step
    quiet = replace(settings, progress=lambda done, wanted: None)
    with at_hand(engine, settings) as by:

        def observe(systems: Sequence[int], start: int, stop: int) -> Floats:
            for k, system in enumerate(systems):
                settings.progress(k, len(systems))
                runners[system].extend(stop * ROWS_PER_OBSERVATION, engine, quiet, by)
            return np.column_stack([observations(runners[one].judged())[start:stop] for one in systems])

        return Procedure(confidence, indifference, step, step, most).select(len(runners), observe)


def _judged(runners: Sequence[Runner], selected: Selected) -> tuple[Candidate, ...]:
    nets = [one.column("net") for one in runners]
    means = [mean_estimate(net, Design.plain(net.size)) for net in nets]
    tails = [cvar(net, TAIL, Design.plain(net.size)) for net in nets]
    on = efficient([one.value for one in means], [one.value for one in tails])
    base = runners[0].judged()
    return tuple(
        Candidate(
            one.values,
            nets[k].size,
            means[k],
            _gain(one.judged(), base),
            tails[k],
            on[k],
            _status(k, selected),
        )
        for k, one in enumerate(runners)
    )


def _gain(judged: Floats, base: Floats) -> Estimate:
    """Mean paired difference to the baseline over the rows that both have."""
    common = min(judged.size, base.size)
    return mean_estimate(judged[:common] - base[:common], Design.plain(common))


def _status(system: int, selected: Selected) -> str:
    if selected.remaining == (system,):
        return "selected"
    return "tied" if system in selected.remaining else "eliminated"
