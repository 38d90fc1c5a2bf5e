"""What was whole once and is not any more: surveys, stores, archives, backups, progress."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import ci_map
from ci_map.build import build
from ci_map.collect.collected import read_collected
from ci_map.collect.crawl.visit import page_of
from ci_map.collect.fetch import canonical
from ci_map.missing import NotASurvey
from ci_map.publish.folder import damaged
from ci_map.refresh.sites import BEGUN, PAGES
from ci_map.store import Crawls, Site, StoreDamaged, StoreUnusable, Visit, open_store
from tests.conftest import organisation_row, relation_row
from tests.faults.command import run, said
from tests.fuzz.samples import warc

Write = Callable[..., Path]
ASKS: dict[str, list[tuple[str, ...]]] = {
    "organisations.csv": [("measures",), ("query", "select 1"), ("export", "gexf", "x.gexf")],
    "statements.parquet": [("query", "select 1"), ("export", "xlsx", "x.xlsx")],
    "measures.csv": [("measures",), ("export", "parquet", "x")],
    "relations.csv": [("export", "kumu", "x.xlsx")],
    "findings.json": [("findings",)],
    "ranks.csv": [("diff", "one", "one"), ("build", "--seeds", "seeds", "--before", "one")],
    "changes.json": [("build", "--seeds", "seeds", "--before", "one")],
    "survey.json": [("measures",), ("findings",), ("diff", "one", "one")],
}


@pytest.fixture
def output(write_seeds: Write, tmp_path: Path) -> Path:
    rows = [organisation_row(id=name, name=f"Body {name}") for name in ("a", "b")]
    return build(write_seeds(rows, [relation_row("a", "funds", "b")]), tmp_path / "output", "one")


def cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])


@pytest.mark.parametrize("file", ASKS)
def test_a_survey_that_was_cut_short_is_told_and_never_believed(
    file: str, output: Path, tmp_path: Path
) -> None:
    cut(output / file)
    for command in ASKS[file]:
        told = said(run(*command, cwd=tmp_path), 2)
        assert f"one/{file}" in told
        assert "build" in told
    assert not list(tmp_path.glob("x*"))


def test_a_manifest_that_was_changed_is_told(output: Path) -> None:
    manifest = output / "survey.json"
    manifest.write_text(manifest.read_text("utf-8").replace("undated", "dated"), encoding="utf-8")
    manifest.write_text(manifest.read_text("utf-8") + " ", encoding="utf-8")
    with pytest.raises(NotASurvey, match=r"survey\.json is not as it was published"):
        ci_map.open(output)


@pytest.mark.parametrize("left", [0, 40, 597])
def test_a_list_of_checksums_that_was_cut_short_vouches_for_nothing(
    left: int, output: Path
) -> None:
    sums = output / "SHA256SUMS"
    sums.write_bytes(sums.read_bytes()[:left])
    (output / "relations.csv").write_text("source_id,relation\n", encoding="utf-8")
    with pytest.raises(NotASurvey, match=r"SHA256SUMS does not tell of|is not as it was published"):
        _ = ci_map.open(output).relations


def test_a_list_of_checksums_that_is_no_text_is_told(output: Path) -> None:
    (output / "SHA256SUMS").write_bytes(b"\xff\xfe")
    with pytest.raises(NotASurvey, match=r"SHA256SUMS does not tell of survey\.json"):
        ci_map.open(output)
    assert "survey.json" in damaged(output)


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "[" * 100_000,
        "{}",
        '{"name": "a", "date": 5, "title": {}, "limits": [], "counts": {}}',
        '{"name": "", "date": null, "title": {}, "limits": [], "counts": {"organisations": 1}}',
    ],
)
def test_a_manifest_of_another_shape_is_told(text: str, output: Path) -> None:
    (output / "SHA256SUMS").unlink()  # as of an old survey
    (output / "survey.json").write_text(text, encoding="utf-8")
    with pytest.raises(NotASurvey, match=r"survey\.json is damaged"):
        ci_map.open(output)


def test_a_file_that_is_missing_is_told(output: Path, tmp_path: Path) -> None:
    (output / "measures.csv").unlink()
    assert "has no measures.csv" in said(run("measures", cwd=tmp_path), 2)
    (output / "ranks.csv").unlink()
    assert "has no ranks.csv" in said(run("diff", "one", "one", cwd=tmp_path), 2)


def test_python_is_told_too(output: Path) -> None:
    cut(output / "relations.csv")
    survey = ci_map.open(output)
    assert len(survey.organisations) == 2
    with pytest.raises(NotASurvey, match=r"relations\.csv is not as it was published"):
        _ = survey.relations


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with a crawl in it that is not at its end."""
    path = tmp_path / "store.db"
    engine = open_store(f"sqlite:///{path}")
    crawls = Crawls(engine)
    number = crawls.begin("plan", [Site("a.example", "a", "https://a.example/")])
    visits = [
        Visit("a.example", f"https://a.example/{n}", "page", page=b"x" * 99) for n in range(900)
    ]
    crawls.note(number, visits)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


