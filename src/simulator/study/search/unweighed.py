"""What the mixes that are no candidates earn beside the best of those that are."""

import numpy as np

from simulator.decision.unweighed import told
from simulator.findings import Unweighed
from simulator.scenario import Scenario
from simulator.statistics import Design, Estimate, mean_estimate
from simulator.study.search.candidates import NET, OPENING, Field, Runner


def others_of(field: Field, base: Scenario, mix: str) -> list[Runner]:
    """The scenario's mixes that are no candidates: the one searched over, as it is written, unless a point is the same."""
    written = any(one.scenario == base for one in field.runners[1:])
    kept = {base.decision.baseline, *((mix,) if written else ())}
    return [Runner(base, name, ()) for name in base.mixes if name not in kept]


def unweighed(field: Field, others: list[Runner], best: int) -> tuple[Unweighed, ...]:
    """Each of them against the best candidate, on the rows that both have, the one most ahead first."""
    against = field.runners[best]
    ahead = [_ahead(field, one, best) for one in others]
    judged = zip(others, ahead, told(ahead), strict=True)
    found = [
        Unweighed(one.mix, much, against.mix, min(one.rows, against.rows), how) for one, much, how in judged
    ]
    return tuple(sorted(found, key=lambda one: -one.ahead.value))


def _ahead(field: Field, one: Runner, best: int) -> Estimate:
    net, opening = one.column(NET), one.column(OPENING)
    rows = min(net.size, field.runners[best].rows)
    own = net[:rows] + opening[:rows] - field.runners[0].column(OPENING)[:rows]
    return mean_estimate(np.asarray(own - field.net(best)[:rows]), Design.plain(rows))
