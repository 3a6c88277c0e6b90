"""Advice on what is claimed to be known."""

import re
from collections.abc import Iterator

from simulator.scenario.advice.record import Advice
from simulator.scenario.beliefs import Probability, Quantity
from simulator.scenario.grades import grade_of
from simulator.scenario.model import Scenario
from simulator.scenario.notations import Counts, Known, beta_quantile
from simulator.scenario.paths import laws, quantities
from simulator.scenario.trials_told import trials_told

#: Probabilities that nobody knows exactly; shares and costs can be a matter of record.
UNCERTAIN = (".success", ".no_show.probability", ".validation.accepted")
TIMES = (".contact.mean", ".travel.mean", ".after_days.mean")
#: "14 of 1240", "14 sur 1240", or "n = 1240"; a slash also parts ranges and dates.
OUT_OF = re.compile(r"(\d+)\s+(?:of|out of|sur)\s+(\d+)")
SIZE = re.compile(r"\bn\s*=\s*(\d+)")
#: A band is called too narrow below this part of what the evidence gives.
NARROW = 0.8
Band = tuple[float, float]


def exactly_known(scenario: Scenario) -> Iterator[Advice]:
    """Probabilities and times given as if they were exactly known; told once for each sort."""
    measured = {
        f"{path}.mean"
        for path, law in laws(scenario).items()
        if law.shape is not None or grade_of(law.source) != "assumption"
    }
    found = {path: one for path, one in quantities(scenario).items() if path not in measured}
    for code, endings, ends in (("known_probability", UNCERTAIN, (0.0, 1.0)), ("known_time", TIMES, (0.0,))):
        keys = [
            path
            for path, one in found.items()
            if path.endswith(endings) and one.known is not None and one.known not in ends
        ]
        if keys:
            yield Advice(code, keys[0], {"keys": keys, "count": len(keys), "value": found[keys[0]].known})


def narrow_belief(scenario: Scenario) -> Iterator[Advice]:
    """A belief whose 90 % band is narrower than its stated evidence allows."""
    for path, one in quantities(scenario).items():
        evidence = _evidence(one)
        if evidence is None:
            continue
        successes, trials = evidence
        allowed, stated = _posterior(successes, trials), _band(one)
        if stated[1] - stated[0] < NARROW * (allowed[1] - allowed[0]):
            yield Advice(
                "narrow_belief",
                path,
                {
                    "low": stated[0],
                    "high": stated[1],
                    "allowed_low": allowed[0],
                    "allowed_high": allowed[1],
                    "successes": round(successes),
                    "trials": round(trials),
                },
            )


def _evidence(one: Quantity) -> Band | None:
    """Successes and trials that a probability's counts or source state; none where a trial's results came on top of a belief."""
    if not isinstance(one, Probability) or trials_told(one.source):
        return None
    if isinstance(one.form, Counts):
        return (one.form.successes, one.form.trials) if one.form.trials > 0 else None
    counted, size = OUT_OF.search(one.source), SIZE.search(one.source.lower())
    if counted and int(counted[2]) > 0 and int(counted[1]) <= int(counted[2]):
        return float(counted[1]), float(counted[2])
    if size and int(size[1]) > 0:
        return one.typical() * int(size[1]), float(size[1])
    return None


def _posterior(successes: float, trials: float) -> Band:
    import numpy as np

    low, high = beta_quantile(successes + 0.5, trials - successes + 0.5, np.array([0.05, 0.95]))
    return float(low), float(high)


def _band(one: Quantity) -> Band:
    import numpy as np

    if isinstance(one.form, Known):
        return one.form.value, one.form.value
    low, high = one.quantile(np.array([0.05, 0.95]))
    return float(low), float(high)


RULES = (exactly_known, narrow_belief)
