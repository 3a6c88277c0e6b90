"""The tables of the terminal, one file each: findings in, a grid of texts out."""

from simulator.presentation.tables.activities import activity_grids
from simulator.presentation.tables.advice import advice_lines, advised
from simulator.presentation.tables.channels import channel_grids
from simulator.presentation.tables.cost import cost_grid
from simulator.presentation.tables.decision import decision_lines, drivers_grids, price_grids
from simulator.presentation.tables.funnel import funnel_grid
from simulator.presentation.tables.hours import hours_grid, visible_lines
from simulator.presentation.tables.ignorance import ignorance_lines
from simulator.presentation.tables.mixes import mixes_grid
from simulator.presentation.tables.opening import opening_lines
from simulator.presentation.tables.profiles import profile_grids
from simulator.presentation.tables.provenance import made_by, precision_lines, provenance_lines
from simulator.presentation.tables.queues import queue_grids, waiting_lines

__all__ = [
    "activity_grids",
    "advice_lines",
    "advised",
    "channel_grids",
    "cost_grid",
    "decision_lines",
    "drivers_grids",
    "funnel_grid",
    "hours_grid",
    "ignorance_lines",
    "made_by",
    "mixes_grid",
    "opening_lines",
    "precision_lines",
    "price_grids",
    "profile_grids",
    "provenance_lines",
    "queue_grids",
    "visible_lines",
    "waiting_lines",
]
