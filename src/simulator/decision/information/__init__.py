"""What it is worth to know more: everything, one belief or a group, or what a trial would show.

All of it works on E[net benefit | what is known], fitted by regression, so that luck, which no knowledge removes, is
not paid for. Shapes: net benefit (draws, mixes), beliefs (draws, k), trial results (draws, m).
"""

from simulator.decision.information.value import (
    Again,
    Choice,
    enbs,
    evpi,
    evpi_and_choices,
    evppi,
    evppi_of_each,
    evsi,
)

__all__ = ["Again", "Choice", "enbs", "evpi", "evpi_and_choices", "evppi", "evppi_of_each", "evsi"]
