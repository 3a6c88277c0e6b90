"""What of a scenario a mix can feel: two scenarios that agree on it give the mix the same rows, bit for bit."""

import hashlib

from simulator.sampling.paths import live_sources, opening_sources
from simulator.scenario import Scenario, effective
from simulator.scenario.decision import Decision
from simulator.scenario.remember import remembered
from simulator.scenario.work import SIGNED


def felt(scenario: Scenario, mix: str) -> tuple[str, ...]:
    """Digests of all that a mix's rows depend on, beside the seed and their numbers.

    Its own rules, and those of the baseline where they fill the opening pipeline. Left out: names, the other
    mixes, what is decided, and sources that nobody works or orders from with what only they lead to. What is not
    known to be without effect counts: equal digests mean equal rows, while different ones may do so too.

    Parameters
    ----------
    scenario : Scenario
        Resolved.
    mix : str
        One of its mixes.
    """
    baseline = scenario.decision.baseline
    felt_too = [baseline] if scenario.opening.start == "steady" else []
    return tuple(_digest(scenario, one) for one in (mix, *felt_too))


@remembered
def _digest(scenario: Scenario, mix: str) -> str:
    own = effective(scenario, mix)
    sources = live_sources(own, mix) | opening_sources(scenario)
    reached = {name for source in sources for name in own.reach(source)} - {SIGNED}
    rate = scenario.decision.discount_rate
    narrowed = {
        "title": "-",
        "language": "en",
        "activities": {name: one for name, one in own.activities.items() if name in reached},
        "channels": {name: one for name, one in own.channels.items() if name in sources},
        "platforms": {name: one for name, one in own.platforms.items() if name in sources},
        "mixes": {mix: scenario.mixes[mix].model_copy(update={"label": "-"})},
        "decision": Decision(baseline=mix, discount_rate=rate),
        "search": None,
    }
    return hashlib.sha256(own.model_copy(update=narrowed).model_dump_json().encode()).hexdigest()
