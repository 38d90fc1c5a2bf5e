"""What an export format is, and how its files are written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ci_map.atomic import new_folder, write_bytes
from ci_map.errors import WrongUse
from ci_map.export.snapshot import Snapshot
from ci_map.publish.office import zipped


class BadTarget(WrongUse, ValueError):
    """A path that cannot be written as asked; the message says what would be."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `files` gives the content of each file by its name.

    A format of one file is written to the path that the user gives. One of several files makes a
    folder there, or a ZIP file when the path ends in ".zip"; a path that ends as one of `alone`
    gets just that file.
    """

    id: str
    says: str
    files: Callable[[Snapshot], Mapping[str, bytes]]
    alone: Mapping[str, Callable[[Snapshot], bytes]]
    is_folder: bool = False


def one_file(format_id: str, suffix: str, says: str, render: Callable[[Snapshot], bytes]) -> Format:
    """A format of one file, known by its suffix."""
    name = f"survey{suffix}"
    return Format(format_id, says, lambda snapshot: {name: render(snapshot)}, {suffix: render})


def write(chosen: Format, snapshot: Snapshot, path: Path) -> Path:
    """Write an export, whole or not at all; returns what was written. Raises BadTarget."""
    render = _single(chosen, path)
    if render is None:
        return _write_folder(chosen, snapshot, path)
    if path.is_dir():
        example = path / f"survey{next(iter(chosen.alone), '.zip')}"
        raise BadTarget(f"{path} is a folder; {chosen.id} is one file, such as {example}")
    content = render(snapshot)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, content)
    return path


def _single(chosen: Format, path: Path) -> Callable[[Snapshot], bytes] | None:
    if not chosen.is_folder:
        (render,) = chosen.alone.values()
        return render
    if path.suffix.lower() == ".zip":
        return lambda snapshot: zipped(chosen.files(snapshot).items())
    return None if path.is_dir() else chosen.alone.get(path.suffix.lower())


def _write_folder(chosen: Format, snapshot: Snapshot, path: Path) -> Path:
    """Take the place of a folder only where nothing but this format's own files would be lost."""
    files = chosen.files(snapshot)
    folder = path.parent if path.name in files else path
    if folder.exists() and not folder.is_dir():
        raise BadTarget(f"{folder} is a file; {chosen.id} makes a folder: give another path")
    others = [p.name for p in folder.iterdir() if p.name not in files] if folder.exists() else []
    if others:
        raise BadTarget(f"{folder} holds other files ({min(others)}); give a folder of its own")
    with new_folder(folder.resolve()) as fresh:
        for name, content in files.items():
            (fresh / name).write_bytes(content)
    return folder
