"""The pictures of a run, one function a file; each title states the finding."""

from simulator.presentation.figures import quiet  # noqa: F401  # before anything else loads matplotlib
from simulator.presentation.figures.drawing import (
    BY_MIX,
    FIGURES,
    FINDINGS,
    figure_bytes,
    main_mixes,
    narrow_bytes,
)

__all__ = ["BY_MIX", "FIGURES", "FINDINGS", "figure_bytes", "main_mixes", "narrow_bytes"]
