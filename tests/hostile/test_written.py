"""What sites, sources and people say is written so that the next build reads it, or is refused."""

import json
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ci_map.collect.collected import read_collected, take_in
from ci_map.collect.crawl.digest import candidates_csv, read
from ci_map.collect.crawl.visit import visit_of
from ci_map.collect.faults import SeedsInvalid
from ci_map.collect.fetch import Asked, Fetched, Outcome, Visitor
from ci_map.collect.sources.runner import Job, run
from ci_map.resolve import read_lists
from ci_map.review.answers import Answer, ReviewRefused, decide
from ci_map.review.decision_file import read_decisions
from ci_map.review.desk import record
from ci_map.review.facts import REVIEWED, accepted, read_facts
from ci_map.review.questions import KINDS
from ci_map.store import Site
from tests.conftest import ORGANISATIONS_HEADER, RELATIONS_HEADER, organisation_row

SITE = Site("a.example", "a", "https://a.example/")
ODD = "\x01\x08\x0b\x0c\x1b\x1c\x7f\x85\u2028\u2029\u202e\ufeff\ud800\r\n;'\"|=\\"
texts = st.text(st.sampled_from(f"{ODD}ab 1"), max_size=12)


def fetched(content: str, url: str = "https://a.example/") -> Fetched:
    body = content.encode("utf-8", "replace")
    return Fetched(url, url, 200, (("content-type", "text/html"),), body, datetime.now(UTC))


def page(text: str) -> str:
    """A page that says a text wherever it can say something of an organisation."""
    said = {"@type": "NGO", "name": text, "alternateName": [f"X{text}"], "email": f"{text}@b.org"}
    said |= {"address": f"1 Main{text} St, Austin TX 78701", "telephone": f"+1{text}55512345"}
    entity = "".join(f"&#{ord(letter)};" for letter in text)
    return (
        f'<title>{text}</title><script type="application/ld+json">{json.dumps(said)}</script>'
        f"<h2>Partners {entity}</h2><ul><li>Deep{entity} Trust</li></ul><address>1 Main{entity} St,"
        f" Austin TX 78701</address><a href='https://c.example/{entity}'>The{entity} Fund</a>"
        f"<a href='mailto:{entity}a@b.org'>m</a><a href='tel:+1{entity}55512345'>t</a>"
    )


@settings(max_examples=60)
@given(texts)
def test_what_a_site_says(text: str) -> None:
    found = read([visit_of(SITE.key, fetched(page(text)))], [SITE])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sites.csv"
        take_in(path, found.said())
        assert len(read_collected([path])) == len(found.said())
        (listed := Path(folder) / "candidates.csv").write_text(
            candidates_csv(found.candidates(1)), encoding="utf-8"
        )
        rows = read_lists([listed])
        taken = decide(
            [Answer("new", r.key, "yes", "A", "", ("",) * 3) for r in rows], "2026-01-01"
        )
        assert rows
        assert list(accepted(taken.facts, rows))


class Says(Visitor):
    """Every address answers with one page."""

    def __init__(self, content: str) -> None:
        self.content = content

    def visit(self, asked: Asked) -> Outcome:
        return fetched(self.content, asked.url)


LISTING = """\
title: T
publisher: P
address: https://a.example/
licence: {name: Open}
countries: [CA]
language: en
cadence: weekly
coverage_start: 2026
status: not yet
structure: assumed
limits: None.
assertions: {organisations: {min: 0, max: 9}}
listing:
  container: ul
  entry: li
  key: [name]
  fields: {name: b, url: {css: a, take: href}, locality: i, note: u, aliases: s}
"""


@settings(max_examples=60)
@given(texts)
def test_what_a_source_says(text: str) -> None:
    entity = "".join(f"&#{ord(letter)};" for letter in text)
    row = f"<li><b>Body {entity}</b><i>{entity}</i><u>{entity}</u><s>{entity}</s>"
    row += f"<a href='https://b.example/{entity}'>x</a></li>"
    with TemporaryDirectory() as folder:
        source = Path(folder) / "source"
        source.mkdir()
        (source / "source.yml").write_text(LISTING, encoding="utf-8")
        done = run(Job(source, Says(f"<ul>{row}</ul>"), Path(folder) / "said"))
        assert done.outcome == "read", done.message
        said = read_collected([Path(folder) / "said" / "source.csv"])
        assert len(said) == done.values > 0


def written(folder: Path) -> None:
    row = organisation_row(id="a")
    (folder / "organisations.csv").write_text(f"{ORGANISATIONS_HEADER}\n{row}\n", encoding="utf-8")
    (folder / "relations.csv").write_text(f"{RELATIONS_HEADER}\n", encoding="utf-8")


keys = st.one_of(
    texts,
    st.tuples(st.sampled_from(("a", "new/x", "x/y")), texts).map(" ".join),
    st.tuples(st.just("a"), st.sampled_from(("name", "country", "roles", "url", "x")), texts).map(
        " ".join
    ),
)
answers = st.builds(
    Answer,
    kind=st.sampled_from(tuple(KINDS)),
    key=keys,
    answer=st.sampled_from(("same", "yes", "no", "ended", "gone", "unsure"))
    | texts.map("https://a{}".format),
    who=texts.map("A{}".format),
    why=texts,
    places=st.just(("key", "answer", "who")),
)


@settings(max_examples=60)
@given(answers)
def test_what_a_person_answers(answer: Answer) -> None:
    with TemporaryDirectory() as folder:
        written(Path(folder))
        try:
            done = record([answer], Path(folder), "2026-11-26")
        except (ReviewRefused, SeedsInvalid):
            assert not (Path(folder) / REVIEWED).exists()
            return
        facts = read_facts(Path(folder) / REVIEWED)
        decisions = read_decisions(Path(folder) / "decisions.csv")
        assert (len(decisions), len(facts)) == (done.decisions, done.facts)


def test_a_reason_that_was_pasted_from_anywhere_is_one_line(tmp_path: Path) -> None:
    written(tmp_path)
    why = "two towns\u2028see\x0btheir\rpage\x01"
    record([Answer("merge", "a b", "different", "Ada\x0b", why, ("",) * 3)], tmp_path, "2026-11-26")
    (one,) = read_decisions(tmp_path / "decisions.csv")
    assert (one.who, one.why) == ("Ada", "two towns see their page")


def test_a_map_that_says_what_cannot_be_is_refused_with_the_cell(tmp_path: Path) -> None:
    written(tmp_path)
    country = Answer("proposal", "a country ZZ", "yes", "Ada", "", ("B2", "C2", "D2"))
    with pytest.raises(ReviewRefused, match=r"^C2: country: unknown country 'ZZ'; allowed: ISO"):
        record([country], tmp_path, "2026-11-26")
