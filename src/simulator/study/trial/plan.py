"""What is to be found out of a trial, checked before anything is simulated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from simulator.errors import InputError, Problem
from simulator.sampling import Excerpt
from simulator.scenario import Scenario, another_mix
from simulator.scenario.messages import problem_of

DEFAULT_LENGTHS = (2, 4, 6, 8, 10, 13, 17, 21, 26)
SHORTEST, LONGEST = 2, 26
#: Week of the early look unless stated.
DEFAULT_INTERIM = 6
#: Name of the trials' own luck.
LUCK = "trial"
#: What may follow a trial, from the least of it to the most.
OPTIONS = ("stop", "reduce", "go_on")


@dataclass(frozen=True)
class Plan:
    """A trial to be judged.

    Parameters
    ----------
    scenario : Scenario
        Resolved.
    trial : str
        The mix tried.
    options : dict
        "stop", "reduce" if there is one, "go_on": the mix that each leads to, in this order.
    lengths : tuple of int
        Weeks, increasing.
    interim : int or None
        Week of the early look, before the last day of the longest; none.
    """

    scenario: Scenario
    trial: str
    options: dict[str, str]
    lengths: tuple[int, ...]
    interim: int | None

    @property
    def platforms(self) -> tuple[str, ...]:
        """Platforms that the trial orders from."""
        orders = self.scenario.mixes[self.trial].orders
        return tuple(name for name, order in orders.items() if order.per_week > 0.0)

    @property
    def mixes(self) -> tuple[str, ...]:
        """Every mix that matters, each once."""
        named = (self.scenario.decision.baseline, self.trial, *self.options.values())
        return tuple(mix for mix in self.scenario.mixes if mix in named)

    @property
    def others(self) -> tuple[str, ...]:
        """Mixes that no outcome of the trial leads to."""
        return tuple(mix for mix in self.scenario.mixes if mix not in self.options.values())

    def stretched(self, excerpt: Excerpt) -> Scenario:
        """The scenario whose beliefs and calendar an excerpt needs."""
        if excerpt.stretched == self.scenario.horizon.weeks:
            return self.scenario
        horizon = self.scenario.horizon.model_copy(update={"weeks": excerpt.stretched})
        return self.scenario.model_copy(update={"horizon": horizon})

    def afterwards(self) -> Excerpt:
        """The scenario's horizon once the platforms of the trial, and of the baseline, are running.

        The trial's own orders then last: to go on with it is to go on ordering.
        """
        weeks, orders = (
            self.scenario.horizon.weeks,
            self.scenario.mixes[self.scenario.decision.baseline].orders,
        )
        running = frozenset({*self.platforms, *orders})
        return Excerpt(weeks, weeks, self.scenario.horizon.run_off_weeks, weeks, self.trial, running)

    def running_all(self) -> Excerpt:
        """The same with the platforms of every mix running, so that none bears a set-up that it pays once."""
        orders = {name for mix in self.scenario.mixes.values() for name in mix.orders}
        return replace(self.afterwards(), running=frozenset(orders))

    def during(self, weeks: int) -> Excerpt:
        """The first weeks, set-up and ramp included, what they open being followed to its end."""
        horizon = self.scenario.horizon
        return Excerpt(horizon.weeks, weeks, horizon.run_off_weeks, weeks, self.trial)

    def seen(self, weeks: int, at: int) -> Excerpt:
        """A trial of so many weeks as it stands at the end of one of them: what is open stays open."""
        return Excerpt(self.scenario.horizon.weeks, at, 0, weeks, self.trial, luck=LUCK)


def plan_of(
    scenario: Scenario,
    file: str,
    lengths: Sequence[int] = DEFAULT_LENGTHS,
    interim: int | None = None,
) -> Plan:
    """Plan what to find out.

    Parameters
    ----------
    scenario : Scenario
        Resolved.
    file : str
        Its name, for messages.
    lengths : sequence of int
        Weeks that the trial might last.
    interim : int or None
        Week of an early look at the recommended length; 0 for none. Unless stated `DEFAULT_INTERIM`, if that is before
        the last day of the longest.

    Raises
    ------
    InputError
        When the scenario names no trial or not what it leads to, a length is out of range, or no trial lasts beyond
        the look.
    """
    problems = [*_undecided(scenario, file), *_out_of_range(lengths), *_too_late(interim, lengths)]
    if problems:
        raise InputError(problems)
    chosen = {name: getattr(scenario.decision.options, name) for name in OPTIONS}
    options = {name: mix for name, mix in chosen.items() if mix is not None}
    if interim is None and max(lengths) > DEFAULT_INTERIM:
        interim = DEFAULT_INTERIM
    weeks = tuple(sorted(set(lengths)))
    return Plan(scenario, str(scenario.decision.trial), options, weeks, interim or None)


def _undecided(scenario: Scenario, file: str) -> Iterator[Problem]:
    decision = scenario.decision
    others = [mix for mix in scenario.mixes if mix != decision.baseline]
    if not others:
        other, example = another_mix(scenario)
        words = {"example": example, "other": other, "baseline": decision.baseline}
        yield problem_of("trial_alone", file, "mixes", **words)
        return
    near, lacking = decision.trial or others[-1], decision.undecided
    if "trial_missing" in lacking:
        yield problem_of("trial_missing", file, "decision.trial", near=near)
    if "options_missing" in lacking:
        missing = "go_on" if decision.options.go_on is None else "stop"
        words = {"missing": missing, "near": near, "baseline": decision.baseline}
        yield problem_of("options_missing", file, "decision.options", **words)
    if "options_same" in lacking:
        mix = str(decision.options.go_on)
        words = {"near": near, "baseline": decision.baseline}
        yield problem_of("options_same", file, "decision.options", mix, **words)


def _out_of_range(lengths: Sequence[int]) -> Iterator[Problem]:
    for weeks in lengths:
        if not SHORTEST <= weeks <= LONGEST:
            yield problem_of("length_range", "--lengths", value=str(weeks), least=SHORTEST, most=LONGEST)


def _too_late(interim: int | None, lengths: Sequence[int]) -> Iterator[Problem]:
    longest = max(lengths)
    if interim is not None and interim >= longest:
        near = max(longest // 2, 1)
        yield problem_of("interim_late", "--interim", value=str(interim), longest=longest, near=near)
