"""Weighted sums of a regression, added up chunk by chunk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from simulator.statistics.arrays import FloatArray, Indices
from simulator.statistics.features import Features


@dataclass(frozen=True, eq=False)
class Moments:
    """Weighted sums over draws of the columns and of m responses: leaving draws out is a subtraction.

    Sums over several sets of draws may lie one behind the other, as many leading axes of every attribute (`stacked`).

    Attributes
    ----------
    draws, weight : float, or an array of them
        Draws seen, and their rows.
    column : (p,) float
        Sums of the columns.
    response, square : (m,) float
        Sum of each response and of its square.
    gram : (p, p) float
        Sums of products of columns.
    cross : (p, m) float
        Sums of products of columns and responses.
    """

    draws: float | FloatArray
    weight: float | FloatArray
    column: FloatArray
    response: FloatArray
    square: FloatArray
    gram: FloatArray
    cross: FloatArray

    @classmethod
    def total(cls, parts: Iterable["Moments"], columns: int, responses: int) -> "Moments":
        """Sums over the draws of all parts, in the order given; zeros without a part."""
        none = np.zeros(responses)
        gram, cross = np.zeros((columns, columns)), np.zeros((columns, responses))
        out = cls(0.0, 0.0, np.zeros(columns), none, none, gram, cross)
        for part in parts:
            out = out.plus(part)
        return out

    @classmethod
    def of(cls, columns: FloatArray, count: FloatArray, means: FloatArray) -> "Moments":
        """Sums over some draws: columns (n, p), rows of each draw (n,) and their means (n, m)."""
        # Weights of one change nothing; the product of a table with itself then costs half of that of two.
        weighted = columns if (count == 1.0).all() else columns * count[:, None]
        return cls(
            draws=float(np.count_nonzero(count)),
            weight=float(count.sum()),
            column=weighted.sum(axis=0),
            response=count @ means,
            square=count @ means**2,
            gram=weighted.T @ columns,
            cross=weighted.T @ means,
        )

    @classmethod
    def side_by_side(cls, draws: FloatArray, columns: FloatArray, responses: FloatArray) -> "Moments":
        """Sums over each of several sets of draws of one row, stacked.

        Parameters
        ----------
        draws : (sets,) float
            How many there are in each.
        columns, responses : (sets, n, p) and (sets, n, m) float
            Smaller sets are filled up with noughts.
        """
        turned = columns.transpose(0, 2, 1)
        total, square = responses.sum(axis=1), (responses**2).sum(axis=1)
        return cls(draws, draws, columns.sum(axis=1), total, square, turned @ columns, turned @ responses)

    @classmethod
    def stacked(cls, parts: Sequence["Moments"]) -> "Moments":
        """Sums over each of several sets of draws, a leading axis."""
        return cls(*(np.stack(sums) for sums in zip(*(vars(part).values() for part in parts), strict=True)))

    @classmethod
    def joined(cls, parts: Sequence["Moments"]) -> "Moments":
        """Stacked sums, one stack behind the other."""
        return cls(
            *(np.concatenate(sums) for sums in zip(*(vars(part).values() for part in parts), strict=True))
        )

    @property
    def together(self) -> "Moments":
        """Sums over all of stacked sums."""
        return Moments(*(sums.sum(axis=0) for sums in vars(self).values()))

    def at(self, place: int) -> "Moments":
        """One of stacked sums."""
        return Moments(*(sums[place] for sums in vars(self).values()))

    def centred(self) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
        """Mean responses and mean columns; then the products of columns, and with responses, about these means.

        Without a row the responses have no mean, and are nan.
        """
        weight = np.asarray(self.weight, dtype=np.float64)[..., None]
        divisor = np.where(weight > 0.0, weight, 1.0)
        mean = np.where(weight > 0.0, self.response / divisor, np.nan)
        centre = np.asarray(self.column / divisor, dtype=np.float64)
        gram = self.gram - self.column[..., None] * centre[..., None, :]
        return mean, centre, gram, self.cross - self.column[..., None] * mean[..., None, :]

    def plus(self, other: "Moments") -> "Moments":
        """These sums and those of other draws."""
        pairs = zip(vars(self).values(), vars(other).values(), strict=True)
        return Moments(*(mine + theirs for mine, theirs in pairs))

    def less(self, other: "Moments") -> "Moments":
        """These sums without the draws of `other`."""
        pairs = zip(vars(self).values(), vars(other).values(), strict=True)
        return Moments(*(mine - theirs for mine, theirs in pairs))

    def of_columns(self, kept: NDArray[np.intp]) -> "Moments":
        """These sums for some of the columns, by their indices (n,)."""
        return replace(
            self,
            column=self.column[..., kept],
            gram=self.gram[..., kept[:, None], kept],
            cross=self.cross[..., kept, :],
        )


def grouped_moments(
    features: Features, count: FloatArray, means: FloatArray, group: Indices, groups: int
) -> list[Moments]:
    """Sums over the draws of each group, all groups in one pass.

    Parameters
    ----------
    features : Features
        The columns, draw by draw.
    count : (draws,) float
        Defined rows of each draw, the same for every response.
    means : (draws, m) float
        The responses: means over those rows.
    group : (draws,) int
        Group of each draw, 0..groups-1.
    groups : int
        How many there are.
    """
    sums = [Moments.total([], features.width, means.shape[1])] * groups
    for place, columns in features.chunks():
        for g in np.unique(group[place]):
            inside = group[place] == g
            part = Moments.of(columns[inside], count[place][inside], means[place][inside])
            sums[g] = sums[g].plus(part)
    return sums
