from dataclasses import replace
from pathlib import Path

import pytest

from ci_map.store import Crawls, Site, StoreUnusable, Visit, open_store
from ci_map.store.backup import NotEmpty, backup, restore

SITES = [Site("a.example", "a", "https://a.example/", "US", "seeds"), Site("b.example", "b", "x")]
PAGES = [
    Visit("a.example", f"https://a.example/{n:04}", "page", page=b"\x00x") for n in range(1100)
]


def filled(url: str) -> Crawls:
    crawls = Crawls(open_store(url))
    crawls.note(crawls.begin("plan", SITES), PAGES, ["a.example"])
    return crawls


def test_a_restored_store_is_the_one_that_was_backed_up(url: str, tmp_path: Path) -> None:
    filled(url)
    path = tmp_path / "backup.db"
    assert backup(open_store(url), path) == 1 + len(SITES) + len(PAGES)
    other = f"sqlite:///{tmp_path}/other.db"
    restore(path, open_store(other))
    crawls = Crawls(open_store(other))
    assert crawls.unfinished() == (1, "plan")
    assert crawls.sites(1) == SITES
    assert crawls.sites(1, waiting=True) == SITES[1:]
    assert list(crawls.pages(1)) == PAGES
    assert [path.name for path in tmp_path.glob(".backup*")] == []


def test_a_file_moves_to_a_server_and_the_work_goes_on_there(database: str, tmp_path: Path) -> None:
    filled(f"sqlite:///{tmp_path}/store.db")
    backup(open_store(f"sqlite:///{tmp_path}/store.db"), tmp_path / "backup.db")
    restore(tmp_path / "backup.db", open_store(database))
    crawls = Crawls(open_store(database))
    assert list(crawls.pages(1)) == PAGES
    new = replace(PAGES[0], url="https://a.example/new")
    crawls.note(1, [new], ["b.example"])
    crawls.finish(1)
    assert crawls.begin("plan", SITES) == 2


def test_a_backup_can_be_made_again_and_restored_twice(url: str, tmp_path: Path) -> None:
    filled(url)
    for _ in range(2):
        backup(open_store(url), tmp_path / "backup.db")
    before = (tmp_path / "backup.db").read_bytes()
    for name in ("one", "two"):
        restore(tmp_path / "backup.db", open_store(f"sqlite:///{tmp_path}/{name}.db"))
    assert (tmp_path / "backup.db").read_bytes() == before


def test_a_store_that_holds_something_is_not_restored_over(url: str, tmp_path: Path) -> None:
    filled(url)
    backup(open_store(url), tmp_path / "backup.db")
    with pytest.raises(NotEmpty):
        restore(tmp_path / "backup.db", open_store(url))


def test_what_is_no_backup_is_told_and_nothing_is_restored(url: str, tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no database", encoding="utf-8")
    for name in ("text.db", "missing.db"):
        with pytest.raises(StoreUnusable):
            restore(tmp_path / name, open_store(url))
    assert Crawls(open_store(url)).last() == 0
