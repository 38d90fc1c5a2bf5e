"""A part of the work on so many organisations, in this process: what growth.py starts.

    python benchmarks/stages.py build /tmp/growth 3000

Prints a line of JSON when a stage begins and when it ended: seconds by the clock and of the
processor, and the megabytes that the process had at most in the stage (Linux) or since its start.
All is done by one process on one processor, so that its seconds are those of the work. The lists
are made before, and the survey is that of the part `build` at the same size.
"""

import gc
import json
import os
import random
import resource
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from synthetic import write

TIES_A_NODE = 3
HIGH_WATER = Path("/proc/self/clear_refs")
FILES = {
    "map.html": "the map's file",
    "report.html": "reports",
    "report.he.html": "reports",
    "report.docx": "reports",
    "report.he.docx": "reports",
    "statements.parquet": "statements.parquet",
}
BATCH = 100  # visits that a crawl notes at once
LETTERS = 2000


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Tell of a stage."""
    print(json.dumps({"begins": name}), flush=True)
    if HIGH_WATER.exists():
        HIGH_WATER.write_text("5", encoding="ascii")  # from here on the most is counted anew
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    told = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    print(json.dumps({"stage": name} | told | {"megabytes": _most()}), flush=True)


def _most() -> float:
    if HIGH_WATER.exists():
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1e3
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


def _told(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def told(*arguments: Any, **named: Any) -> Any:
        with stage(name):
            return function(*arguments, **named)

    return told


def lists(folder: Path, nodes: int) -> None:
    """Make the lists."""
    if not (folder / f"seeds-{nodes}").exists():
        write(folder / f"seeds-{nodes}", nodes, TIES_A_NODE * nodes)


def build(folder: Path, nodes: int) -> None:
    """The main job, stage by stage."""
    import ci_map.build as job
    from ci_map.publish import folder as published

    stages = {
        "gather": "lists read and checked",
        "assemble": "organisations put together",
        "directed": "graph",
        "compute_all": "measures, communities",
        "positions": "layout",
        "describe": "structure, ranges",
        "find_all": "findings",
        "names": "names of communities",
        "located": "places",
        "history_up_to": "changes",
    }
    for name, says in stages.items():
        setattr(job, name, _told(says, getattr(job, name)))
    files = {name: _told(FILES.get(name, "tables"), f) for name, f in published.FILES.items()}
    published.FILES = files
    gc.disable()  # as the command does
    job.build(folder / f"seeds-{nodes}", folder / f"output-{nodes}", "survey")


def analysis(folder: Path, nodes: int) -> None:
    """What an analyst does with the survey."""
    import ci_map

    with stage("tables read"):
        survey = ci_map.open(folder / f"output-{nodes}" / "survey")
        _ = survey.organisations, survey.relations, survey.measures()
    with stage("statements read"):
        _ = survey.statements
    with stage("find, ego"):
        survey.find(country="CA", role="backbone")
        survey.ego("fsg", radius=1)
    with stage("igraph, networkx"):
        survey.graph()
        survey.networkx()


def exports(folder: Path, nodes: int) -> None:
    """Every format but the drawing, which is for a few hundred."""
    import ci_map
    from ci_map.export import FORMATS

    survey = ci_map.open(folder / f"output-{nodes}" / "survey")
    for name in sorted(FORMATS.keys() - {"pyvis"}):
        with stage(f"export {name}"):
            survey.export(name, folder / f"export-{nodes}" / name)


def resolution(folder: Path, nodes: int) -> None:
    """Rows of four lists, a tenth of the organisations twice."""
    from resolve import synthetic

    from ci_map.resolve import resolve

    rows = list(synthetic(nodes, 1))
    with stage("resolve"):
        resolve(rows)


def classification(folder: Path, nodes: int) -> None:
    """A text of 2,000 characters each."""
    from classify import pages

    from ci_map.classify import classify

    texts = pages(nodes, LETTERS)
    classify(texts[0])
    with stage("classify"):
        for text in texts:
            classify(text)


def store(folder: Path, nodes: int) -> None:
    """A site and a page each, noted as a crawl does, and read back."""
    from ci_map.store import Crawls, Site, Visit, open_store

    page = zlib.compress(random.Random(1).randbytes(2000))  # noqa: S311 — no secret
    with stage("store of visits"):
        engine = open_store(f"sqlite:///{folder / f'store-{nodes}.sqlite'}")
        crawls = Crawls(engine)
        names = [f"o-{number}.example.org" for number in range(nodes)]
        run = crawls.begin("growth", [Site(n, n, f"https://{n}/") for n in names])
        for first in range(0, nodes, BATCH):
            part = names[first : first + BATCH]
            visits = [Visit(n, f"https://{n}/", "page", status=200, page=page) for n in part]
            crawls.note(run, visits, part)
        crawls.finish(run)
    with stage("visits read back"):
        crawls.tally(run)
        sum(1 for _ in crawls.pages(run))


PARTS: Mapping[str, Callable[[Path, int], None]] = {
    "lists": lists,
    "build": build,
    "analysis": analysis,
    "exports": exports,
    "resolution": resolution,
    "classification": classification,
    "store": store,
}


def main() -> None:
    """Run the part that the command line names."""
    part, folder, nodes = sys.argv[1:]
    os.cpu_count = lambda: 1  # one processor's seconds are those of the work
    PARTS[part](Path(folder), int(nodes))


if __name__ == "__main__":
    main()
