"""Work in several processes, through the interface of `concurrent.futures`.

`Executor` is a process pool here and may be a cluster (Dask's `client.get_executor()`). What is
computed is cut in pieces by the size of the graph alone, never by the number of workers, and put
together in the order of the pieces: the result has the same bits wherever it was computed.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_all_start_methods, get_start_method
from typing import TypeVar

from ci_map.cluster import processes
from ci_map.graph.engine import Graph, new_graph

T = TypeVar("T")

WORTH_IT = 10_000_000  # vertices times ties; below, starting processes takes longer than the work


@dataclass(frozen=True, slots=True)
class PlainGraph:
    """A graph as it travels: the number of its vertices, and its edges."""

    vertices: int
    edges: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, graph: Graph) -> "PlainGraph":
        """Without attributes and directions."""
        return cls(graph.vcount(), graph.get_edgelist())

    def graph(self) -> Graph:
        """The undirected igraph."""
        return new_graph(self.vertices, self.edges, directed=False)


def size(ties: Graph) -> int:
    """Vertices times ties, to which the time of all shortest ways is proportional."""
    return ties.vcount() * ties.ecount()


def begin(executor: Executor | None, tasks: Sequence[Callable[[], T]]) -> Callable[[], list[T]]:
    """Start the tasks; the function returned waits for their results, in the order of the tasks.

    Without an executor they run when their results are wanted.
    """
    if executor is None:
        return cache(lambda: [task() for task in tasks])
    futures = [executor.submit(task) for task in tasks]
    return cache(lambda: [future.result() for future in futures])


@contextmanager
def workers(
    ties: Graph, executor: Executor | None = None, worth_it: int | None = None
) -> Iterator[Executor | None]:
    """The executor given; else a process a processor for a graph of the size `worth_it` (vertices
    times ties) or more, and none for a smaller one. Below `WORTH_IT` only where a process starts
    by forking, in no time and without running the caller's script anew.
    """
    processors = processes()
    least = WORTH_IT if worth_it is None or not _forks() else worth_it
    if executor is not None or size(ties) < least or processors == 1:
        yield executor
        return
    with ProcessPoolExecutor(processors) as pool:
        yield pool


def _forks() -> bool:
    return (get_start_method(allow_none=True) or get_all_start_methods()[0]) == "fork"


def pieces(count: int, most: int) -> list[range]:
    """0 … `count` − 1 in ranges of at most `most`."""
    return [range(first, min(first + most, count)) for first in range(0, count, most)]
