"""One mix, each use of its hours with a little moved away, and each lever pulled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np

from simulator.outcomes import Floats
from simulator.scenario import Scenario, effective
from simulator.scenario.lines import Path
from simulator.statistics import Estimate, better_on_average, ratio_of_means
from simulator.study.beliefs import Beliefs
from simulator.study.compare import chance_of_winning
from simulator.study.varied.moves import channels_of, moved, step_of, with_idle
from simulator.study.varied.presence import Presence
from simulator.study.varied.rows import Bench, Rows
from simulator.study.varied.variants import Change, unused
from simulator.varied import Lever, Use

#: Kinds of commitments that leadership can shorten.
SHORTENED = ("meeting", "report")
#: Part of the hours that is moved to see what the last hour is worth.
TENTH = 0.1


class View:
    """One mix and its variants.

    Parameters
    ----------
    scenario, mix
        What is varied.
    bench : Bench
        Who simulates.
    """

    def __init__(self, scenario: Scenario, mix: str, bench: Bench) -> None:
        self.scenario, self.mix, self.bench = scenario, mix, bench
        self.own = bench.rows(scenario, mix)
        self._profiles = effective(scenario, mix).profiles
        self._presence = Presence(scenario, mix, bench)
        self._typical: dict[tuple[str, str], Rows] = {}
        self._owed: dict[tuple[str, str], Floats] = {}
        self._pay = ratio_of_means(
            self.own.of("cost_by_category/payroll"), self.own.of("hours"), self.own.design
        )
        settings, draws = bench.settings, self.own.design.draws
        self._beliefs = Beliefs(scenario, settings.seed, draws, settings.sampling, draws).used_by(mix)

    def uses(self) -> list[Use]:
        """Every channel and commitment, and people without a channel, with a tenth of their hours moved away."""
        channels = self.channels(self.bench.variants(self.scenario, list(self.lessened.values())))
        return [*channels, *self._people(), *self._commitments()]

    def levers(self, uses: Sequence[Use]) -> Iterator[Lever]:
        """What leadership can do in this mix, each simulated."""
        yield from self._move(uses)
        yield from self._shorten(uses)
        for profile, who in self._profiles.items():
            more = self._with({("profiles", profile, "headcount"): who.headcount + 1})
            yield self._lever("hire", profile, more, self._presence.hired(profile))
        for platform, order in self.scenario.mixes[self.mix].orders.items():
            if order.per_week > 0.0:
                raised = order.per_week * (1.0 + step_of(order.per_week))
                more = self._with({("orders", platform, "per_week"): raised})
                taken = f"platforms/{platform}/accepted"
                yield self._lever("buy", platform, more, more.of(taken) - self.own.of(taken))

    @cached_property
    def lessened(self) -> dict[tuple[str, str], Change]:
        """By profile and channel, the change that moves a tenth of the channel's hours away."""
        return {
            (who, channel): (
                self.mix,
                {("prospecting", who): with_idle(shares, channel, TENTH * shares[channel])},
            )
            for who, shares in self.scenario.mixes[self.mix].prospecting.items()
            for channel in channels_of(shares)
        }

    def channels(self, lessened: Sequence[Rows]) -> Iterator[Use]:
        """Every channel, from rows in which it is `lessened`."""
        for (profile, channel), less in zip(self.lessened, lessened, strict=True):
            column = f"channels/{channel}/hours"
            away = self.own.of(column) - less.of(column)
            net = self.own.of(f"channels/{channel}/margin") - self.own.of(f"channels/{channel}/cost")
            yield _use(
                (self.mix, profile, channel, "channel"),
                self.own.of(column),
                ratio_of_means(net, self.own.of(column), self.own.design),
                _less(self.own.gain_for_each(less, away), self._pay),
            )

    def _people(self) -> Iterator[Use]:
        """Whoever works for others' channels and platforms only: a tenth of each day goes to nothing."""
        calendar = effective(self.scenario, self.mix).calendar
        day = sum(closes - opens for opens, closes in calendar.spans)
        for profile, who in self._profiles.items():
            if channels_of(self.scenario.mixes[self.mix].prospecting.get(profile, {})):
                continue
            name = unused("away", who.commitments)
            away = {"kind": "meeting", "hours": TENTH * day, "every": "day"}
            values: dict[Path, Any] = {("profiles", profile, "commitments", name): away}
            earned = self.own.gain_for_each(self._with(values), self._presence.kept(profile, name, values))
            hours = self.own.of(f"hours_by_profile/{profile}")
            yield _use(
                (self.mix, profile, profile, "profile"),
                hours,
                ratio_of_means(self.own.of(f"profiles/{profile}/value"), hours, self.own.design),
                _less(earned, self._presence.pay(profile)),
            )

    def _commitments(self) -> Iterator[Use]:
        for profile, who in self._profiles.items():
            for name in who.commitments:
                kept = self._kept(profile, name)
                if not np.mean(kept) > 0.0:
                    continue
                shorter = self._with(self._lasting(profile, name, 1.0 - TENTH))
                earned = self._full(profile, name).gain_for_each(shorter, TENTH * kept)
                pay = self._presence.pay(profile)
                yield _use((self.mix, profile, name, "commitment"), kept, None, _less(earned, pay))

    def _move(self, uses: Sequence[Use]) -> Iterator[Lever]:
        """The hours that pay least, to the channel of the same people whose next hour pays most."""
        for profile in self.scenario.mixes[self.mix].prospecting:
            move = moved(self.scenario, self.mix, profile, uses)
            if move is None:
                continue
            after = self._with({("prospecting", profile): move.shares})
            column = f"channels/{move.source}/hours"
            taken = self.own.of(column) - after.of(column)
            yield replace(self._lever("move", move.source, after, taken), into=move.into)

    def _shorten(self, uses: Sequence[Use]) -> Iterator[Lever]:
        for use in uses:
            if use.what != "commitment":
                continue
            if self._profiles[use.profile].commitments[use.name].kind in SHORTENED:
                half = self._with(self._lasting(use.profile, use.name, 0.5))
                full, kept = self._full(use.profile, use.name), self._kept(use.profile, use.name)
                yield replace(self._lever("shorten", use.name, half, 0.5 * kept, full), profile=use.profile)

    def _lasting(self, profile: str, name: str, part: float) -> dict[Path, Any]:
        """A commitment that lasts a part of what it typically does."""
        hours = self._profiles[profile].commitments[name].hours.typical()
        return {("profiles", profile, "commitments", name, "hours"): hours * part}

    def _full(self, profile: str, name: str) -> Rows:
        """Rows in which a commitment lasts what it typically does."""
        if self._profiles[profile].commitments[name].hours.known is not None:
            return self.own
        if (profile, name) not in self._typical:
            self._typical[profile, name] = self._with(self._lasting(profile, name, 1.0))
        return self._typical[profile, name]

    def _kept(self, profile: str, name: str) -> Floats:
        if (profile, name) not in self._owed:
            values = self._lasting(profile, name, 1.0)
            self._owed[profile, name] = self._presence.kept(profile, name, values)
        return self._owed[profile, name]

    def _with(self, values: Mapping[Path, Any]) -> Rows:
        return self.bench.variants(self.scenario, [(self.mix, values)])[0]

    def _lever(self, what: str, name: str, after: Rows, units: Floats, before: Rows | None = None) -> Lever:
        before = self.own if before is None else before
        gain = after.net - before.net
        average = better_on_average(gain, after.design, self._beliefs)
        return Lever(
            mix=self.mix,
            what=what,
            name=name,
            into="",
            profile="",
            units=float(np.mean(units)),
            net=after.gain(before),
            each=after.gain_for_each(before, units),
            chance=chance_of_winning(gain, after.design),
            chance_on_average=average.probability,
        )


def _use(who: tuple[str, str, str, str], hours: Floats, average: Estimate | None, marginal: Estimate) -> Use:
    mix, profile, name, what = who
    mean = float(np.mean(hours))
    return Use(mix, profile, name, what, mean, average, marginal, cheap=False, cheap_hours=0.0)


def _less(earned: Estimate, pay: Estimate) -> Estimate:
    return Estimate(earned.value - pay.value, float(np.hypot(earned.se, pay.se)))
