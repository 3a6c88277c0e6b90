"""Conduct a search: the same luck for every candidate, more of it only for those that may be the best."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.decision.selection import Procedure
from simulator.engine.interface import Engine
from simulator.execution import Way
from simulator.findings import Unweighed
from simulator.outcomes import Floats
from simulator.scenario import Grid, Search, searched_mix
from simulator.searched import SearchFindings
from simulator.statistics import Design
from simulator.study.conduct import provenance_of
from simulator.study.heading import heading_of
from simulator.study.run import at_hand
from simulator.study.search.candidates import Field, Runner
from simulator.study.search.judge import judged
from simulator.study.search.unweighed import others_of, unweighed
from simulator.study.settings import Settings, part_of

#: Rows, of 16 draws, whose mean is one observation: near enough to normal, as the procedure wants it.
ROWS_PER_OBSERVATION = 32
#: Rows of every later stage, and of the first unless stated; rows of a candidate at which the search gives up.
ROWS_AT_ONCE, DEFAULT_MOST_ROWS = 1_024, 32_768


@dataclass(frozen=True)
class Searched:
    """A finished search, or what was known when the user stopped."""

    findings: SearchFindings
    interrupted: bool


def search(grid: Grid, wanted: Search, engine: Engine, settings: Settings) -> Searched | None:
    """Select the best candidate by net: the mix that the scenario's [search] means, at each point, or the baseline.

    Parameters
    ----------
    grid : Grid
        The scenario at each point, as `read_search` gives it.
    wanted : Search
        The wanted probability of a correct selection, and the difference in net that does not matter.
    engine, settings
        As for `conduct`; `settings.rows` is what every candidate gets, `settings.most_rows` what one gets at most.

    Returns
    -------
    Searched or None
        None when the user stopped before every candidate had its first rows.

    Raises
    ------
    InputError
        When the scenario has no [search], or it does not say which mix is meant.
    """
    mix, base = searched_mix(grid.base), grid.base
    started = settings.clock()
    procedure = _procedure(wanted, settings)
    field = Field.of(grid, mix)
    with at_hand(engine, settings) as by:
        bench = Bench(field, engine, settings, by)
        selected = procedure.select(len(field.runners), bench.observe)
        if selected is None:
            return None
        beside = () if bench.interrupted else bench.compare(others_of(field, base, mix), selected.best)
    found = judged(field, selected, wanted.confidence, wanted.indifference)
    design = Design.plain(max(one.rows for one in found))
    findings = SearchFindings(
        **heading_of(base, provenance_of(base, settings, design, settings.clock() - started)),
        horizon_weeks=base.horizon.weeks,
        baseline=base.decision.baseline,
        mix=mix,
        confidence=wanted.confidence,
        indifference=wanted.indifference,
        settled=selected.settled,
        best=selected.best,
        axes=grid.axes,
        candidates=found,
        quarters=sum(one.rows for one in found),
        unweighed=beside,
    )
    return Searched(findings, bench.interrupted)


def _procedure(wanted: Search, settings: Settings) -> Procedure:
    """The first stage has at least the rows asked for, so that variances and tails are known; then stages are short."""
    step = ROWS_AT_ONCE // ROWS_PER_OBSERVATION
    first = step * max(-(-settings.rows // ROWS_AT_ONCE), 1)
    most = max(step * (settings.most_rows // ROWS_AT_ONCE), first)
    return Procedure(wanted.confidence, wanted.indifference, first, step, most)


@dataclass
class Bench:
    """Simulates what the procedure asks for, and tells how far it is."""

    field: Field
    engine: Engine
    settings: Settings
    by: Way
    interrupted: bool = False

    def observe(self, systems: Sequence[int], start: int, stop: int) -> Floats | None:
        """Means of successive rows of some candidates, (stop - start, systems); None when the user stopped.

        The baseline is simulated along, also when it is out of the race: every gain is measured against it.
        """
        asked = [self.field.runners[number] for number in sorted({0, *systems})]
        if not self._extend(asked, stop * ROWS_PER_OBSERVATION, _rows(self.field.runners)):
            return None
        return np.column_stack([_batches(self.field.net(number))[start:stop] for number in systems])

    def compare(self, others: list[Runner], best: int) -> tuple[Unweighed, ...]:
        """Compare the mixes that are no candidates, on a first stage's rows, on the best's if these do not tell.

        None of them when the user stopped.
        """
        found: tuple[Unweighed, ...] = ()
        most = self.field.runners[best].rows
        for rows in (min(max(self.settings.rows, ROWS_AT_ONCE), most), most):
            if not self._extend(others, rows, _rows([*self.field.runners, *others])):
                return ()
            found = unweighed(self.field, others, best)
            if all(one.told != "open" for one in found):
                break
        return found

    def _extend(self, asked: Sequence[Runner], rows: int, done: int) -> bool:
        """Have some simulated on so many rows, of which `done` are there with those of all others; False when stopped."""
        planned = done + sum(rows - one.rows for one in asked)
        try:
            for one in asked:
                had = one.rows
                told = part_of(self.settings, done - had, planned)
                self.interrupted = not one.extend(rows, self.engine, told, self.by)
                if self.interrupted:
                    break
                done += one.rows - had
        except KeyboardInterrupt:
            self.interrupted = True
        return not self.interrupted


def _rows(runners: Sequence[Runner]) -> int:
    return sum(one.rows for one in runners)


def _batches(net: Floats) -> Floats:
    return np.asarray(net.reshape(-1, ROWS_PER_OBSERVATION).mean(axis=1), dtype=np.float64)
