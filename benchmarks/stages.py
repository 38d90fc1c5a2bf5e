"""A part of the work on so many organisations, in this process: what growth.py starts.

    python benchmarks/stages.py build /tmp/growth 3000

Prints a line of JSON when a stage begins and when it ended: seconds by the clock and of the
processor, and the megabytes that the process had at most in the stage (Linux) or since its start.
All is done by one process on one processor, so that its seconds are those of the work. The lists
are made before, and the survey is that of the part `build` at the same size.
"""

import csv
import gc
import json
import os
import random
import resource
import shutil
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from memory import high_water, megabytes
from synthetic import write, write_rows

if TYPE_CHECKING:
    from ci_map.survey import Survey

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
        return high_water()
    return megabytes(resource.getrusage(resource.RUSAGE_SELF))


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


def measures(folder: Path, nodes: int) -> None:
    """Each measure by itself, of the lists' graph; what several share is of the first of them."""
    from ci_map.graph.build import directed
    from ci_map.graph.measures import MEASURES
    from ci_map.graph.measures.measure import Network
    from ci_map.model import Organisation, Relation
    from ci_map.model.organisation import split_list

    lists = folder / f"seeds-{nodes}"
    roles = {row["id"]: split_list(row["roles"]) for row in _cells(lists / "organisations.csv")}
    organisations = [Organisation(name, name, roles=roles[name]) for name in sorted(roles)]
    relations = [
        Relation(row["source_id"], row["relation"], row["target_id"])
        for row in _cells(lists / "relations.csv")
    ]
    network = Network(directed(organisations, relations))
    for measure in MEASURES:
        with stage(f"measure {measure.id}"):
            column = measure.compute(network)
            _ = column() if callable(column) else column


def analysis(folder: Path, nodes: int) -> None:
    """What an analyst does with the survey."""
    with stage("tables read"):
        survey = _survey(folder, nodes)
        _ = survey.organisations, survey.relations, survey.measures()
    with stage("statements read"):
        _ = survey.statements
    with stage("find, ego"):
        survey.find(country="CA", role="backbone")
        survey.ego("fsg", radius=1)
    with stage("igraph, networkx"):
        survey.graph()
        survey.networkx()
    with stage("read for an export"):
        survey.snapshot()


def questions(folder: Path, nodes: int) -> None:
    """SQL, the tables made ready with the first question."""
    survey = _survey(folder, nodes)
    with stage("first query"):
        survey.query("select country, count(*) from organisations group by 1")
    with stage("query of two tables"):
        survey.query(
            "select country, avg(degree) from organisations join measures using (id) group by 1"
        )
    with stage("query of statements"):
        survey.query("select source, field, count(*) from statements group by all")


def comparison(folder: Path, nodes: int) -> None:
    """The survey beside an earlier one, which lacks a tenth and has other names of a tenth."""
    import ci_map

    later = _survey(folder, nodes)
    earlier = _earlier(later, folder / f"earlier-{nodes}")
    del later
    with stage("compare"):
        ci_map.open(earlier).diff(_survey(folder, nodes))


def export(name: str, folder: Path, nodes: int) -> None:
    """A format, from a survey that was read; pyvis draws the 300 that connect most."""
    from ci_map.export import export as write

    snapshot = _survey(folder, nodes).snapshot()
    with stage(f"export {name}"):
        write(snapshot, name, folder / f"export-{nodes}" / name)


def resolution(folder: Path, nodes: int) -> None:
    """Rows of four lists, a tenth of the organisations twice."""
    from resolve import synthetic

    from ci_map.resolve import resolve

    rows = list(synthetic(nodes, 1))
    with stage("resolve"):
        resolve(rows)


def classification(folder: Path, nodes: int) -> None:
    """A text of 2,000 characters each, line by line as the command reads them."""
    from classify import pages

    from ci_map.classify import classify
    from ci_map.classify.stream import classify_lines

    classify("Its words are read with the first text.")
    lines = (json.dumps({"text": text}) for text in pages(nodes, LETTERS))
    with stage("classify"):
        for _ in classify_lines(lines):
            pass


def extraction(folder: Path, nodes: int) -> None:
    """A page of 23 kB each, from an archive."""
    from extract import archive, read

    from ci_map.collect.crawl.part import prepare
    from ci_map.collect.extract import extract

    files = archive(folder / f"archive-{nodes}", nodes)
    prepare()
    with stage("extract"):
        made = (extract(p.body, p.final_url, p.header("content-type")) for p in read(files))
        count = sum(bool(one) for one in made)
    if count != nodes:
        raise RuntimeError(f"{count} pages in {files[0].parent}, not {nodes}: remove it")


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


def _survey(folder: Path, nodes: int) -> "Survey":
    import ci_map

    return ci_map.open(folder / f"output-{nodes}" / "survey")


def _cells(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _earlier(later: "Survey", folder: Path) -> Path:
    """A survey without a tenth of the organisations of another, and with other names of a tenth."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    folder.mkdir(exist_ok=True)
    ids = later.organisations.index
    gone, renamed = set(ids[::10]), set(ids[5::10])
    kept = [row for row in _cells(later.folder / "organisations.csv") if row["id"] not in gone]
    for row in kept:
        row["name"] += " of old" * (row["id"] in renamed)
    rows = _cells(later.folder / "relations.csv")
    ties = [row for row in rows if not gone & {row["source_id"], row["target_id"]}]
    for name, table in (("organisations.csv", kept), ("relations.csv", ties)):
        write_rows(folder / name, list(table[0]), table)
    keys = ["/".join(list(row.values())[:3]) for row in ties]
    said = pq.read_table(later.folder / "statements.parquet")
    told = pc.is_in(said["subject"], pa.array([*keys, *(row["id"] for row in kept)]))
    pq.write_table(said.filter(told), folder / "statements.parquet")
    for name in ("ranks.csv", "survey.json"):
        shutil.copy(later.folder / name, folder / name)
    return folder


FORMATS = (
    *("datapackage", "geojson", "gexf", "graphml", "jsonld", "kumu"),
    *("mm", "opml", "parquet", "pyvis", "skos", "xlsx"),
)
PARTS: Mapping[str, Callable[[Path, int], None]] = {
    "lists": lists,
    "build": build,
    "measures": measures,
    "analysis": analysis,
    "questions": questions,
    "comparison": comparison,
    **{f"export-{name}": partial(export, name) for name in FORMATS},
    "resolution": resolution,
    "classification": classification,
    "extraction": extraction,
    "store": store,
}


def main() -> None:
    """Run the part that the command line names."""
    part, folder, nodes = sys.argv[1:]
    os.cpu_count = lambda: 1  # one processor's seconds are those of the work
    PARTS[part](Path(folder), int(nodes))


if __name__ == "__main__":
    main()
