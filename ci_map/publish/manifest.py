"""survey.json: what a survey folder holds, made of what, by which versions."""

import json
from dataclasses import asdict
from importlib.metadata import version

from ci_map.collect.sources.runs import Ending, Run
from ci_map.publish.contents import Contents

FORMAT = 1
LIBRARIES = ("babel", "igraph", "networkx", "numpy", "pandas", "pyarrow", "pycountry")


def manifest(contents: Contents) -> dict[str, object]:
    """The manifest as plain data. It holds no time of day: same inputs, same bytes."""
    return {
        "format": FORMAT,
        "name": contents.name,
        "date": contents.about.collected,
        "title": dict(contents.about.title),
        "counts": contents.counts,
        "inputs": dict(sorted(contents.inputs.items())),
        "versions": {"ci-map": version("ci-map")} | {name: version(name) for name in LIBRARIES},
        "communities": {str(n): name for n, name in sorted(contents.community_names.items())},
        "limits": contents.limits,
        "drawn": contents.drawn,
        "moved": dict(sorted(contents.moved.items())),
        "disagreements": [asdict(one) for one in contents.disagreements],
        "waiting": contents.waiting,
        "coverage": {run.source: _coverage(run) for run in contents.coverage},
        "unreachable": [r.source for r in contents.coverage if r.outcome is not Ending.READ],
        "sealed": contents.sealed,
    }


def _coverage(run: Run) -> dict[str, object]:
    """What a source is, and what it came to, by the day: asked when, answered last when."""
    days = {"asked": run.at[:10], "last_read": run.last_read and run.last_read[:10]}
    counts = {name: getattr(run, name) for name in ("organisations", "relations", "new", "gone")}
    return {"outcome": run.outcome.value} | days | counts | {"about": dict(run.about)}


def survey_json(contents: Contents) -> bytes:
    """The manifest as indented JSON."""
    return (json.dumps(manifest(contents), ensure_ascii=False, indent=2) + "\n").encode()
