"""An early look at a trial: when to stop it, or to go on for good, before its last day."""

from dataclasses import dataclass

import numpy as np

from simulator.decision.trial.errors import known
from simulator.decision.trial.folds import FOLDS, Shown
from simulator.decision.trial.judged import Stakes
from simulator.decision.trial.thresholds import Levels, Rule
from simulator.statistics import Estimate, LeftOut
from simulator.statistics.arrays import FloatArray, Indices

#: How often the two rules are fitted to each other.
ROUNDS = 3
STOPPED, CONTINUED = 0, 1


@dataclass(frozen=True)
class TwoStages:
    """A rule for the early look and one for the last day."""

    early: Rule
    last: Rule


@dataclass(frozen=True)
class EarlyLook:
    """What an early look adds.

    Attributes
    ----------
    rules : TwoStages
        Chosen on all draws.
    gain : Estimate
        What the trial brings more with the look than without it, in money.
    stopped, gone_on : float
        How often it ends the trial at once, either way.
    wrong : Estimate
        How often the two rules together take another option than the one that is best given the beliefs.
    """

    rules: TwoStages
    gain: Estimate
    stopped: float
    gone_on: float
    wrong: Estimate


@dataclass(frozen=True, eq=False)
class Two:
    """Both looks of each trial, from one path.

    Attributes
    ----------
    early, last : Shown
        What is shown at the early look, and on the last day.
    meanwhile : LeftOut
        Means (1 + groups, draws, 1 or 2) of what is brought between the look and the last day, against stopping: by the
        trial and, if one may go on for good at the look, by going on.
    weeks : float
        Weeks that follow, discounted.
    """

    early: Shown
    last: Shown
    meanwhile: LeftOut
    weeks: float

    def of_rows(self, variant: int, draw: Indices) -> FloatArray:
        """What is brought meanwhile, (rows, 1 or 2)."""
        return np.asarray(self.meanwhile.means[variant][draw], dtype=np.float64)


def look_early(stakes: Stakes, two: Two) -> EarlyLook:
    """Find both rules by backward induction on the simulated trials, and what the early one adds.

    The last day's rule is the best for the trials that come to it, the early one the best given it, in turns. Both are
    chosen on four fifths of the draws and scored on the last.
    """
    figures = np.array([_variant(stakes, two, v) for v in range(stakes.variants)]).T
    gain, rows = stakes.of_rows(0), np.arange(len(stakes.draw), dtype=np.int32)
    rules = _fitted(two, gain, two.of_rows(0, stakes.draw), rows)
    early = rules.early.chosen(two.early.counts, _early_options(two))
    last = _early_options(two) - 1
    return EarlyLook(
        rules,
        known(figures[0]),
        float((early == STOPPED).mean()),
        float((early == last).mean()) if last > CONTINUED else 0.0,
        known(figures[1]),
    )


def _variant(stakes: Stakes, two: Two, variant: int) -> list[float]:
    """What the look adds, and how often both rules are wrong."""
    rows = stakes.kept(variant)
    gain, meanwhile = stakes.of_rows(variant), two.of_rows(variant, stakes.draw)
    fold = two.last.fold[rows]
    with_look, without, wrong = np.zeros(len(rows)), np.zeros(len(rows)), np.zeros(len(rows))
    for f in range(FOLDS):
        inside, others = np.flatnonzero(fold == f), rows[fold != f]
        if not inside.size or not others.size:
            continue
        mine = rows[inside]
        rules = _fitted(two, gain, meanwhile, others)
        plain = two.last.only(others).rule(gain[others])
        with_look[inside], option = _brought(two, rules, gain, meanwhile, mine)
        last = plain.chosen([count[mine] for count in two.last.counts], gain.shape[1])
        without[inside] = meanwhile[mine, 0] + two.weeks * gain[mine, last]
        wrong[inside] = gain[mine, option] < gain[mine].max(axis=1)
    return [float((with_look - without).mean()), float(wrong.mean())]


def _early_options(two: Two) -> int:
    return 1 + int(two.meanwhile.means.shape[2])


def _fitted(two: Two, gain: FloatArray, meanwhile: FloatArray, rows: Indices) -> TwoStages:
    """Both rules on some rows."""
    early, last = two.early.only(rows), two.last.only(rows)
    gain, meanwhile = gain[rows], meanwhile[rows]
    going = np.ones(len(rows), dtype=np.bool_)
    for _ in range(ROUNDS):
        final = last.only(np.flatnonzero(going).astype(np.int32)).rule(gain[going])
        option = final.chosen(last.counts, gain.shape[1])
        first = early.rule(_at_the_look(two, gain, meanwhile, option))
        coming = first.chosen(early.counts, _early_options(two)) == CONTINUED
        if not coming.any() or np.array_equal(coming, going):
            break
        going = coming
    return TwoStages(first, final)


def _at_the_look(two: Two, gain: FloatArray, meanwhile: FloatArray, option: Levels) -> FloatArray:
    """What each choice at the look brings in money against stopping, (rows, 2 or 3)."""
    continued = meanwhile[:, 0] + two.weeks * np.take_along_axis(gain, option[:, None], axis=1)[:, 0]
    columns = [np.zeros(len(gain)), continued]
    if meanwhile.shape[1] > 1:
        columns.append(meanwhile[:, 1] + two.weeks * gain[:, -1])
    return np.column_stack(columns)


def _brought(
    two: Two, rules: TwoStages, gain: FloatArray, meanwhile: FloatArray, rows: Indices
) -> tuple[FloatArray, Levels]:
    """Money that both rules bring against stopping at the look, and the option that each trial ends with."""
    early = rules.early.chosen([count[rows] for count in two.early.counts], _early_options(two))
    last = rules.last.chosen([count[rows] for count in two.last.counts], gain.shape[1])
    choices = _at_the_look(two, gain[rows], meanwhile[rows], last)
    money = np.take_along_axis(choices, early[:, None], axis=1)[:, 0]
    ended = np.where(early == STOPPED, 0, gain.shape[1] - 1)
    return money, np.where(early == CONTINUED, last, ended)
