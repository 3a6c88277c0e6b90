"""How much one simulated quarter may hold at one time, and what is said when it is more."""

from simulator.errors import SimulatorError

#: Opportunities open at one time in one row: a thousand times what a large team follows, and a few hundred megabytes.
MOST_OPEN = 2**20


class TooManyOpenError(SimulatorError):
    """One row has more than `MOST_OPEN` opportunities open at one time.

    Parameters
    ----------
    mix : str
        The mix simulated: the baseline, when what is open at the start is too much.
    row : int
        The row.
    activity : str
        What most of them wait for; empty when it is none of the scenario's activities.
    """

    def __init__(self, mix: str, row: int, activity: str) -> None:
        super().__init__(mix, row, activity)
        self.mix, self.row, self.activity = mix, row, activity
