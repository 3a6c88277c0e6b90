"""Which mix is best as the price of a validated appointment moves, without simulating again."""

from dataclasses import dataclass

import numpy as np

from simulator.decision.price_changes import PriceChange, price_changes
from simulator.statistics.arrays import FloatArray, Indices
from simulator.statistics.design import Design
from simulator.statistics.jackknife import LeftOut, jackknife_error, leave_out_means
from simulator.statistics.means import least_error
from simulator.statistics.scores import Scores

#: Errors of all means at once, resampled, that the chances are tried under.
SHIFTS = 100
#: What moves may reach, and a little more than rounding; draws that are looked at together.
REACH, AT_A_TIME = 1.0 + 1e-9, 4_096


@dataclass(frozen=True)
class Acceptability:
    """Along the price: how probable it is that each mix is the best, and which is best on average.

    Attributes
    ----------
    prices : (n,) float
        Money for an accepted appointment.
    probability, error : (n, mixes) float
        Chance, over the beliefs, that the mix has the highest mean net, luck averaged out, ties shared; and its Monte Carlo
        error. Rows add up to 1; nan where ignorance cannot be told from luck, as with one row a draw.
    frontier : (n,) int
        The mix with the highest net on average: with a skewed gain it need not be the most probable one.
    changes : tuple of PriceChange
        Where the frontier passes from one mix to another, whatever the step between the prices looked at.
    """

    prices: FloatArray
    probability: FloatArray
    error: FloatArray
    frontier: Indices
    changes: tuple[PriceChange, ...]


def acceptability(
    before_price: FloatArray,
    accepted: FloatArray,
    prices: FloatArray,
    design: Design,
    normal_scores: Scores | FloatArray,
) -> Acceptability:
    """Cost-effectiveness acceptability curves with their frontier, in closed form.

    The net of a mix is what it brings before the price, less the price times the appointments accepted: a line in the
    price, draw by draw (B. A. van Hout et al., Health Economics 3 (1994) 309-319; E. Fenwick, K. Claxton and M. Sculpher,
    Health Economics 10 (2001) 779-787 for the frontier). The lines are the conditional means of `leave_out_means`.

    Errors as in `better_on_average`: the larger of the delete-a-group jackknife, each group with its own fit and its own
    variance between draws, and of the spread that the error of the means alone gives; never below `least_error`. The
    draws alone would give a fraction of it, because with a few rows a draw the fit is what is least known.

    Parameters
    ----------
    before_price : (rows, mixes) float
        Net of each mix before this platform's price, luck included, all defined. What all mixes share cancels; measure
        from the baseline, so that its noise does not blur the fit.
    accepted : (rows, mixes) float
        Accepted appointments; 0 in a mix that orders none.
    prices : (n,) float
        Prices to look at.
    design : Design
        How the rows were sampled.
    normal_scores : Scores or (draws, k) float
        Standard normal scores of the beliefs, draws in the order of their numbers.
    """
    at = np.asarray(prices, dtype=np.float64)
    left_out = leave_out_means([*before_price.T, *accepted.T], design, normal_scores)
    whole = left_out.means[0]
    probability = _chances(whole, at)
    jackknife = jackknife_error(_left_out_chances(left_out, at))
    shifted = _shifted_chances(whole, _shifts(before_price, accepted, design), at)
    error = np.fmax(np.fmax(jackknife, shifted.std(axis=0)), least_error(design.draws))
    net = before_price.mean(axis=0) - at[:, None] * accepted.mean(axis=0)
    return Acceptability(
        prices=at,
        probability=probability,
        error=np.where(np.isnan(probability), np.nan, error),
        frontier=net.argmax(axis=1).astype(np.int32),
        changes=price_changes(before_price, accepted, design),
    )


def _left_out_chances(left_out: LeftOut, prices: FloatArray) -> FloatArray:
    """Chances without each group, (groups, n, mixes), among the draws that remain."""
    groups = range(1, len(left_out.means))
    found = [_chances(left_out.means[v][left_out.kept(v)], prices) for v in groups]
    return np.array(found).reshape(len(found), len(prices), left_out.means.shape[2] // 2)


def _shifts(before_price: FloatArray, accepted: FloatArray, design: Design) -> FloatArray:
    """Errors of the means of all columns together, (SHIFTS, 2 x mixes), by resampling clusters."""
    rows = np.hstack([before_price, accepted])
    sums = design.bootstrap.sums(design.cluster_index, rows - rows.mean(axis=0))[:SHIFTS]
    units = design.bootstrap.groups
    return np.asarray(np.sqrt(units / max(units - 1, 1)) * sums / design.rows, dtype=np.float64)


def _shifted_chances(means: FloatArray, shifts: FloatArray, prices: FloatArray) -> FloatArray:
    """`_chances` with the means shifted, (SHIFTS, n, mixes), for shifts (SHIFTS, 2 x mixes)."""
    before, accepted = np.vsplit(np.ascontiguousarray(means.T), 2)
    moves_before, moves_accepted = np.hsplit(shifts, 2)
    found = [
        _won_when_moved(before - price * accepted, moves_before - price * moves_accepted) for price in prices
    ]
    return np.array(found).reshape(len(prices), len(shifts), len(before)).swapaxes(0, 1)


def _won_when_moved(net: FloatArray, moves: FloatArray) -> FloatArray:
    """`_won` of nets (mixes, draws) with each of some moves added, (moves, mixes).

    Only where the lead of the best is within the reach of the moves may another win.
    """
    if np.isnan(net).any() or np.isnan(moves).any():
        return np.full(moves.shape, np.nan)
    *_, second, first = np.sort(net, axis=0) if len(net) > 1 else np.vstack([net, net])
    settled = first - second > REACH * float(np.ptp(moves, axis=1).max())
    won = np.tile(
        np.bincount(net[:, settled].argmax(axis=0), minlength=len(net)).astype(float), (len(moves), 1)
    )
    contested = net[:, ~settled]
    for place in range(0, contested.shape[1], AT_A_TIME):
        nets = contested[:, place : place + AT_A_TIME] + moves[..., None]
        best = nets == nets.max(axis=1, keepdims=True)
        won += (best / np.count_nonzero(best, axis=1, keepdims=True)).sum(axis=-1)
    return np.asarray(won / net.shape[1], dtype=np.float64)


def _chances(means: FloatArray, prices: FloatArray) -> FloatArray:
    """Share of the draws in which each mix is the best, ties shared, (n, mixes), of means (draws, 2 x mixes)."""
    before, accepted = np.vsplit(np.ascontiguousarray(means.T), 2)
    if np.isnan(before).any():
        return np.full((len(prices), len(before)), np.nan)
    return np.array([_won(before - price * accepted) for price in prices]).reshape(len(prices), len(before))


def _won(net: FloatArray) -> FloatArray:
    """Share of the draws, (mixes,), that each mix wins of nets (mixes, draws)."""
    best = net == net.max(axis=0)
    wins = np.array([np.count_nonzero(one) for one in best])
    draws = net.shape[1]
    won = wins / draws if wins.sum() == draws else (best / np.count_nonzero(best, axis=0)).mean(axis=1)
    return np.asarray(won, dtype=np.float64)
