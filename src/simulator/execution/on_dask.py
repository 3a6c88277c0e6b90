"""Blocks on a Dask cluster: the one door to Dask, which need not be installed."""

import re
import time
from collections.abc import Iterable
from concurrent.futures import Executor, Future
from typing import Any

from simulator.errors import InputError, SimulatorError
from simulator.execution.ways import Way
from simulator.provenance import libraries
from simulator.scenario.messages import problem_of

#: Seconds that a scheduler has to answer, and its first worker to be there.
ANSWER, FIRST_WORKER = 10.0, 30.0
#: Seconds without any worker after which the cluster is given up.
ALONE = 60.0
#: Lost workers that Dask puts down to one block before it gives the block back.
RETRIES = 3


#: An address that the client can look for; it would try any other for a long while, and complain at the end.
ADDRESS = re.compile(r"(\w+://)?[^\s/]+:\d+")


class DaskWay(Way):
    """The workers of a Dask cluster, as `Client.get_executor` gives them.

    Parameters
    ----------
    address : str
        Of the scheduler, such as "tcp://10.0.0.5:8786".

    Raises
    ------
    InputError
        When Dask is not installed, nobody answers, nobody works there, or the workers have other versions.
    """

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
            from distributed.scheduler import KilledWorker
        except ImportError as error:
            raise InputError([problem_of("dask_missing", "--dask")]) from error
        if not ADDRESS.fullmatch(address):
            raise InputError([problem_of("dask_silent", "--dask", address=address)])
        self._client = _connected(Client, address)
        try:
            threads = self._workers(address)
        except BaseException:
            self._client.close()
            raise
        super().__init__(self._executor_of_client, sum(threads.values()))
        self.lost = (*self.lost, KilledWorker)
        self._seen = time.monotonic()
        self._line = self._client.scheduler_comm

    def check(self) -> None:
        """Raise SimulatorError when the connection was lost, or the cluster has had no worker for a while."""
        if not self._connected():
            raise SimulatorError("the connection to the Dask scheduler was lost; run again when it is back")
        if self._client.nthreads():
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > ALONE:
            raise SimulatorError("the Dask cluster has no worker left; start some, then run again")

    def renew(self) -> None:
        """Nothing to make again: the scheduler, if it is there, gives the blocks of a lost worker to the others."""
        self.check()

    def call_off(self, futures: Iterable[Future[Any]]) -> None:
        """Cancel blocks that nobody waits for any more, if the scheduler is still there to be told."""
        if self._connected():
            super().call_off(futures)

    def close(self) -> None:
        """Leave the cluster; what it still runs is called off, since nobody waits for it."""
        if self._executor is not None:
            self._executor.shutdown(wait=False)
            self._executor = None
        self._client.close()

    def _connected(self) -> bool:
        """Whether the connection is the first: what was in flight on an earlier one never arrives."""
        return self._client.status == "running" and self._client.scheduler_comm is self._line

    def _executor_of_client(self) -> Executor:
        # direct: a result goes from its worker to this program without passing through the scheduler
        executor: Executor = self._client.get_executor(pure=False, retries=RETRIES)
        return executor

    def _workers(self, address: str) -> dict[str, int]:
        """Threads of each worker, once one is there and all run this very program."""
        try:
            self._client.wait_for_workers(1, timeout=FIRST_WORKER)
        except TimeoutError as error:
            raise InputError([problem_of("dask_idle", "--dask", address=address)]) from error
        try:
            found = self._client.run(libraries)
        except ImportError:
            found = {"": {}}
        if any(versions != libraries() for versions in found.values()):
            raise InputError([problem_of("dask_versions", "--dask", address=address)])
        threads: dict[str, int] = self._client.nthreads()
        return threads


def _connected(client: type[Any], address: str) -> Any:
    try:
        return client(address, timeout=ANSWER, set_as_default=False, direct_to_workers=True)
    except (OSError, TimeoutError, ValueError) as error:
        raise InputError([problem_of("dask_silent", "--dask", address=address)]) from error
