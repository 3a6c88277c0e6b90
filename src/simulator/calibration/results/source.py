"""What every section needs: the scenario as the mix has it, delays by their laws, and where evidence goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.calibration.results.found import Elapsed, Evidence, Left, Told
from simulator.calibration.update import Became, Converted, Delay, Hours, Part, Term, Valued
from simulator.scenario import EventLaw, Quantity, Scenario, quantities
from simulator.scenario.document import dotted
from simulator.scenario.team import SpentKind

#: Points that stand for attempts made evenly over some time.
POINTS = 48


@dataclass(frozen=True)
class Source:
    """One reading of results.

    Attributes
    ----------
    scenario : Scenario
        With the mix's own values.
    mix : str
        The mix that was run.
    elapsed : Elapsed
        For how long.
    evidence : Evidence
        What was found so far.
    """

    scenario: Scenario
    mix: str
    elapsed: Elapsed
    evidence: Evidence

    def quantity(self, path: str) -> Quantity:
        """A quantity by its path."""
        return quantities(self.scenario)[path]

    def typical(self, path: str) -> float:
        """Its value, or its median."""
        return self.quantity(path).typical()

    def add(self, term: Term, path: str, what: str, **numbers: float) -> None:
        """Take a term, and what it tells of a quantity."""
        self.evidence.terms.append(term)
        self.evidence.told.append(Told(path, what, numbers))

    def leave(self, code: str, path: str) -> None:
        """Say that something is left out of account."""
        self.evidence.left.append(Left(code, path))

    def share(self, path: str, successes: float, failures: float, warmth: float = 1.0) -> None:
        """Successes and failures, all of them known; nothing to say when there are none."""
        if successes + failures > 0:
            term = Converted(path, successes, failures, warmth)
            self.add(term, path, "share", successes=successes, trials=successes + failures)

    def became(self, term: Became) -> None:
        """Successes that show late."""
        if term.failures is not None:
            trials, what = term.successes + term.failures, "share"
        elif term.successes == term.made:  # nothing is open
            trials, what = term.made, "share"
        else:
            trials, what = term.made, "shows_late"
        if trials > 0:
            self.add(term, term.name, what, successes=term.successes, trials=trials)

    def hours(
        self, activity: str, done: float, total: float | None, by_kind: Mapping[SpentKind, float]
    ) -> None:
        """Hours spent on so many of an activity, in all or by kind."""
        laws = self.scenario.activities[activity].hours
        base = ("activities", activity, "hours")
        groups = (
            [(tuple(laws), total)] if total is not None else [((kind,), one) for kind, one in by_kind.items()]
        )
        for kinds, spent in groups:
            if done <= 0 or spent is None:
                continue
            parts = tuple(Part(f"{dotted((*base, kind))}.mean", laws[kind].spread) for kind in kinds)
            unknown = [part.mean for part in parts if self.quantity(part.mean).known is None]
            path = (unknown or [parts[0].mean])[0]
            self.add(Hours(parts, done, spent), path, "hours", total=spent, count=done)

    def values(self, source: str, values: tuple[float, ...] | None) -> None:
        """Values of the deals of a channel or a platform."""
        path, law = self.scenario.deal_parts(source)["value"]
        if values and isinstance(law, EventLaw):
            if law.family in ("named", "empirical"):
                self.leave("approximate", path)
            term = Valued(f"{path}.mean", values, law.spread)
            self.add(term, term.name, "values", count=len(values), mean=float(np.mean(values)))

    def delay(self, activity: str) -> Delay:
        """The delay from an activity to what follows."""
        path = dotted(("activities", activity, "after_days"))
        return delay_of(path, self.scenario.activities[activity].after_days)

    def warmth(self, activity: str, success: str, waited_days: float | None) -> float:
        """What waiting leaves of a success, by its path, of an activity."""
        cools = self.typical(dotted(("activities", activity, "cools_per_day")))
        if cools > 0.0 and waited_days is None and self.quantity(success).known is None:
            self.leave("waits", dotted(("activities", activity)))
        return float(np.exp(-cools * (waited_days or 0.0)))

    def pace(self, term: Became, section: str) -> None:
        """Say of a term that the ages of what is open were taken from the expected pace, where that matters."""
        assumed = not term.open_ages and term.failures is None and term.made > term.successes
        if assumed and self.typical(term.delay.mean) > 0.0 and self.quantity(term.name).known is None:
            self.leave("even", section)

    def evenly(self, first_day: float = 0.0) -> tuple[float, ...]:
        """Ages in days of what was done evenly from a day of the trial to its last."""
        span = max(self.elapsed.days - first_day, 0.0)
        return tuple(float(age) for age in span * (np.arange(POINTS) + 0.5) / POINTS)


def delay_of(path: str, law: EventLaw) -> Delay:
    """An event law as a delay."""
    mean = f"{path}.mean"
    if law.shape is None:
        return Delay(mean, "lognormal" if law.cv > 0.0 else "constant", law.cv)
    return Delay(mean, "table", law.spread, law.share)


def ages_told(open_days: Sequence[float] | None, made: float, successes: float) -> tuple[float, ...] | None:
    """Ages of all that is open, when they were all told."""
    return tuple(open_days) if open_days is not None and len(open_days) == made - successes else None
