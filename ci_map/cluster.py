"""Where work is done beside this process: how many processes, and a Dask cluster as an executor of
`concurrent.futures`, the one way from here to more machines.
"""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass

from ci_map.errors import RunFailed
from ci_map.missing import installs

MOST_ON_WINDOWS = 61  # processes; a pool cannot wait for more there


class NoCluster(RunFailed, RuntimeError):
    """The cluster cannot be used; the text says why."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where to hand in work, and how many workers do it."""

    executor: Executor
    workers: int


def processes(wanted: int | None = None) -> int:
    """How many processes a pool gets: those wanted, else one a processor; no more than it can."""
    count = wanted or os.cpu_count() or 1
    return min(count, MOST_ON_WINDOWS) if sys.platform == "win32" else count


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """The cluster of a scheduler, until the end of the block. Raises NoCluster."""
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise NoCluster(f"--cluster needs: {installs('cluster')}") from error
    try:
        client = Client(address, timeout="10s")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise NoCluster(f"no Dask scheduler at {address}: {error}") from error
    with client:
        workers = client.scheduler_info(n_workers=-1)["workers"]
        if not workers:
            raise NoCluster(f"the cluster at {address} has no workers")
        executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]
        yield Cluster(executor, len(workers))


@contextmanager
def executor_of(address: str | None) -> Iterator[Executor | None]:
    """That of a cluster; None without an address: the machine does what is to be done."""
    if address is None:
        yield None
        return
    with connected(address) as cluster:
        yield cluster.executor
