"""What is to be decided, by which measure, and where to look for better."""

from typing import Annotated, Literal

from pydantic import Field

from simulator.scenario.fields import Frozen, Number, Text, Whole, said

TEAM = "team"
Rank = Annotated[float, Field(strict=True, gt=-1, lt=1)]


class Options(Frozen):
    """Which mix each outcome of the trial leads to."""

    go_on: Text | None = said("the mix kept when the trial convinces", "", None)
    reduce: Text | None = said("a third way", "", None)
    stop: Text | None = said("the mix gone back to", "", None)


class Decision(Frozen):
    """Baseline, trial, measure, targets and thresholds."""

    baseline: Text = said("the mix that the others are compared with; the first unless stated")
    trial: Text | None = said("the mix tried; the other one when there are two", "", None)
    measure: Literal["hourly_value", "net"] = said("what decides", "", "hourly_value")
    target_hourly_value: Number | dict[Text, Number] | None = said(
        'hourly value that must be reached: one for the team, or a table by profile and "team"',
        "money/hour",
        None,
    )
    min_revenue_per_appointment: Number | None = said(
        "least revenue that an appointment must bring", "money", None, ge=0
    )
    applies_weeks: Whole = said("how long what is learned will be used", "weeks", 52, ge=1, le=5200)
    discount_rate: Number = said("yearly discount rate of recurring revenue", "1/year", 0.0, ge=0, le=1)
    options: Options = said("what the trial can lead to", "", Options())

    @property
    def undecided(self) -> tuple[str, ...]:
        """What keeps the trial from being weighed, as names of messages; nothing when it can be.

        Either no trial is named, or no mix for when it convinces or fails, or both are the same.
        """
        found = () if self.trial is not None else ("trial_missing",)
        go_on, stop = self.options.go_on, self.options.stop
        if go_on is None or stop is None:
            return (*found, "options_missing")
        return (*found, "options_same") if go_on == stop else found

    @property
    def team_target(self) -> float | None:
        """Target of the whole team, if any."""
        target = self.target_hourly_value
        return target.get(TEAM) if isinstance(target, dict) else target

    @property
    def profile_targets(self) -> dict[str, float]:
        """Targets of single profiles."""
        target = self.target_hourly_value
        return {k: v for k, v in target.items() if k != TEAM} if isinstance(target, dict) else {}


class Search(Frozen):
    """Where to look for the best mix."""

    over: dict[Text, tuple[Number, ...]] = said(
        'values to try, by path; "mixes.M.prospecting.P.A -> B" gives B what A leaves',
        "",
        min_length=1,
        max_length=2,
    )
    confidence: Number = said("wanted probability of a correct selection", "probability", 0.95, gt=0, lt=1)
    indifference: Number = said("a difference in net that does not matter", "money", gt=0)


class Correlation(Frozen):
    """Beliefs that go together."""

    between: tuple[Text, ...] = said("paths of two or more beliefs", "", min_length=2)
    rank: Rank = said("Spearman rank correlation of each pair of them", "")
