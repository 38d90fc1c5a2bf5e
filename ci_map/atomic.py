"""The one writer of files and folders: whole or not at all, UTF-8, the same bytes everywhere."""

import glob
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ci_map.lock import held

PREVIOUS = ".previous"
NEW = ".new-"


def write_text(path: Path, text: str) -> None:
    """Write text as UTF-8 with the line ends as they are; a crash leaves the old file whole."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write to a temporary file beside the target, then rename it over the target.

    Who may read it is for the umask to say, as of any new file.
    """
    _write(path, (content,))


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write lines as UTF-8 one by one, however many; a crash leaves the old file whole."""
    _write(path, (f"{line}\n".encode() for line in lines))


def _write(path: Path, parts: Iterable[bytes]) -> None:
    fresh = path.with_name(f".{path.name}{NEW}{secrets.token_hex(4)}")
    try:
        with fresh.open("xb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Give a temporary folder to fill; on success it takes the target's place, else it is removed.

    The old folder is renamed aside first. Should the process die between the two renames,
    `recover` (called by every reader) or the next writer brings the old one back.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _recover(target)
    fresh = target.with_name(f".{target.name}{NEW}{secrets.token_hex(4)}")
    fresh.mkdir()
    try:
        yield fresh
        _take_place(fresh, target)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def clear(target: Path) -> None:
    """Remove what writers that were killed left unfinished; the caller holds the parent folder."""
    for left in target.parent.glob(f".{glob.escape(target.name)}{NEW}*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def recover(target: Path) -> None:
    """Undo a half-done replacement: bring the old folder back, or remove it when not needed.

    A replacement that is under way is waited for; raises Busy.
    """
    if _previous(target).exists():
        with held(target.parent):
            _recover(target)


def _recover(target: Path) -> None:
    previous = _previous(target)
    if not previous.exists():
        return
    if target.exists():
        shutil.rmtree(previous)
    else:
        previous.rename(target)


def _take_place(fresh: Path, target: Path) -> None:
    previous = _previous(target)
    if target.exists():
        target.rename(previous)
    fresh.rename(target)
    shutil.rmtree(previous, ignore_errors=True)


def _previous(target: Path) -> Path:
    return target.with_name(f".{target.name}{PREVIOUS}")
