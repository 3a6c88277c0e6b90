"""Another excerpt of the same story: its first weeks, or how it goes on once a platform is running, with other luck."""

from dataclasses import dataclass, replace

import numpy as np

from simulator.parameters import Channel, Mix, Order, Parameters, Platform, Profile
from simulator.sampling.sources import compile_orders
from simulator.scenario import Scenario
from simulator.streams import name_key


@dataclass(frozen=True)
class Excerpt:
    """What is simulated instead of a scenario's whole horizon; it turns parameters into others.

    The beliefs stay those of the draw. Leave, absences and the opening pipeline are those of the whole horizon, of
    which the first weeks are simulated; beyond it they grow in proportion. A list of contacts is shared out evenly
    over the horizon's weeks, and renewed after them: those of a plan of two weeks hold two weeks' contacts.

    Parameters
    ----------
    horizon_weeks : int
        The scenario's own horizon.
    weeks : int
        Weeks simulated from the start.
    run_off_weeks : int
        Weeks in which what they opened is followed.
    ordered_until : int
        Weeks of the plan: the last one of the orders that run to the end of the horizon, and of the trial's.
    trial : str
        The mix whose orders all last until then.
    running : frozenset of str
        Platforms that are already set up and have ramped up.
    luck : str
        Name of the stream of events; "" for the run's own. Other names are independent of it and of each other.
    """

    horizon_weeks: int
    weeks: int
    run_off_weeks: int
    ordered_until: int
    trial: str = ""
    running: frozenset[str] = frozenset()
    luck: str = ""

    def __call__(self, parameters: Parameters) -> Parameters:
        """The parameters of the excerpt, from those sampled for the scenario with `stretched` weeks."""
        planned = parameters.weeks
        seed = name_key(f"{self.luck}/{parameters.seed}") if self.luck else parameters.seed
        return replace(
            parameters,
            seed=seed,
            weeks=self.weeks,
            run_off_weeks=self.run_off_weeks,
            planned_weeks=planned,
            baseline=self._mix(parameters.baseline, planned, planned),
            mixes=tuple(self._mix(mix, planned, self.ordered_until) for mix in parameters.mixes),
        )

    def is_whole(self, scenario: Scenario, mix: str) -> bool:
        """Whether a mix's rows are those of the scenario itself: it feels nothing of the excerpt, nor does the opening."""
        horizon, weeks = scenario.horizon, scenario.horizon.weeks
        told = (self.weeks, self.run_off_weeks, self.ordered_until, self.luck)
        if told != (weeks, horizon.run_off_weeks, weeks, ""):
            return False
        return all(
            platform not in self.running and self._order(order, platform, one, weeks) == order
            for one in (mix, scenario.decision.baseline)
            for platform, order in zip(sorted(scenario.platforms), compile_orders(scenario, one), strict=True)
            if order is not None
        )

    @property
    def stretched(self) -> int:
        """Weeks of the horizon to sample for."""
        return max(self.horizon_weeks, self.ordered_until)

    def _mix(self, mix: Mix, planned: int, until: int) -> Mix:
        longer, contacts = planned / self.horizon_weeks, until / self.horizon_weeks
        return replace(
            mix,
            orders=tuple(
                self._order(order, platform.name, mix.name, until)
                for order, platform in zip(mix.orders, mix.platforms, strict=True)
            ),
            profiles=tuple(_longer(profile, longer) for profile in mix.profiles),
            channels=tuple(_dealt(channel, contacts) for channel in mix.channels),
            platforms=tuple(self._platform(platform) for platform in mix.platforms),
        )

    def _order(self, order: Order | None, platform: str, mix: str, until: int) -> Order | None:
        """An order that ends within the horizon keeps its weeks, unless it is the trial's."""
        if order is None:
            return None
        lasts = mix == self.trial or order.last_week >= self.horizon_weeks
        first = 1 if platform in self.running and lasts else order.first_week
        last = until if lasts else min(order.last_week, until)
        return replace(order, first_week=first, last_week=last) if first <= last else None

    def _platform(self, platform: Platform) -> Platform:
        if platform.name not in self.running:
            return platform
        return replace(platform, set_up=None, ramp_weeks=np.zeros_like(platform.ramp_weeks))


def _longer(profile: Profile, growth: float) -> Profile:
    """Leave and absences of a longer horizon."""
    if growth == 1.0:
        return profile
    absence = replace(profile.absence_days, mean=profile.absence_days.mean * growth)
    return replace(profile, leave_days=profile.leave_days * growth, absence_days=absence)


def _dealt(channel: Channel, growth: float) -> Channel:
    """Contacts of a longer or a shorter plan."""
    if channel.contacts is None or growth == 1.0:
        return channel
    return replace(channel, contacts=round(channel.contacts * growth))
