"""Readers of what people hand over: requests, answers, texts, tables of Excel, a backup."""

import io
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask
from werkzeug.test import run_wsgi_app

from ci_map.classify.judge import classify
from ci_map.collect.encoding import repair
from ci_map.collect.extract.extract import extract
from ci_map.fit.judge import BadAnswers, parsed
from ci_map.serve import Served, create_app
from ci_map.store import Crawls, StoreUnusable, Visit, open_store
from ci_map.store.backup import backup
from tests.fuzz import kept, samples
from tests.fuzz.reader import Reader, Target, always, unless

TOKEN = "sixteen letters and more"  # noqa: S105
COLUMNS = ("PATH_INFO", "QUERY_STRING", "HTTP_HOST", "HTTP_ACCEPT_LANGUAGE", "HTTP_ORIGIN")
ASKED = (
    b"/\nlang=he\nlocalhost\nen;q=0.8,fr\n\n",
    b"/surveys/one/survey.json\n\nlocalhost:80\n*\nhttp://localhost\n",
    b"/review\nkind=class&page=2\n[::1]\n\n\n",
    b"/log-in\n\nlocalhost\n\nhttp://localhost\ntoken=x&key=y",
)
TEXT = "https://a.example/\nWe fund schools in Ohio. Wir fördern Schulen in Bayern."


@cache
def site() -> tuple[Flask, TemporaryDirectory[str]]:
    """A site of one survey, and the folder that it lives in until the process ends."""
    home = TemporaryDirectory(prefix="fuzz-")
    seeds, survey = Path(home.name) / "seeds", Path(home.name) / "output" / "one"
    for folder in (seeds, survey):
        folder.mkdir(parents=True)
    for name, text in samples.SEEDS.items():
        (seeds / name).write_text(text, encoding="utf-8")
    (survey / "survey.json").write_bytes(kept.MANIFEST)
    app = create_app(Served(survey.parent, seeds, TOKEN))
    app.testing = True  # what goes wrong inside is raised
    return app, home


def request(content: bytes) -> bool:
    """A request in lines: path, question, headers, form. Whether it was no fault of ours."""
    parts = (*content.split(b"\n", len(COLUMNS)), *[b""] * len(COLUMNS))
    *lines, form = parts[: len(COLUMNS) + 1]
    environ: dict[str, Any] = {
        **dict(zip(COLUMNS, (line.decode("latin-1") for line in lines), strict=True)),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(form),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "REQUEST_METHOD": "POST" if form else "GET",
        "CONTENT_LENGTH": str(len(form)),
        "SCRIPT_NAME": "",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
    }
    _, status, _ = run_wsgi_app(site()[0].wsgi_app, environ, buffered=True)
    return status < "5"


def repaired(path: Path) -> object:
    """A list of the team, mended and then read; a second time there is nothing to mend."""
    list(repair([path]))
    if left := list(repair([path])):
        raise AssertionError(f"mended twice: {left}")
    return path


def header(content: bytes) -> object:
    """A page whose content type is odd."""
    return extract(samples.PAGE, "https://a.example/", content.decode("latin-1"))


def text(content: bytes) -> object:
    """A text to classify, and where it stood."""
    url, _, said = content.decode("utf-8", "replace").partition("\n")
    return classify(said, url).as_json()


def store(path: Path) -> object:
    """A store, opened and looked through."""
    engine = open_store(f"sqlite:///{path}")
    try:
        crawls = Crawls(engine)
        return crawls.unfinished(), list(crawls.pages(crawls.last()))
    finally:
        engine.dispose()


def new_store() -> bytes:
    """A store with a crawl and a page in it."""
    with TemporaryDirectory(prefix="fuzz-") as folder:
        engine = open_store(f"sqlite:///{folder}/store.db")
        crawls = Crawls(engine)
        visit = Visit(kept.SITE.key, kept.SITE.home, "page", page=zlib.compress(kept.PAGE))
        crawls.note(crawls.begin("plan", [kept.SITE]), [visit])
        backup(engine, Path(folder) / "copy.db")
        engine.dispose()
        return (Path(folder) / "copy.db").read_bytes()


READERS: dict[str, Reader] = {
    "repaired": Reader(repaired, (), samples.LISTS.replace(b",", b";").replace(b"x", b"\xe9")),
    "store": Reader(store, (StoreUnusable,), new_store(), ".db", 15),
}
TARGETS: Mapping[str, Target] = {
    "request": Target(request, ASKED),
    "answers_of_fit": Target(
        unless(lambda content: parsed(content.decode("utf-8", "replace")), BadAnswers),
        (b",".join([b"yes", b"n", b"u"] * 3 + [b"y"]),),
    ),
    "content_type": Target(always(header), (b"text/html; charset=windows-1255", b"text/plain")),
    "text_to_classify": Target(always(text), (TEXT.encode(),)),
}
