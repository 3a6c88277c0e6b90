"""What would be chosen in each draw, by a regression on the other draws."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from simulator.decision.information.basis import Basis
from simulator.decision.information.fitting import careful, plain
from simulator.statistics.arrays import FloatArray, Indices, ranks
from simulator.statistics.moments import Moments
from simulator.statistics.ridge import Fit

#: Parts of the draws, each left out in turn.
FOLDS = 10
#: Columns that hold at most so many numbers are made at a time.
_AT_A_TIME = 4_000_000


@dataclass(frozen=True, eq=False)
class Folds:
    """A choice between mixes whose draws lie in folds, each judged by a fit on the others.

    What is scored in a draw had no part in its choice: a maximum over means that were fitted to the same luck would be
    too good to be true.

    Attributes
    ----------
    draw : (folds, n) int
        Draws of each fold.
    there : (folds, n) bool
        Which of them count: smaller folds are filled up.
    contrast : (folds, n, mixes) float
        What each mix brings more than the first, in `scale`, for what all share, and its noise, is no ground for a
        choice; 0 where a fold is filled up.
    scale : float
        In the unit of the net benefit.
    """

    draw: NDArray[np.intp]
    there: NDArray[np.bool_]
    contrast: FloatArray
    scale: float

    @classmethod
    def of(cls, net_benefit: FloatArray, clusters: Indices) -> "Folds":
        """Lay the draws of (draws, mixes) out; draws of one cluster, (draws,), are left out together."""
        fold = ranks(clusters) % FOLDS
        own = [np.flatnonzero(fold == f) for f in range(FOLDS)]
        draw = np.zeros((FOLDS, max(map(len, own))), dtype=np.intp)
        there = np.arange(draw.shape[1]) < np.array([[len(rows)] for rows in own])
        draw[there] = np.concatenate(own)
        return cls._laid_out(draw, there, net_benefit)

    @classmethod
    def _laid_out(cls, draw: NDArray[np.intp], there: NDArray[np.bool_], net_benefit: FloatArray) -> "Folds":
        scale = float(np.ptp(net_benefit, axis=0).max(initial=0.0)) or 1.0
        contrast = (net_benefit - net_benefit[:, :1])[draw] / scale
        return cls(draw, there, contrast * there[..., None], scale)

    def only(self, kept: NDArray[np.bool_], net_benefit: FloatArray) -> "Folds":
        """The same folds of the draws kept, (draws,), by another net benefit of all draws."""
        return self._laid_out(self.draw, self.there & kept[self.draw], net_benefit)

    def held(self) -> NDArray[np.intp]:
        """Mix that is best on average over the other folds, in each draw, (draws,)."""
        none = np.empty((*self.draw.shape, 0))
        mean, *_ = _rests([self.sums_in(slice(None), none)]).centred()
        return self._spread(np.broadcast_to(mean.argmax(axis=1)[:, None], self.draw.shape))

    def choices(self, scores: FloatArray, handicap: FloatArray) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Mix that is best given what is known, in each draw, (draws,): by a careful fit, and as luck would have it.

        Parameters
        ----------
        scores : (draws, w) float
            Normal scores of what would be known.
        handicap : (mixes,) float
            What each mix is given for the second choice, by a line of each column without a penalty: what luck would
            choose too, were it believed.
        """
        basis = Basis.of(scores)
        tables = _Tables(self, basis)
        rests = _rests([self.sums_in(place, table) for place, table in tables])
        fit, straight = careful(rests, basis), plain(rests.of_columns(np.arange(basis.lines)))
        straight = replace(straight, mean=straight.mean + (handicap - handicap[0]) / self.scale)
        best = np.empty((2, *self.draw.shape), dtype=np.intp)
        for place, table in tables:
            best[0][:, place] = _best(fit, table)
            best[1][:, place] = _best(straight, table[..., : basis.lines])
        return self._spread(best[0]), self._spread(best[1])

    def choices_of_each(self, others: Sequence["Folds"], scores: FloatArray) -> NDArray[np.intp]:
        """The first of the `choices` on each of several `only` some draws, (others, draws): columns are made once for all."""
        basis = Basis.of(scores)
        tables = _Tables(self, basis)
        rests = [
            _rests([one.sums_in(place, table * one.there[:, place, None]) for place, table in tables])
            for one in others
        ]
        fit = careful(Moments.joined(rests), basis)
        best = np.empty((len(others), *self.draw.shape), dtype=np.intp)
        for place, table in tables:
            for v, of_one in enumerate(best):
                of_one[:, place] = _best(fit.at(slice(v * FOLDS, (v + 1) * FOLDS)), table)
        return np.array([self._spread(of_one) for of_one in best])

    def sums_in(self, place: slice, table: FloatArray) -> Moments:
        """Sums over each fold in a part of it, (folds, ...), of a table (folds, some, width) that is 0 in draws that do not count."""
        draws = self.there[:, place].sum(axis=1, dtype=np.float64)
        return Moments.side_by_side(draws, table, self.contrast[:, place])

    def _spread(self, chosen: NDArray[np.intp]) -> NDArray[np.intp]:
        """What is chosen in the folds (folds, n), draw by draw; 0 in draws that do not count."""
        out = np.zeros(self.draw.max() + 1, dtype=np.intp)
        out[self.draw[self.there]] = chosen[self.there]
        return out


class _Tables:
    """The columns of a basis in parts of all folds, (folds, some, width), each with its place; 0 where a fold is filled up.

    A table of all draws is made once; parts of a larger one are made each time.
    """

    def __init__(self, folds: Folds, basis: Basis) -> None:
        self._folds, self._basis = folds, basis
        size = folds.draw.shape[1]
        step = max(_AT_A_TIME // (FOLDS * max(basis.width, 1)), 1)
        self._places = [slice(first, first + step) for first in range(0, size, step)]
        self._only = [self._table(place) for place in self._places] if len(self._places) == 1 else None

    def __iter__(self) -> Iterator[tuple[slice, FloatArray]]:
        yield from zip(self._places, self._only or map(self._table, self._places), strict=True)

    def _table(self, place: slice) -> FloatArray:
        draw, there = self._folds.draw[:, place], self._folds.there[:, place]
        table = self._basis.columns(draw.ravel()).reshape(*draw.shape, self._basis.width)
        table[~there] = 0.0
        return table


def _rests(parts: list[Moments]) -> Moments:
    """Sums over all folds but each, from parts of the draws of all."""
    own = reduce(Moments.plus, parts)
    return own.together.less(own)


def _best(fit: Fit, table: FloatArray) -> NDArray[np.intp]:
    return np.asarray(np.argmax(fit.mean[:, None] + fit.deviation(table), axis=-1), dtype=np.intp)
