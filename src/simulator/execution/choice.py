"""Choose where blocks are run."""

from concurrent.futures import ThreadPoolExecutor
from typing import Literal

from simulator.execution.ways import Here, Processes, Way


def way(workers: int, kind: Literal["threads", "processes"], dask: str | None = None) -> Way:
    """Choose where blocks are run.

    Parameters
    ----------
    workers : int
        Threads or processes on this machine.
    kind : str
        "threads" for work that lets others run meanwhile, "processes" for work in plain Python.
    dask : str, optional
        Address of a Dask scheduler, whose workers then do the work.

    Raises
    ------
    InputError
        When Dask is not installed, nobody answers at the address, or nobody works there.
    """
    if dask is not None:
        from simulator.execution.on_dask import DaskWay

        return DaskWay(dask)
    if kind == "threads":
        return Way(lambda: ThreadPoolExecutor(workers), workers)
    if workers == 1:
        alone = Way(Here, 1)
        alone.at_once = 1
        return alone
    return Way(lambda: Processes(workers), workers)
