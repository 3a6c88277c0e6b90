"""The whole of an update: what was learned, the rule applied, and both verdicts on the same luck."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simulator.calibration.update import LEAST
from simulator.engine.interface import Engine
from simulator.findings import Findings
from simulator.scenario import Quantity, Scenario, beliefs, laws, quantities
from simulator.scenario.beliefs import ASSUMPTION
from simulator.scenario.paths import keys_of
from simulator.scenario.reflect import unit_at
from simulator.scenario.write import inline
from simulator.statistics import Design
from simulator.study.assumptions import LEVELS
from simulator.study.conduct import conduct, provenance_of
from simulator.study.labels import labels_of
from simulator.study.settings import Settings, part_of
from simulator.study.trial.conduct import AFTERWARDS_TIMES
from simulator.study.update.learn import Learned
from simulator.study.update.rule import computed_rule, rule_from_folder, rule_missing
from simulator.study.whole import whole
from simulator.updated import AppliedRule, Spread, UpdatedBelief, UpdatedBlock, UpdatedFindings

#: Rows of each mix unless stated, for the rule as for the verdicts.
DEFAULT_UPDATE_ROWS = 4_000


@dataclass(frozen=True)
class Renewed:
    """What was simulated: the rule, and the main job under the beliefs before and after."""

    rule: AppliedRule | None
    rule_missing: str
    before: Findings | None
    after: Findings | None


#: Nothing was simulated.
NOTHING = Renewed(None, "not_asked", None, None)


def renew(
    learned: Learned,
    after: Scenario,
    engine: Engine,
    settings: Settings,
    rule_folder: Path | None = None,
) -> Renewed:
    """Apply the rule and run the main job under the beliefs before and after, on the same luck.

    Parameters
    ----------
    learned : Learned
        What was learned.
    after : Scenario
        The scenario with the new beliefs.
    engine : Engine
        What simulates a row.
    settings : Settings
        Rows of each mix, and seed.
    rule_folder : Path, optional
        Folder of a trial whose rule is applied; it is worked out anew otherwise.

    Raises
    ------
    InputError
        When the folder holds no such rule.
    KeyboardInterrupt
        When the user stopped.
    """
    scenario, results = learned.scenario, learned.results
    missing = "" if rule_folder else rule_missing(scenario, results, learned.mix)
    ours = 0 if rule_folder or missing else settings.rows * (AFTERWARDS_TIMES + 2)
    planned = 2 * settings.rows + ours
    rule = None
    if rule_folder:
        rule = rule_from_folder(rule_folder, scenario, results, learned.mix)
    elif not missing:
        told = part_of(settings, 0, planned)
        rule = computed_rule(scenario, results, settings.scenario_name, engine, told)
    found = []
    for k, one in enumerate((scenario, after)):
        conducted = conduct(one, engine, part_of(settings, ours + k * settings.rows, planned))
        found.append(whole(conducted).findings)
    return Renewed(rule, missing, found[0], found[1])


def updated(
    learned: Learned, settings: Settings, file: str, seconds: float, renewed: Renewed = NOTHING
) -> UpdatedFindings:
    """Gather what was found.

    Parameters
    ----------
    learned : Learned
        What was learned.
    settings : Settings
        Of the runs, for provenance.
    file : str
        The new scenario.
    seconds : float
        How long it took.
    renewed : Renewed
        What was simulated.
    """
    scenario, results = learned.scenario, learned.results
    design = Design.plain(settings.rows, settings.seed)
    return UpdatedFindings(
        title=scenario.title,
        language=scenario.language,
        currency=scenario.currency,
        baseline=scenario.decision.baseline,
        trial=learned.mix,
        weeks=results.weeks,
        until=results.until,
        source=results.source,
        beliefs=updated_beliefs(learned),
        untouched=len(beliefs(scenario).keys() - learned.changes.keys()),
        blocks=_blocks(learned),
        left=tuple(learned.evidence.left),
        platforms=tuple(results.platforms),
        rule=renewed.rule,
        rule_missing=renewed.rule_missing,
        before=renewed.before,
        after=renewed.after,
        file=file,
        provenance=provenance_of(scenario, settings, design, seconds),
        labels=labels_of(scenario),
    )


def updated_beliefs(learned: Learned) -> tuple[UpdatedBelief, ...]:
    """Every belief that has changed, before and after, in the order of the paths."""
    before = quantities(learned.scenario)
    return tuple(_belief(learned, path, before[path], after) for path, after in learned.changes.items())


def _belief(learned: Learned, path: str, before: Quantity, after: Quantity) -> UpdatedBelief:
    settled = learned.settled_of(path)
    seen = path in learned.evidence.seen
    return UpdatedBelief(
        path=path,
        unit=unit_at(keys_of(path)),
        method="seen" if seen or settled is None else settled.posteriors[path].method,
        before=_spread(before),
        after=_spread(after),
        place=_place(before, after.typical()),
        told=tuple(one for one in learned.evidence.told if one.path == path),
        stated=inline(_plain(before)),
        written=inline(_plain(after)),
        source=_source(learned.scenario, path, before),
        chance=learned.chances.get(path, float("nan")),
    )


def _source(scenario: Scenario, path: str, before: Quantity) -> str:
    """Source of a quantity, or of the law whose mean it is."""
    law = laws(scenario).get(path.removesuffix(".mean"))
    return law.source if law is not None and before.source == ASSUMPTION else before.source


def _plain(quantity: Quantity) -> Mapping[str, object] | float:
    table = quantity.written()
    return {k: v for k, v in table.items() if k != "source"} if isinstance(table, dict) else table


def _spread(quantity: Quantity) -> Spread:
    if quantity.known is not None:
        return Spread(quantity.known, quantity.known, quantity.known)
    return Spread(*quantity.quantile(LEVELS).tolist())


def _place(before: Quantity, value: float) -> float:
    """Chance of less than a value under a belief, by bisection of its quantile function; nan when it is exactly known."""
    if before.known is not None:
        return float("nan")
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = 0.5 * (low + high)
        less = float(before.quantile(np.array([middle]))[0]) < value
        low, high = (middle, high) if less else (low, middle)
    return low


def _blocks(learned: Learned) -> tuple[UpdatedBlock, ...]:
    return tuple(
        UpdatedBlock(
            one.block.names,
            learned.draws,
            one.weighing.at_first,
            one.weighing.effective,
            one.weighing.rounds,
            one.weighing.effective >= LEAST,
        )
        for one in learned.settled
        if one.weighing is not None
    )
