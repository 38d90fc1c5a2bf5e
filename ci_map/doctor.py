"""What is wrong with a set-up, and what to do about it."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from os import W_OK, access
from pathlib import Path

from ci_map.collect.faults import SeedsInvalid
from ci_map.collect.sources.folder import UnknownSource, read_all
from ci_map.gather import gather
from ci_map.missing import NotASurvey, installs
from ci_map.model.statement import organisations_in
from ci_map.output import newest
from ci_map.publish.folder import damaged
from ci_map.publish.map_page import PageNotBuilt, page
from ci_map.refresh.progress import saved
from ci_map.settings import Settings, SettingsInvalid, read_settings

EXTRAS = {
    "serve": ("flask", "waitress"),
    "cluster": ("distributed",),
    "postgres": ("psycopg",),
    "browser": ("playwright",),
    "registries": ("splink",),
    "notebook": ("pyvis",),
}


class State(StrEnum):
    """`note` is worth knowing and stops nothing; `wrong` stops something that a team needs."""

    OK = "ok"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, how it is, and what to do when it is wrong."""

    about: str
    state: State
    says: str


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a team keeps its things."""

    seeds: Path
    crawlers: Path
    output: Path
    work: Path


def examine(folders: Folders) -> list[Check]:
    """Look at everything; nothing is raised for what is wrong, nothing is written."""
    checks = [*_settings(), *_seeds(folders.seeds), *_sources(folders.crawlers)]
    checks += [*_surveys(folders.output), *_page(), *_refresh(folders.work), *_extras()]
    return checks


def _settings() -> Iterator[Check]:
    try:
        settings = read_settings()
    except SettingsInvalid as error:
        yield Check("settings", State.WRONG, str(error))
        return
    yield Check("settings", State.OK, "can be used")
    if settings.contact:
        yield Check("contact", State.OK, f"sites are told {settings.contact}")
    else:
        advice = "no site can be visited: set CI_MAP_CONTACT to a mail or web address"
        yield Check("contact", State.NOTE, advice)
    yield _archive(settings)
    yield _store(settings.store)


def _archive(settings: Settings) -> Check:
    place = _existing(settings.archive)
    free = shutil.disk_usage(place).free
    if not access(place, W_OK):
        return Check("archive", State.WRONG, f"{place} cannot be written to; set CI_MAP_ARCHIVE")
    if free < 2 * settings.archive_size:
        left = f"{free / 1e9:.1f} GB free at {place}"
        return Check("archive", State.NOTE, f"{left}: less than two files of the archive")
    return Check("archive", State.OK, f"{settings.archive}, {free / 1e9:.0f} GB free")


def _store(url: str) -> Check:
    from ci_map.store import StoreUnusable, examined

    try:
        return Check("store", State.OK, examined(url))
    except StoreUnusable as error:
        return Check("store", State.WRONG, str(error))


def _seeds(seeds: Path) -> Iterator[Check]:
    if not seeds.is_dir():
        yield Check("seeds", State.NOTE, f"there is no folder {seeds}; --seeds names another one")
        return
    try:
        gathered = gather(seeds)
    except SeedsInvalid as error:
        count = len(error.faults)
        yield Check("seeds", State.WRONG, f"{count} faults, the first: {error.faults[0]}")
        return
    known = len(organisations_in(gathered.seeds.statements))
    yield Check("seeds", State.OK, f"{known} organisations in {seeds}")
    for remark in gathered.remarks():
        yield Check("decisions", State.NOTE, remark)
    if gathered.rows_waiting:
        advice = "ci-map review export review.xlsx asks what they are"
        yield Check("review", State.NOTE, f"{gathered.rows_waiting} rows of sources wait: {advice}")


def _sources(crawlers: Path) -> Iterator[Check]:
    try:
        found = read_all(crawlers)
    except UnknownSource as error:
        yield Check("sources", State.NOTE, str(error))
    except SeedsInvalid as error:
        count = len(error.faults)
        yield Check("sources", State.WRONG, f"{count} faults, the first: {error.faults[0]}")
    else:
        unseen = sum(source.status == "not yet" for source in found.values())
        yield Check("sources", State.OK, f"{len(found)}, {unseen} never checked live")


def _surveys(output: Path) -> Iterator[Check]:
    place = _existing(output)
    if not access(place, W_OK):
        yield Check("output", State.WRONG, f"{place} cannot be written to; name another --output")
    try:
        folder = newest(output)
        changed = damaged(folder)
    except NotASurvey as error:
        yield Check("survey", State.NOTE, str(error))
    except OSError as error:
        yield Check("survey", State.WRONG, f"{error}; build the survey again")
    else:
        if changed:
            says = f"{', '.join(changed)} of {folder} are not as they were published; build again"
            yield Check("survey", State.WRONG, says)
        else:
            yield Check("survey", State.OK, f"{folder} is whole")


def _page() -> Iterator[Check]:
    try:
        page()
    except PageNotBuilt as error:
        yield Check("map page", State.WRONG, str(error))
    else:
        yield Check("map page", State.OK, "is built")


def _refresh(work: Path) -> Iterator[Check]:
    try:
        begun = saved(work)
    except OSError as error:
        yield Check("refresh", State.WRONG, str(error))
        return
    if begun:
        left = f"the refresh of {begun.day} has not ended: ci-map refresh goes on with it"
        yield Check("refresh", State.NOTE, left)


def _extras() -> Iterator[Check]:
    for name, packages in EXTRAS.items():
        missing = [package for package in packages if not _is_installed(package)]
        if missing:
            yield Check(name, State.NOTE, f"not installed; when it is needed: {installs(name)}")
        else:
            yield Check(name, State.OK, ", ".join(f"{p} {version(p)}" for p in packages))


def _is_installed(package: str) -> bool:
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True


def _existing(path: Path) -> Path:
    """The nearest folder that is there."""
    return next(p for p in (path.absolute(), *path.absolute().parents) if p.exists())


def is_sound(checks: Iterable[Check]) -> bool:
    """Whether nothing is wrong."""
    return all(check.state is not State.WRONG for check in checks)
