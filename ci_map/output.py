"""The folder of published surveys: which one is meant by a name, and which is the newest."""

import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ci_map.atomic import recover, set_aside
from ci_map.from_json import parsed
from ci_map.missing import NotASurvey
from ci_map.naming import LATEST, BadSurveyName, checked_name

MANIFEST = "survey.json"
SHAPE: Mapping[str, Any] = {
    "name": str,
    "date": str | None,
    "title": dict,
    "limits": list,
    "counts": dict,
}
LATER = {
    "moved": dict,
    "unreachable": list,
    "coverage": dict,
    "drawn": list,
}  # older surveys do not have it
INSIDE: Mapping[str, type] = {
    "title": str,
    "limits": dict,
    "counts": int,
    "moved": str,
    "unreachable": str,
    "drawn": dict,
}
COUNTED = ("organisations", "relations")


def folder_of(survey: str | Path, output: str | Path) -> Path:
    """A survey's folder, given as such or by its name in `output`; raises NotASurvey."""
    folder, inside = Path(survey), Path(output) / survey
    for place in (folder, inside):
        recover(place.absolute())
        if (place / MANIFEST).exists():
            return place
    if survey == LATEST:
        return newest(Path(output))
    if folder.is_dir():
        raise NotASurvey(f"{folder} is no survey: it has no {MANIFEST}")
    there = ", ".join(sorted(path.name for path in folders(Path(output)))) or "none"
    raise NotASurvey(f"there is no survey {survey}; {Path(output).absolute()} has: {there}")


def target_in(output: Path, name: str) -> Path:
    """A survey's folder, on every system no other survey's; raises BadSurveyName."""
    target = output / checked_name(name)
    alike = [one.name for one in folders(output) if _folded(one.name) == _folded(name)]
    if alike and name not in alike:
        raise BadSurveyName(
            f"bad survey name {name!r}: the survey {alike[0]!r} is there, and on macOS and Windows"
            " the two are one; take that name, or another"
        )
    return target


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def folders(output: Path) -> list[Path]:
    """The folder of each survey in `output`, in no order."""
    for target in set_aside(output):
        recover(target)
    return [path.parent for path in output.glob(f"[!.]*/{MANIFEST}")]


def newest(output: Path) -> Path:
    """The folder with the latest date of collection, among those the one built last.

    Raises NotASurvey when there is none.
    """
    found = folders(output)
    if not found:
        raise NotASurvey(f"no survey in {output.absolute()}; build one: ci-map build")
    return max(found, key=_age)


def manifest_of(folder: Path) -> Mapping[str, Any]:
    """What a survey tells of itself; raises NotASurvey."""
    try:
        return _whole(parsed((folder / MANIFEST).read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise NotASurvey(f"{folder} is no survey: it has no {MANIFEST}") from error
    except (ValueError, TypeError) as error:
        raise NotASurvey(f"{folder / MANIFEST} is damaged ({error}); build it again") from error


def drawn_of(folder: Path) -> list[dict[str, str]]:
    """What was drawn at random or left out because the survey is large, as sentences by language;
    none of a survey that was published before this was told. Raises NotASurvey.
    """
    return list(manifest_of(folder).get("drawn", []))


def _whole(told: Any) -> Mapping[str, Any]:
    """A manifest with all that whoever opens a survey asks for; raises ValueError."""
    if not isinstance(told, dict):
        raise TypeError("no JSON object")
    wrong = [name for name, kind in SHAPE.items() if not isinstance(told.get(name, ...), kind)]
    wrong += [name for name, kind in LATER.items() if not isinstance(told.get(name, kind()), kind)]
    wrong += [name for name in _misfilled(told) if name not in wrong]
    counts = {} if "counts" in wrong else told["counts"]
    wrong += [name for name in COUNTED if not isinstance(counts.get(name), int)]
    if wrong:
        raise ValueError(f"no {', no '.join(wrong)}")
    return told


def _misfilled(told: Mapping[str, Any]) -> list[str]:
    """The parts of a manifest, of the right kind themselves, in which something else stands."""
    parts = {name: told[name] for name in INSIDE if isinstance(told.get(name), dict | list)}
    return [name for name, part in parts.items() if not _all(part, INSIDE[name])]


def _all(part: Any, kind: type) -> bool:
    """Whether all of a part is of a kind; records are sentences by language."""
    held = part.values() if isinstance(part, dict) else part
    return all(isinstance(one, kind) and (kind is not dict or _all(one, str)) for one in held)


def _age(folder: Path) -> tuple[str, float, str]:
    built = (folder / MANIFEST).stat().st_mtime
    return (manifest_of(folder).get("date") or "", built, folder.name)
