"""The picture of a sweep: bands along one quantity, a map along two; its title states the finding."""

from matplotlib.figure import Figure

from simulator.presentation.figures.style import in_both_kinds, look
from simulator.presentation.figures.sweep_line import sweep_line
from simulator.presentation.figures.sweep_map import sweep_map
from simulator.presentation.labels import Words
from simulator.swept import SweepFindings


def sweep_figure(findings: SweepFindings, words: Words) -> Figure:
    """Return the picture of a sweep of one or two quantities."""
    with look():
        return (sweep_line if len(findings.axes) == 1 else sweep_map)(findings, words)


def sweep_bytes(findings: SweepFindings, words: Words) -> dict[str, bytes]:
    """Return the picture twice, "sweep.svg" and "sweep.png" -> its bytes."""
    return in_both_kinds("sweep", lambda: sweep_figure(findings, words))
