"""What is said of each candidate once the search is over."""

from simulator.decision import Z95
from simulator.decision.frontier import frontier
from simulator.decision.selection import Selected
from simulator.outcomes import Floats
from simulator.searched import Candidate
from simulator.statistics import Design, Estimate, cvar, cvar_difference, mean_estimate
from simulator.study.compare import chance_of_winning
from simulator.study.describe import TAIL
from simulator.study.search.candidates import Field


def judged(field: Field, selected: Selected, confidence: float, indifference: float) -> tuple[Candidate, ...]:
    """Judge every candidate on the rows that it has, two of them on those that both have."""
    nets = [field.net(number) for number in range(len(field.runners))]
    on_frontier = frontier(nets, TAIL, confidence)
    found = []
    for number, (runner, net) in enumerate(zip(field.runners, nets, strict=True)):
        own = Design.plain(net.size)
        gain = net - nets[0][: net.size]
        behind = _behind(nets[selected.best], net)
        found.append(
            Candidate(
                values=runner.values,
                rows=net.size,
                net=mean_estimate(net, own),
                gain=mean_estimate(gain, own) if number else None,
                probability_better=chance_of_winning(gain, own) if number else None,
                behind=behind,
                cvar10=cvar(net, TAIL, own),
                cvar10_gain=cvar_difference(net, nets[0][: net.size], TAIL, own) if number else None,
                frontier=on_frontier[number],
                status=_status(number, selected, behind, indifference),
            )
        )
    return tuple(found)


def _behind(best: Floats, net: Floats) -> Estimate:
    """Mean of what a candidate earns less than the best, over the rows that both have."""
    common = min(best.size, net.size)
    return mean_estimate(best[:common] - net[:common], Design.plain(common))


def _status(number: int, selected: Selected, behind: Estimate, indifference: float) -> str:
    if number in selected.remaining:
        return "selected" if selected.settled else "tied"
    near = selected.settled and behind.value + Z95 * behind.se <= indifference
    return "close" if near else "eliminated"
