"""Bars that look alike, as one piece of a picture: a hundred pieces take longer to make and to go through than to draw."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from numpy.typing import ArrayLike

#: From where to where.
Sides = tuple[ArrayLike, ArrayLike]


def blocks(axes: Axes, x: Sides, y: Sides, colour: str, hatch: str, edge: float) -> None:
    """Draw rectangles of one look.

    Parameters
    ----------
    axes : Axes
        Where to.
    x, y : pair of array-like
        Where each begins and ends, in the units of the axes; a single number holds for all.
    colour, hatch : str
        Of their faces.
    edge : float
        Points that their white edges are wide.
    """
    left, right, bottom, top = np.broadcast_arrays(*x, *y)
    corners = np.stack([left, bottom, left, top, right, top, right, bottom], axis=-1).reshape(-1, 4, 2)
    axes.add_collection(
        PolyCollection(
            list(corners),
            facecolor=colour,
            hatch=hatch or None,
            edgecolor="white",
            linewidth=edge,
            joinstyle="miter",
        )
    )
