"""Where one more hour pays: hours moved, freed, hired, and appointments bought, on the same luck."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from simulator.engine.interface import Engine
from simulator.outcomes import Floats
from simulator.scenario import Scenario, changed
from simulator.statistics import Estimate, better_on_average, ratio_of_means
from simulator.study.compare import chance_of_winning
from simulator.study.conduct import beliefs_of, provenance_of
from simulator.study.labels import labels_of
from simulator.study.run import Run, at_hand
from simulator.study.settings import Settings
from simulator.study.varied.moves import IDLE_TIME, cheapest, moved, step_of, with_idle
from simulator.study.varied.rows import Bench, Rows
from simulator.varied import HoursFindings, Lever, Use

#: Kinds of commitments that leadership can shorten.
SHORTENED = ("meeting", "report")


def hours(scenario: Scenario, mixes: Sequence[str], engine: Engine, settings: Settings) -> HoursFindings:
    """Change one thing at a time in each mix, and see what net becomes.

    Parameters
    ----------
    scenario : Scenario
        Resolved.
    mixes : sequence of str
        Mixes to look at.
    engine, settings
        As for `conduct`.

    Raises
    ------
    KeyboardInterrupt
        When the user stopped.
    """
    started = settings.clock()
    uses: list[Use] = []
    levers: list[Lever] = []
    first: dict[str, Rows] = {}
    with at_hand(engine, settings) as by:
        bench = Bench(engine, settings, by, planned=sum(_variants(scenario, mix) for mix in mixes))
        for mix in mixes:
            view = View(scenario, mix, bench)
            first[mix] = view.own
            found = cheapest(view.uses(), float(np.mean(view.own.of("hours"))))
            uses += found
            levers += view.levers(found)
    return HoursFindings(
        title=scenario.title,
        language=scenario.language,
        currency=scenario.currency,
        horizon_weeks=scenario.horizon.weeks,
        baseline=scenario.decision.baseline,
        mixes=tuple(mixes),
        uses=tuple(uses),
        levers=tuple(sorted(levers, key=lambda one: -one.net.value)),
        hours={mix: float(np.mean(rows.of("hours"))) for mix, rows in first.items()},
        utilisation={
            mix: {p: float(np.nanmean(rows.of(f"queues/{p}/utilisation"))) for p in scenario.profiles}
            for mix, rows in first.items()
        },
        activities={mix: _revenue_of_an_hour(scenario, rows) for mix, rows in first.items()},
        quarters=bench.quarters,
        provenance=provenance_of(scenario, settings, first[mixes[0]].design, settings.clock() - started),
        labels=labels_of(scenario),
    )


def _variants(scenario: Scenario, mix: str) -> int:
    """About how many variants of a mix are simulated."""
    shares = sum(len(channels) for channels in scenario.mixes[mix].prospecting.values())
    commitments = sum(len(profile.commitments) for profile in scenario.profiles.values())
    return 2 + shares + 2 * commitments + len(scenario.profiles) + len(scenario.mixes[mix].orders)


def _revenue_of_an_hour(scenario: Scenario, rows: Rows) -> dict[str, float]:
    spent = {name: float(np.mean(rows.of(f"activities/{name}/hours"))) for name in scenario.activities}
    return {
        name: float(np.mean(rows.of(f"activities/{name}/revenue"))) / each
        for name, each in spent.items()
        if each > 0.0
    }


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
        self._pay = ratio_of_means(
            self.own.of("cost_by_category/payroll"), self.own.of("hours"), self.own.design
        )
        self._beliefs = beliefs_of(scenario, bench.settings, _as_run(self.own)).used_by(mix)

    def uses(self) -> list[Use]:
        """Every channel and commitment, with a tenth of its hours moved away."""
        return [*self._channels(), *self._commitments()]

    def levers(self, uses: Sequence[Use]) -> Iterator[Lever]:
        """What leadership can do in this mix, each simulated."""
        yield from self._move(uses)
        yield from self._shorten(uses)
        for profile, who in self.scenario.profiles.items():
            more = self._with({("profiles", profile, "headcount"): who.headcount + 1})
            extra = more.of(f"hours_by_profile/{profile}") - self.own.of(f"hours_by_profile/{profile}")
            yield self._lever("hire", profile, more, extra)
        for platform, order in self.scenario.mixes[self.mix].orders.items():
            if order.per_week > 0.0:
                path = ("mixes", self.mix, "orders", platform, "per_week")
                more = self._with({path: order.per_week * (1.0 + step_of(order.per_week))})
                taken = f"platforms/{platform}/accepted"
                yield self._lever("buy", platform, more, more.of(taken) - self.own.of(taken))

    def _channels(self) -> Iterator[Use]:
        for profile, shares in self.scenario.mixes[self.mix].prospecting.items():
            for channel, share in shares.items():
                if channel == IDLE_TIME or not share > 0.0:
                    continue
                path = ("mixes", self.mix, "prospecting", profile)
                less = self._with({path: with_idle(shares, channel, 0.1 * share)})
                column = f"channels/{channel}/hours"
                away = self.own.of(column) - less.of(column)
                net = self.own.of(f"channels/{channel}/margin") - self.own.of(f"channels/{channel}/cost")
                yield Use(
                    mix=self.mix,
                    profile=profile,
                    name=channel,
                    what="channel",
                    hours=float(np.mean(self.own.of(column))),
                    average=ratio_of_means(net, self.own.of(column), self.own.design),
                    marginal=self._less_pay(self.own.gain_for_each(less, away)),
                    cheap=False,
                    cheap_hours=0.0,
                )

    def _commitments(self) -> Iterator[Use]:
        for profile, who in self.scenario.profiles.items():
            for name, commitment in who.commitments.items():
                hours = commitment.hours.typical()
                less = self._with({("profiles", profile, "commitments", name, "hours"): hours * 0.9})
                full = self._with({("profiles", profile, "commitments", name, "hours"): hours})
                column = f"hours_by_kind/{commitment.kind}"
                freed = full.of(column) - less.of(column)
                if not np.mean(freed) > 0.0:
                    continue
                earned = less.gain_for_each(full, freed)
                yield Use(
                    mix=self.mix,
                    profile=profile,
                    name=name,
                    what="commitment",
                    hours=10.0 * float(np.mean(freed)),
                    average=None,
                    marginal=self._less_pay(Estimate(-earned.value, earned.se)),
                    cheap=False,
                    cheap_hours=0.0,
                )

    def _move(self, uses: Sequence[Use]) -> Iterator[Lever]:
        """The hours that pay least, to the channel of the same people whose next hour pays most."""
        for profile in self.scenario.mixes[self.mix].prospecting:
            move = moved(self.scenario, self.mix, profile, uses)
            if move is None:
                continue
            after = self._with({("mixes", self.mix, "prospecting", profile): move.shares})
            column = f"channels/{move.source}/hours"
            yield replace(
                self._lever("move", move.source, after, self.own.of(column) - after.of(column)),
                into=move.into,
            )

    def _shorten(self, uses: Sequence[Use]) -> Iterator[Lever]:
        for use in uses:
            if use.what != "commitment":
                continue
            commitment = self.scenario.profiles[use.profile].commitments[use.name]
            if commitment.kind in SHORTENED:
                path = ("profiles", use.profile, "commitments", use.name, "hours")
                shorter = self._with({path: commitment.hours.typical() * 0.5})
                column = f"hours_by_kind/{commitment.kind}"
                freed = self.own.of(column) - shorter.of(column)
                yield replace(self._lever("shorten", use.name, shorter, freed), profile=use.profile)

    def _with(self, values: Mapping[tuple[str | int, ...], Any]) -> Rows:
        return self.bench.rows(changed(self.scenario, values), self.mix)

    def _lever(self, what: str, name: str, after: Rows, units: Floats) -> Lever:
        gain = after.net - self.own.net
        average = better_on_average(gain, after.design, self._beliefs)
        return Lever(
            mix=self.mix,
            what=what,
            name=name,
            into="",
            profile="",
            units=float(np.mean(units)),
            net=after.gain(self.own),
            each=after.gain_for_each(self.own, units),
            chance=chance_of_winning(gain, after.design),
            chance_on_average=average.probability,
        )

    def _less_pay(self, earned: Estimate) -> Estimate:
        return Estimate(earned.value - self._pay.value, float(np.hypot(earned.se, self._pay.se)))


def _as_run(rows: Rows) -> Run:
    outcomes = rows.outcomes
    return Run(outcomes, dict, rows.design, rows.design.draws, outcomes.rows, False, None, {})  # noqa: FBT003
