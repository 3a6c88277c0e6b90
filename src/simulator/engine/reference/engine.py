"""The reference engine: rows in, tallies out."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.engine.interface import DiaryEntry
from simulator.engine.reference.chance import Chance
from simulator.engine.reference.ledger import Ledger
from simulator.engine.reference.opening import Items, inherited, listed, steady_state
from simulator.engine.reference.quarter import Phase, Quarter
from simulator.engine.reference.timetable import Timetable, timetable
from simulator.engine.tallies import Tallies, empty, put
from simulator.parameters import Mix, Parameters
from simulator.quantities import HOURS_PER_WEEK


@dataclass(frozen=True)
class ReferenceEngine:
    """Simulates with SimPy, one row after the other. See `simulator.engine.interface.Engine`."""

    name: str = "simpy"

    def run(self, parameters: Parameters, rows: Sequence[int]) -> Tallies:
        """Simulate every mix in the rows given; see `Engine.run`."""
        block = empty(parameters, len(parameters.mixes), len(rows))
        tables = [main_timetable(parameters, mix) for mix in parameters.mixes]
        phase = _opening_timetable(parameters)
        for i, row in enumerate(rows):
            chance = _chance(parameters, row)
            items = _items(parameters, phase, chance)
            for m, mix in enumerate(parameters.mixes):
                put(block, m, i, simulate(parameters, mix, tables[m], chance, items).tallies)
        return block

    def diary(self, parameters: Parameters, mix: str, row: int) -> list[DiaryEntry]:
        """Tell one row of one mix, in order of time; see `Engine.diary`."""
        chosen = next(m for m in parameters.mixes if m.name == mix)
        chance = _chance(parameters, row)
        items = _items(parameters, _opening_timetable(parameters), chance)
        ledger = simulate(parameters, chosen, main_timetable(parameters, chosen), chance, items, diary=True)
        return sorted(ledger.diary or [], key=lambda entry: entry.time)


def simulate(
    parameters: Parameters, mix: Mix, table: Timetable, chance: Chance, items: Items, *, diary: bool = False
) -> Ledger:
    """One row of one mix, from what is open at its start to the end of the run-off."""
    return Quarter(parameters, mix, table, chance, Phase(), inherited(items, mix), diary=diary).run()


def main_timetable(parameters: Parameters, mix: Mix) -> Timetable:
    """The horizon and its run-off."""
    close = parameters.weeks * HOURS_PER_WEEK
    end = close + parameters.run_off_weeks * HOURS_PER_WEEK
    return timetable(mix, 0.0, close, end, parameters.horizon_weeks * HOURS_PER_WEEK)


def _chance(parameters: Parameters, row: int) -> Chance:
    return Chance(parameters.seed, row, row // 2 - parameters.first_draw)


def _opening_timetable(parameters: Parameters) -> Timetable:
    """The baseline's time: before the start for a steady opening, from it on for a listed one."""
    if parameters.opening == "steady":
        return timetable(parameters.baseline, -parameters.horizon_weeks * HOURS_PER_WEEK, 0.0, 0.0, 0.0)
    return main_timetable(parameters, parameters.baseline)


def _items(parameters: Parameters, phase: Timetable, chance: Chance) -> Items:
    """What is open at the start, alike for every mix."""
    if parameters.opening == "steady":
        return steady_state(parameters, phase, chance)
    return list(listed(parameters, phase, chance))
