import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.collect.crawl.test_faults import EARLIER, LOCAL, PROGRAM, command, write_list
from tests.testweb import Web


@pytest.fixture
def folder(web: Web, tmp_path: Path) -> Path:
    write_list(tmp_path / "list.csv", [web.url("/", octet) for octet in range(1, 5)])
    return tmp_path


def test_a_crawl_and_its_replay_write_the_same_bytes(folder: Path) -> None:
    names = ("sites.csv", "new.csv", "pages.jsonl")
    for name, more in (("live", []), ("again", ["--replay", "FILE"])):
        archive = sorted((folder / ".ci-map/archive").glob("*.warc.gz"))
        options = [str(archive[0]) if option == "FILE" else option for option in more]
        (folder / name).mkdir()
        for kind, file in zip(("statements", "candidates", "pages"), names, strict=True):
            options += [f"--{kind}", f"{name}/{file}"]
        run = command(folder, "--sites", "list.csv", "--delay", "0", *options)
        assert run.returncode == 0, run.stderr
        assert "4 of 4 sites done" in run.stdout
    for file in names:
        live = (folder / "live" / file).read_bytes()
        assert live == (folder / "again" / file).read_bytes()
        assert live.count(b"\n") > 1
    first = json.loads((folder / "live/pages.jsonl").read_text(encoding="utf-8").split("\n")[0])
    assert {"url", "text", "lang", "title"} <= set(first)


def test_an_interrupted_crawl_stops_cleanly_and_goes_on(folder: Path) -> None:
    arguments = [sys.executable, "-c", PROGRAM, "crawl", "--sites", "list.csv", "--delay", "2"]
    environment = EARLIER | LOCAL
    run = subprocess.Popen(
        arguments, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    archive = folder / ".ci-map/archive"
    while run.poll() is None and not list(archive.glob("*.warc.gz")):
        time.sleep(0.05)
    os.kill(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=900)
    assert run.returncode == 1
    assert b"run it again to go on" in err
    assert b"Traceback" not in err
    assert b"of 4 sites done" in out
    assert not list(archive.glob("*.open"))
    rest = command(folder, "--sites", "list.csv", "--delay", "0", "--json")
    report = json.loads(rest.stdout)
    assert report["run"] == 1
    assert report["sites"] == {"planned": 4, "done": 4}


def test_a_limit_leaves_the_rest_for_the_next_time(folder: Path) -> None:
    first = command(folder, "--sites", "list.csv", "--delay", "0", "--limit", "3", "--json")
    assert json.loads(first.stdout)["total"]["asked"] == 3


@pytest.mark.parametrize(
    ("options", "settings", "words"),
    [
        ([], {"CI_MAP_ALLOW_PRIVATE": ""}, "no contact address"),
        ([], {"CI_MAP_STORE": "nonsense"}, "bad store 'nonsense'"),
        ([], {"CI_MAP_WORKERS": "0"}, "CI_MAP_WORKERS"),
        (["--sites", "none.csv"], {}, "none.csv"),
    ],
)
def test_wrong_use_is_told_in_a_line(
    options: list[str], settings: dict[str, str], words: str, folder: Path
) -> None:
    run = command(folder, "--sites", "list.csv", *options, **settings)
    assert run.returncode == 2, run.stdout + run.stderr
    assert words in run.stderr
    assert "Traceback" not in run.stderr


def test_a_cluster_that_is_not_there_is_a_failed_run(folder: Path) -> None:
    run = command(folder, "--sites", "list.csv", "--cluster", "tcp://127.0.0.1:1")
    assert run.returncode == 1
    assert "no Dask scheduler at tcp://127.0.0.1:1" in run.stderr
