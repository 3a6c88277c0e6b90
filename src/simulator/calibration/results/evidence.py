"""Results beside a scenario -> terms of a likelihood, and what each tells in plain numbers."""

from simulator.calibration.results.activities import read_activity, read_channel
from simulator.calibration.results.found import Elapsed, Evidence, Left
from simulator.calibration.results.model import Results
from simulator.calibration.results.platforms import read_platform
from simulator.calibration.results.source import Source
from simulator.scenario import Scenario, effective, quantities


def evidence_of(scenario: Scenario, mix: str, results: Results, elapsed: Elapsed) -> Evidence:
    """Turn results into evidence.

    Parameters
    ----------
    scenario : Scenario
        Resolved.
    mix : str
        The mix that was run.
    results : Results
        Checked.
    elapsed : Elapsed
        How long it has run.

    Returns
    -------
    Evidence
        Terms may name quantities that are exactly known; those that name nothing else, and those of what the mix sets to
        another value than the scenario, are left out and said.
    """
    own = effective(scenario, mix)
    source = Source(own, mix, elapsed, Evidence())
    for name, bought in results.platforms.items():
        read_platform(source, name, bought)
    for name, opened in results.channels.items():
        read_channel(source, name, opened)
    for name, worked in results.activities.items():
        read_activity(source, name, worked)
    return _usable(source.evidence, scenario, own)


def _usable(evidence: Evidence, scenario: Scenario, own: Scenario) -> Evidence:
    base, here = quantities(scenario), quantities(own)
    kept = Evidence(seen=dict(evidence.seen), left=list(evidence.left))
    for term in evidence.terms:
        moved = [name for name in term.names if base.get(name) != here[name]]
        if moved:
            kept.left += [Left("set_by_mix", name) for name in moved]
        elif all(here[name].known is not None for name in term.names):
            kept.left += [Left("known", term.names[0])]
        else:
            kept.terms.append(term)
    for name in [name for name in kept.seen if base.get(name) != here[name]]:
        del kept.seen[name]
        kept.left.append(Left("set_by_mix", name))
    used = {name for term in kept.terms for name in term.names} | set(kept.seen)
    kept.told = [one for one in evidence.told if one.path in used]
    kept.left = list(dict.fromkeys(kept.left))
    return kept
