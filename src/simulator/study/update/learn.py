"""What results teach of a scenario's beliefs, in the scenario's own notation."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from simulator.calibration.results import (
    Elapsed,
    Evidence,
    Results,
    believed,
    evidence_of,
    noted,
    trial_of,
)
from simulator.calibration.update import Believed, Block, Seen, Settled, Term, blocks_of, chances, settle
from simulator.errors import InputError
from simulator.quantities import DAYS_PER_WEEK, HOURS_PER_WEEK
from simulator.sampling.calendar import compile_calendar
from simulator.sampling.copula import copula_of
from simulator.scenario import Quantity, Scenario, effective, quantities
from simulator.scenario.messages import problem_of
from simulator.scenario.notations import Known
from simulator.streams import name_key
from simulator.study.update.together import Together, together_after

#: Draws of the beliefs unless stated: two hundred times what quantiles need when a hundredth of them counts.
DEFAULT_DRAWS = 20_000
#: Draws of the beliefs for how likely the results were: a chance of 1 % is then told to a tenth of itself or so.
PREDICTIVE_DRAWS = 4_000


@dataclass(frozen=True, eq=False)
class Learned:
    """What was learned.

    Attributes
    ----------
    scenario : Scenario
        As it was.
    mix : str
        The mix that was run.
    results : Results
        What it showed.
    evidence : Evidence
        What that says.
    settled : tuple of Settled
        Blocks of beliefs after it.
    changes : mapping of str to Quantity
        Path to the new quantity, its source still the old one; sorted.
    together : tuple of Together or None
        Which beliefs go together now; None where that has not changed.
    draws : int
        Of the prior, for each block.
    chances : mapping of str to float
        By path of a belief with results of its own: how likely results as far out were before they were seen.
    """

    scenario: Scenario
    mix: str
    results: Results
    evidence: Evidence
    settled: tuple[Settled, ...]
    changes: Mapping[str, Quantity]
    together: tuple[Together, ...] | None
    draws: int
    chances: Mapping[str, float]

    def settled_of(self, path: str) -> Settled | None:
        """The block that a belief is in."""
        return next((one for one in self.settled if path in one.posteriors), None)


def learn(
    scenario: Scenario, results: Results, file: str, draws: int = DEFAULT_DRAWS, seed: int = 1
) -> Learned:
    """Update a scenario's beliefs by the results of its trial.

    Parameters
    ----------
    scenario : Scenario
        Resolved.
    results : Results
        Checked.
    file : str
        The results' file, for messages.
    draws : int
        Of the beliefs, for what has no closed form.
    seed : int
        Of these draws.

    Raises
    ------
    InputError
        When the results say nothing of any belief, or nothing that is believed could have shown them.
    """
    mix = trial_of(scenario, results)
    evidence = evidence_of(scenario, mix, results, elapsed_of(scenario, mix, results))
    if not evidence.terms and not evidence.seen:
        raise InputError([problem_of("results_empty", file)])
    known = quantities(scenario)
    blocks = _blocks(scenario, known, evidence)
    settled = [_settled(block, known, file, draws, seed) for block in blocks]
    return Learned(
        scenario,
        mix,
        results,
        evidence,
        tuple(settled),
        _changes(known, evidence, settled),
        together_after(scenario, settled, evidence.seen),
        draws,
        {path: chance for block in blocks for path, chance in _chances(block, known, seed).items()},
    )


def _blocks(scenario: Scenario, known: Mapping[str, Quantity], evidence: Evidence) -> list[Block]:
    """Beliefs to be updated together; what is seen as it is tells of those that go with it."""
    copula = copula_of(scenario)
    terms: list[Term] = [
        *evidence.terms,
        *(Seen(path, value) for path, value in evidence.seen.items() if path in copula.paths),
    ]
    beliefs = [path for path, one in known.items() if one.known is None]
    return blocks_of(beliefs, copula.paths, copula.factor @ copula.factor.T, terms)


def _settled(block: Block, known: Mapping[str, Quantity], file: str, draws: int, seed: int) -> Settled:
    """A block after the results, from a stream of its own."""
    generator = np.random.Generator(np.random.Philox(key=[seed, name_key(f"update/{block.names[0]}")]))
    try:
        return settle(block, *_sides(block, known), draws, generator)
    except ValueError:
        told = ", ".join(block.names)
        raise InputError([problem_of("results_impossible", file, beliefs=told)]) from None


def _chances(block: Block, known: Mapping[str, Quantity], seed: int) -> dict[str, float]:
    """How likely each belief's results were, from a stream of its own."""
    key = name_key(f"update/predictive/{block.names[0]}")
    generator = np.random.Generator(np.random.Philox(key=[seed, key]))
    return chances(block, *_sides(block, known), PREDICTIVE_DRAWS, generator)


def _sides(block: Block, known: Mapping[str, Quantity]) -> tuple[dict[str, Believed], dict[str, float]]:
    """Beliefs of a block, and values of what else its results depend on."""
    named = {name for term in block.terms for name in term.names}
    facts = {name: float(known[name].typical()) for name in named - {*block.names}}
    return {name: believed(known[name]) for name in block.names}, facts


def elapsed_of(scenario: Scenario, mix: str, results: Results) -> Elapsed:
    """How long the trial has run, from the scenario's start, on the calendar of the mix."""
    own = effective(scenario, mix)
    calendar = compile_calendar(own)
    until = results.weeks * HOURS_PER_WEEK

    def open_weeks(first_week: int) -> float:
        begins = (first_week - 1) * HOURS_PER_WEEK
        hours = np.clip(np.minimum(calendar.closes, until) - np.maximum(calendar.opens, begins), 0.0, None)
        covered = (own.horizon.weeks + own.horizon.run_off_weeks) * HOURS_PER_WEEK
        beyond = max(until - max(covered, begins), 0.0) / HOURS_PER_WEEK
        return float(hours.sum()) / calendar.weekly_open_hours + beyond

    orders = own.mixes[mix].orders
    return Elapsed(
        results.weeks * DAYS_PER_WEEK, {name: open_weeks(order.weeks[0]) for name, order in orders.items()}
    )


def _changes(
    known: Mapping[str, Quantity], evidence: Evidence, settled: list[Settled]
) -> dict[str, Quantity]:
    found: dict[str, Quantity] = {
        path: replace(known[path], form=Known(value)) for path, value in evidence.seen.items()
    }
    for one in settled:
        for path, posterior in one.posteriors.items():
            if path not in found and (posterior.method != "carried" or posterior.moved):
                found[path] = replace(known[path], form=noted(known[path], posterior))
    return dict(sorted(found.items()))
