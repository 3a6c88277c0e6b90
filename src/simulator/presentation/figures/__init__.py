"""The pictures of a run, one function a file; each title states the finding."""

from simulator.presentation.figures.agenda import draw_agenda
from simulator.presentation.figures.drawing import FIGURES, draw_all, figure_bytes
from simulator.presentation.figures.sweep import sweep_bytes, sweep_figure

__all__ = ["FIGURES", "draw_agenda", "draw_all", "figure_bytes", "sweep_bytes", "sweep_figure"]
