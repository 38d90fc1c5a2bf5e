"""survey.json: what a survey folder holds, made of what, by which versions."""

import json
from dataclasses import asdict
from importlib.metadata import version

from ci_map.publish.contents import Contents
from ci_map.publish.limits import limits

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
        "limits": limits(contents),
        "moved": dict(sorted(contents.moved.items())),
        "disagreements": [asdict(one) for one in contents.disagreements],
        "waiting": contents.waiting,
    }


def survey_json(contents: Contents) -> bytes:
    """The manifest as indented JSON."""
    return (json.dumps(manifest(contents), ensure_ascii=False, indent=2) + "\n").encode()
