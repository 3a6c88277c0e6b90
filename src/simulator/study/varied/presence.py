"""Hours that people owe and hours that they are paid for, whatever they do with the rest."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from simulator.outcomes import Floats
from simulator.scenario import Scenario, effective
from simulator.scenario.lines import Path
from simulator.statistics import Estimate, ratio_of_means
from simulator.study.varied.rows import Bench, Rows
from simulator.study.varied.variants import at_rest

#: Only commitments have these kinds: the one that is counted gets the first to itself, others of it go to the second.
COUNTED, ASIDE = "training", "meeting"


class Presence:
    """Hours of one mix's people, counted in quarters without any task, on the same absences.

    Parameters
    ----------
    scenario, mix
        Whose people.
    bench : Bench
        Who simulates.
    """

    def __init__(self, scenario: Scenario, mix: str, bench: Bench) -> None:
        self._scenario, self._mix, self._bench = scenario, mix, bench
        self._own = effective(scenario, mix)
        self._one_more: dict[str, Rows] = {}

    def kept(self, profile: str, name: str, values: Mapping[Path, Any]) -> Floats:
        """Hours that a commitment takes in the horizon, all people of the profile together, (rows,).

        Parameters
        ----------
        profile, name : str
            Whose commitment; it may be one that `values` adds.
        values : mapping of path to value
            What is changed besides, as for `variant`.
        """
        owed = ("profiles", profile, "commitments")
        kinds: dict[Path, str] = {
            (*owed, other, "kind"): ASIDE
            for other, one in self._own.profiles[profile].commitments.items()
            if one.kind == COUNTED
        }
        rows = self._rows({**values, **kinds, (*owed, name, "kind"): COUNTED})
        return rows.of(f"hours/idle/{profile}/{COUNTED}")

    def hired(self, profile: str) -> Floats:
        """Hours for which one more person of the profile is there, (rows,)."""
        column = f"hours_by_profile/{profile}"
        return self._joined(profile).of(column) - self._resting.of(column)

    def pay(self, profile: str) -> Estimate:
        """What an hour in which a person of the profile is there costs, paid absence included."""
        column = "cost_by_category/payroll"
        more = self._joined(profile).of(column) - self._resting.of(column)
        return ratio_of_means(more, self.hired(profile), self._resting.design)

    @cached_property
    def _resting(self) -> Rows:
        return self._rows({})

    def _joined(self, profile: str) -> Rows:
        if profile not in self._one_more:
            headcount = self._own.profiles[profile].headcount + 1
            self._one_more[profile] = self._rows({("profiles", profile, "headcount"): headcount})
        return self._one_more[profile]

    def _rows(self, values: Mapping[Path, Any]) -> Rows:
        return self._bench.rows(*at_rest(self._scenario, self._mix, values))
