"""The estimator itself: deals in, beliefs about what becomes of them out."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from simulator.calibration.estimators.beliefs import weighted_belief, weighted_quantiles
from simulator.calibration.estimators.cure.incidence import observed_by
from simulator.calibration.estimators.cure.likelihood import (
    LOST_CV,
    LOST_MEAN,
    WON_CV,
    WON_MEAN,
    DelayPrior,
    Seen,
    log_shares,
    seen,
)
from simulator.calibration.estimators.cure.misfit import widened, widened_delay
from simulator.calibration.estimators.cure.posterior import Draws, posterior, weights_of
from simulator.calibration.estimators.records import CureFit, DelayFit, Floats, Incidence

OPEN, WON, LOST = 0, 1, 2
#: The window is long enough when it surely (with this probability) shows this share of all that will ever close.
ENOUGH, SURE = 0.9, 0.9
#: Ages of the picture of data against model.
PICTURED = 60
#: Draws behind a picture.
DRAWN = 300


def fit_outcomes(
    ages: ArrayLike,
    outcomes: ArrayLike,
    *,
    watched: ArrayLike | None = None,
    resolution: float = 1.0,
    prior: DelayPrior | None = None,
    draws: int = 3_000,
    seed: int = 0,
) -> CureFit:
    """Shares of deals won, lost and never closed in the end, and the delay to each outcome.

    Parameters
    ----------
    ages
        (deals,) time from opening to closing, or to the day of the export for deals still open; 0 when an open deal's
        opening is unknown, which says nothing and counts among the open.
    outcomes
        (deals,) 0 open, 1 won, 2 lost.
    watched
        (deals,) time from opening to the day of the export, of closed deals too; the longest of `ages` stands for the
        window when it is not given.
    resolution
        Step of the ages: 1 for days between dates, 0 when they are exact.
    prior
        Of the delays, in the unit of the ages; the default is for days.
    draws, seed
        Draws a law behind the beliefs, and where they come from: the same arguments, the same answer.

    Raises
    ------
    ValueError
        Without deals, or with an age that is negative or not a number, or 0 for a closed deal at resolution 0.
    """
    age = np.asarray(ages, dtype=np.float64).ravel()
    outcome = np.asarray(outcomes, dtype=np.int64).ravel()
    _checked(age, outcome, resolution)
    deals = seen(age, outcome, resolution)
    window = float(np.max(age if watched is None else np.maximum(np.asarray(watched, dtype=np.float64), age)))
    found = posterior(deals, prior or DelayPrior(), draws, np.random.default_rng(seed))
    return _said(deals, outcome, window, found)


def _checked(age: Floats, outcome: NDArray[np.int64], resolution: float) -> None:
    if not age.size or age.shape != outcome.shape:
        raise ValueError("every deal needs an age and an outcome")
    if (
        not np.isfinite(age).all()
        or age.min() < 0.0
        or (resolution == 0.0 and (age[outcome != OPEN] == 0.0).any())
    ):
        raise ValueError("ages must be numbers of 0 or more, above 0 for a closed deal whose age is exact")


def _said(deals: Seen, outcome: NDArray[np.int64], window: float, found: list[Draws]) -> CureFit:
    weight = np.concatenate([one.weight for one in found])
    theta = np.concatenate([one.theta for one in found])
    won, lost, never = (np.exp(log) for log in log_shares(theta))
    shown = _reached(found, np.array([max(window, 1e-9)]))
    share = (shown[0] + shown[1])[:, 0] / (won + lost)
    counts = {
        name: int((outcome == code).sum()) for name, code in (("won", WON), ("lost", LOST), ("open", OPEN))
    }
    pictures = _pictures(deals, found, window)
    columns = ((WON_MEAN, WON_CV), (LOST_MEAN, LOST_CV))
    won_after, lost_after = (
        widened_delay(_delay(found, theta, weight, columns[k]), pictures[k], deals, len(outcome), k)
        if counts[name]
        else None
        for k, name in enumerate(("won", "lost"))
    )
    return CureFit(
        won=widened(weighted_belief(won, weight), pictures[0], deals, len(outcome)),
        lost=widened(weighted_belief(lost, weight), pictures[1], deals, len(outcome)),
        never=weighted_belief(never, weight),
        won_of_closed=weighted_belief(won / (won + lost), weight),
        won_after=won_after,
        lost_after=lost_after,
        counts=counts,
        window=window,
        seen=weighted_belief(share, weight),
        too_short=bool(weight[share >= ENOUGH].sum() < SURE),
        won_by=pictures[0],
        lost_by=pictures[1],
        effective=1.0 / float(weight @ weight),
    )


def _delay(found: list[Draws], theta: Floats, weight: Floats, columns: tuple[int, int]) -> DelayFit:
    mean, cv = (weighted_belief(np.exp(theta[:, column]), weight) for column in columns)
    return DelayFit(found[0].law.family, weights_of(found), mean, cv)


def _reached(found: list[Draws], ages: Floats) -> tuple[Floats, Floats]:
    """Share of all deals won, and lost, by each age under each draw, (draws, ages) each."""
    won: list[Floats] = []
    lost: list[Floats] = []
    for one in found:
        log_won, log_lost, _ = log_shares(one.theta)
        for out, log_share, mean, cv in (
            (won, log_won, WON_MEAN, WON_CV),
            (lost, log_lost, LOST_MEAN, LOST_CV),
        ):
            longer = one.law.longer(ages, one.theta[:, mean], one.theta[:, cv])
            out.append(np.exp(log_share)[:, None] * (1 - longer))
    return np.concatenate(won), np.concatenate(lost)


def _pictures(deals: Seen, found: list[Draws], window: float) -> tuple[Incidence, Incidence]:
    ages = np.linspace(window / PICTURED, window, PICTURED) if window > 0.0 else np.array([1e-9])
    few = [_few(one) for one in found if len(_few(one).weight)]
    weight = np.concatenate([one.weight for one in few])
    won, lost = (
        _picture(ages, observed, reached, weight / weight.sum())
        for observed, reached in zip(observed_by(deals, ages), _reached(few, ages), strict=True)
    )
    return won, lost


def _few(one: Draws) -> Draws:
    """Draws enough for a picture: an even choice from their weights, in proportion to the law's chance."""
    count = int(np.ceil(DRAWN * one.weight.sum() - 1e-3))
    reached = np.cumsum(one.weight)
    place = np.searchsorted(reached, reached[-1] * (np.arange(count) + 0.5) / max(count, 1))
    return Draws(one.theta[place], np.full(count, 1.0 / DRAWN), one.law)


def _picture(ages: Floats, observed: Floats, reached: Floats, weight: Floats) -> Incidence:
    bands = np.array([weighted_quantiles(column, weight, np.array([0.1, 0.9])) for column in reached.T])
    return Incidence(ages, observed, weight @ reached, bands[:, 0], bands[:, 1])
