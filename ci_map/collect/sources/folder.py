"""The folders of `crawlers/`: which sources there are, and the program of each."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from ci_map.collect.faults import Fault, SeedsInvalid, read_or_note
from ci_map.collect.sources import generic
from ci_map.collect.sources.context import Context
from ci_map.collect.sources.description import CRAWLER, FILE, Source, read_source
from ci_map.errors import WrongUse
from ci_map.naming import DEVICES

NAME = re.compile(r"[a-z][a-z0-9_]*")

Crawl = Callable[[Context], None]


class UnknownSource(WrongUse, ValueError):
    """No such source; the message says which there are."""


def names(crawlers: Path) -> list[str]:
    """Every source, by name. Raises UnknownSource when the folder is not there."""
    if not crawlers.is_dir():
        raise UnknownSource(f"there is no folder {crawlers}/; --crawlers names another one")
    return sorted(path.parent.name for path in crawlers.glob(f"*/{FILE}"))


def chosen(crawlers: Path, wanted: Sequence[str]) -> list[str]:
    """The sources wanted; raises UnknownSource for one that does not exist."""
    known = names(crawlers)
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise UnknownSource(f"no source {', '.join(unknown)}; there are: {', '.join(known)}")
    return sorted(set(wanted))


def read_all(crawlers: Path) -> dict[str, Source]:
    """Every source's description; raises SeedsInvalid with every fault of all of them."""
    found: dict[str, Source] = {}
    faults: list[Fault] = []
    for name in names(crawlers):
        if source := read_or_note(partial(read_source, crawlers / name), faults):
            found[name] = source
        if not NAME.fullmatch(name) or DEVICES.fullmatch(name):
            where = (crawlers / name).as_posix()
            allowed = "a-z, 0-9 and _, and no device of Windows (con, nul)"
            faults.append(Fault(where, 1, "folder", f"bad name {name!r}", allowed))
    if faults:
        raise SeedsInvalid(faults)
    return found


def crawl_of(folder: Path) -> Crawl:
    """`crawl` of the folder's crawler.py; the generic reader when there is none."""
    path = folder / CRAWLER
    if not path.exists():
        return generic.crawl
    spec = spec_from_file_location(f"crawlers.{folder.name}.crawler", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be loaded")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    crawl: Crawl = module.crawl
    return crawl