@pytest.mark.parametrize("left", [0.02, 0.3, 0.9])
def test_a_store_that_was_cut_short_is_told(store: Path, left: float, tmp_path: Path) -> None:
    content = store.read_bytes()
    store.write_bytes(content[: int(len(content) * left)])
    done = run("store", "backup", "copy.db", cwd=tmp_path, given={"store": f"sqlite:///{store}"})
    told = said(done, done.returncode)
    assert done.returncode in (1, 2)
    assert "store" in told
    assert not (tmp_path / "copy.db").exists()
    assert not list(tmp_path.glob(".copy.db*"))


def test_a_store_that_is_something_else_is_told(tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(b"not a database " * 500)
    done = run(
        "store",
        "backup",
        "copy.db",
        cwd=tmp_path,
        given={"store": f"sqlite:///{tmp_path}/store.db"},
    )
    assert "cannot be opened" in said(done, 2)


@pytest.fixture
def torn(store: Path) -> Path:
    """The store with its middle overwritten: it can be opened."""
    content = bytearray(store.read_bytes())
    first, last = len(content) // 3, len(content) * 2 // 3
    content[first:last] = b"\xff" * (last - first)
    store.write_bytes(content)
    return store


def test_a_store_whose_middle_is_damaged_is_told_with_what_to_do(
    torn: Path, tmp_path: Path
) -> None:
    done = run("store", "backup", "copy.db", cwd=tmp_path, given={"store": f"sqlite:///{torn}"})
    told = said(done, 2)
    assert f"the store sqlite:///{torn} is damaged" in told
    assert "put a whole backup" in told
    assert not (tmp_path / "copy.db").exists()


def test_a_backup_whose_middle_is_damaged_is_told_by_its_name(torn: Path, tmp_path: Path) -> None:
    given = {"store": f"sqlite:///{tmp_path}/new.db"}
    done = run("store", "restore", torn.name, cwd=tmp_path, given=given)
    assert f"the store {torn.name} is damaged" in said(done, 2)


def test_a_page_in_the_store_that_is_damaged_is_told() -> None:
    visit = Visit("a.example", "https://a.example/", "page", page=b"x" * 99)
    with pytest.raises(StoreDamaged, match=r"damaged at https://a\.example/.*whole backup"):
        page_of(visit)


def without_progress(said: str) -> list[str]:
    """What a crawl says on stderr, but for how far it is, which it tells when it takes long."""
    return [line for line in said.splitlines() if not line.endswith("/s") and "/s, " not in line]


def replayed(archive: bytes, folder: Path) -> tuple[int, list[str]]:
    """How many pages a crawl finds in an archive, and what it says of it."""
    (folder / "sites.csv").write_bytes(b"id,name,url,country\na,A,https://a.example/,US\n")
    (folder / "pages.warc.gz").write_bytes(archive)
    command = ("crawl", "--sites", "sites.csv", "--replay", "pages.warc.gz", "--json")
    done = run(*command, cwd=folder)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["total"]["asked"], without_progress(done.stderr)


@pytest.mark.parametrize(
    ("archive", "told"),
    [
        (b"", []),
        (b"\x1f\x8b\x08\x00 cut", ["pages.warc.gz: at byte 0: ends too early"]),
        (b"WARC/1.1\r\nA", ["pages.warc.gz: at byte 11: a record without type or length"]),
    ],
)
def test_what_is_no_archive_is_told(archive: bytes, told: list[str], tmp_path: Path) -> None:
    assert replayed(archive, tmp_path) == (0, told)


@pytest.mark.parametrize("odd", ["\x01", "\x7f", "\u2028", "|\x1b[31m"])
def test_an_address_in_an_archive_of_others_is_written_as_the_crawl_does(
    odd: str, tmp_path: Path
) -> None:
    archive = gzip.compress(warc(f"https://a.example/{odd}", b"<p>mail to info@a.example</p>"))
    (tmp_path / "sites.csv").write_bytes(b"id,name,url,country\na,A,https://a.example/,US\n")
    (tmp_path / "pages.warc.gz").write_bytes(archive)
    told = ("--replay", "pages.warc.gz", "--statements", "said.csv")
    done = run("crawl", "--sites", "sites.csv", *told, cwd=tmp_path)
    assert (done.returncode, without_progress(done.stderr)) == (0, [])
    (one,) = read_collected([tmp_path / "said.csv"])
    assert one.page
    assert one.page == canonical(one.page)


def test_an_address_without_an_end_is_told(tmp_path: Path) -> None:
    pages, told = replayed(gzip.compress(warc(f"https://a.example/{'x' * 3000}")), tmp_path)
    assert (pages, told) == (0, ["pages.warc.gz: at byte 0: an address of 3018 letters"])


def test_a_record_that_is_damaged_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    records = [gzip.compress(warc(f"https://a.example/{n}")) for n in range(3)]
    second = bytearray(records[1])
    second[40:60] = bytes(20)
    pages, told = replayed(records[0] + bytes(second) + records[2], tmp_path)
    assert pages == 2
    assert [line.partition(": at byte ")[0] for line in told] == ["pages.warc.gz"]
    pages, told = replayed(records[0] + records[1][:-30], tmp_path)
    assert (pages, told) == (1, [f"pages.warc.gz: at byte {len(records[0])}: ends too early"])


def test_the_progress_of_a_refresh_that_was_cut_short_is_told(
    write_seeds: Write, tmp_path: Path
) -> None:
    seeds = write_seeds([organisation_row()])
    work = tmp_path / ".ci-map" / "refresh"
    work.mkdir(parents=True)
    (tmp_path / "crawlers").mkdir()
    (work / "progress.json").write_text('{"day": "2026-', encoding="utf-8")
    told = said(run("refresh", "--seeds", seeds, "--dry-run", cwd=tmp_path), 1)
    assert "progress.json" in told


@pytest.mark.parametrize(
    ("file", "done", "advice"),
    [
        (BEGUN, [], "remove it, and the sites are read anew"),
        (PAGES, ["sites", "resolve"], "remove .ci-map/refresh/progress.json"),
    ],
)
def test_what_a_refresh_left_of_the_sites_is_told_when_it_is_damaged(
    file: str, done: list[str], advice: str, write_seeds: Write, tmp_path: Path
) -> None:
    seeds = write_seeds([organisation_row()])
    work = tmp_path / ".ci-map" / "refresh"
    work.mkdir(parents=True)
    begun: dict[str, object] = {"day": "2026-11-26", "name": "one", "before": None, "sources": []}
    begun |= {"read": {}, "done": ["sources", *done]}
    (work / "progress.json").write_text(json.dumps(begun), encoding="utf-8")
    (work / file).write_text('{"organisation": "a", "te', encoding="utf-8")
    given = {"contact": "mailto:map@example.org", "store": f"sqlite:///{tmp_path}/store.db"}
    told = said(run("refresh", "--sites", "--seeds", seeds, cwd=tmp_path, given=given), 1)
    assert f"{file} is damaged" in told
    assert advice in told


def test_a_store_with_texts_that_are_no_text_is_told(store: Path) -> None:
    content = store.read_bytes()
    store.write_bytes(content.replace(b"https://a.example/", b"https://a.example\xff"))
    crawls = Crawls(open_store(f"sqlite:///{store}"))
    with pytest.raises(StoreDamaged, match="is damaged: Could not decode"):
        list(crawls.pages(1))


def test_a_store_whose_tables_have_names_that_are_no_text_is_told(store: Path) -> None:
    content = store.read_bytes()
    store.write_bytes(content.replace(b"CREATE TABLE ", b"CR\xff\xff\xffE TABLE "))
    with pytest.raises(StoreUnusable, match="put a whole backup"):
        open_store(f"sqlite:///{store}")
