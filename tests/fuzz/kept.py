"""Readers of what was written by ci-map and may have been damaged since: by a disk, by a hand."""

import gzip
import hashlib
import io
import zlib
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

import pandas as pd

from ci_map.checksums import SUMS, checked
from ci_map.classify.evaluate import BaselineDamaged, read_baseline
from ci_map.classify.labelled import BadLabelledText, read_labelled
from ci_map.classify.stream import classify_lines
from ci_map.collect import SeedsInvalid
from ci_map.collect.archive import entries
from ci_map.collect.archive.repair import repair, settled
from ci_map.collect.crawl.digest import pages_as_json
from ci_map.collect.crawl.digest import read as digest_of
from ci_map.compared import history
from ci_map.missing import NotASurvey
from ci_map.model import Method, Statement
from ci_map.publish.folder import damaged, is_sealed
from ci_map.refresh.progress import FILE, ProgressDamaged, saved
from ci_map.refresh.sites import BEGUN, PAGES, begun_after, pages_of
from ci_map.refresh.survey import asked_elsewhere
from ci_map.review.questions import read_found
from ci_map.store import Site, StoreDamaged, Visit
from ci_map.survey import Survey, open_survey
from tests.fuzz import samples
from tests.fuzz.reader import TRIES, Reader, Target, named, unless

MANIFEST = (
    b'{"name": "one", "date": "2026-11", "title": {"en": "A"}, "limits": [{"en": "few"}], "counts":'
    b' {"organisations": 2, "relations": 1}, "moved": {"c": "a"}, "unreachable": ["x"], "coverage":'
    b' {"x": {}}, "drawn": [{"en": "b"}], "sealed": true}'
)
ORGANISATIONS = (
    b"id,name,aliases,roles,country,place_based,founded\na,A,B|C,backbone|funder,NA,yes,2011\n"
    b"b,B,,,,,\n"
)
RELATIONS = b"source_id,relation,target_id,since,until,note\na,funds,b,2011,,\n"
MEASURES = b"id,degree,betweenness\na,1,0.5\nb,1,\n"
RANKS = b"id,betweenness_rank,betweenness_low,betweenness_high\na,1,1,2\n"
BROKERAGE = b"id,grouping,liaison\na,country,2\n"
FINDINGS = (
    b'[{"id": "network", "title": {"en": "A"}, "said_2015": {"en": "A"}, "sentence": {"en": "A"},'
    b' "rests_on": {"en": "A"}, "verdict": "agrees", "charts": [], "claims": []}]'
)
CHANGES = (
    b'{"format": 1, "steps": [{"before": {"name": "a", "date": "2015"}, "after": {"name": "b",'
    b' "date": null}, "organisations": [], "relations": {"gained": [["a", "funds", "b", "world"]],'
    b' "lost": []}}]}'
)
LABELLED = (
    b'{"id": "a-en", "organisation": "A", "lang": "en", "url": null, "text": "About", "in_scope":'
    b' true, "kind": "", "role": "backbone", "roles": ["backbone"], "functions": [], "domains": [],'
    b' "country": "US", "locality": null, "place_based": true, "place_scale": "county",'
    b' "conditions": ["common_agenda"]}\n'
)
PROGRESS = (
    b'{"day": "2026-11-26", "name": "one", "before": null, "sources": ["a"], "read": {"a": "read"},'
    b' "done": ["sources"], "questions": 0}'
)
FOUND = b'{"url": "https://a.example/", "text": "A", "organisation": "a", "lang": null}\n'
PAGE = (
    b'{"url":"https://a.example/","title":"A","lang":"en","text":"We fund.","links":[{"url":'
    b'"https://b.example/","text":"B"}],"named":[{"name":"B","url":null,"kind":"partners","heading'
    b'":"P"}],"described":[{"types":["NGO"],"place":"","name":"A","other_names":["B"],"founded":'
    b'"2011"}],"mails":["a@a.example"]}'
)
SUMMED = f"{hashlib.sha256(MANIFEST).hexdigest()}  survey.json\n".encode()
SITE = Site("a.example", "a", "https://a.example/")


STATEMENT = Statement(
    *("a", "name", "A", 0, "A", "seeds", "https://a.example/", "0", "2026-11-26"),
    *("2026-11-26", Method.CURATED, 1.0),
)


def parquet() -> bytes:
    """The statements of a survey."""
    buffer = io.BytesIO()
    pd.DataFrame([{"id": STATEMENT.id, **asdict(STATEMENT)}]).to_parquet(buffer)
    return buffer.getvalue()


SURVEY = {
    "survey.json": MANIFEST,
    "organisations.csv": ORGANISATIONS,
    "relations.csv": RELATIONS,
    "measures.csv": MEASURES,
    "ranks.csv": RANKS,
    "brokerage.csv": BROKERAGE,
    "structure.json": b'{"density": 0.1}',
    "findings.json": FINDINGS,
    "changes.json": CHANGES,
    "statements.parquet": parquet(),
}


def of_survey(name: str, ask: Callable[[Survey], object]) -> Callable[[Path], object]:
    """What Python asks of an old survey, which has no checksums, one of whose files is given."""

    def read(path: Path) -> object:
        for other, content in SURVEY.items():
            if other != path.name:
                path.with_name(other).write_bytes(content)
        return ask(open_survey(path.parent))

    return named(name, read)


def tables(survey: Survey) -> object:
    """Organisations as a notebook asks for them."""
    return survey.organisations, survey.find(role="funder"), survey.graph(), survey.snapshot()


def evidence(survey: Survey) -> object:
    """What Python and exports ask of the statements."""
    return survey.evidence("a"), survey.snapshot().told("subject", "value")


def compared(survey: Survey) -> object:
    """The difference from the same survey."""
    return survey.diff(survey)


def shown(survey: Survey) -> object:
    """What a survey tells of itself."""
    return survey.name, repr(survey), survey._repr_html_(), is_sealed(survey.folder)


def asked(path: Path) -> object:
    """The questions that a refresh left, and that the review reads."""
    path.write_text("\n".join(asked_elsewhere(path.parent)), encoding="utf-8")
    return read_found(path)


def summed(path: Path) -> object:
    """A list of checksums beside the file that it tells of."""
    path.with_name("survey.json").write_bytes(MANIFEST)
    damaged(path.parent)
    return checked(path.parent, "survey.json")


def torn(path: Path) -> object:
    """An archive whose writer was killed."""
    path.with_name(f"{path.name}.open").touch()
    for left in repair(path.parent):
        settled(left.path)
    return list(entries(path))


def visit(content: bytes) -> None:
    """A page as the store keeps it."""
    one = Visit(SITE.key, SITE.home, "page", fetched_at="2026-01-01T00:00:00+00:00", page=content)
    digest = digest_of([one], [SITE])
    digest.said(), digest.candidates(1), list(pages_as_json([one], [SITE]))


def texts(path: Path) -> object:
    """Labelled texts, and in which part each is."""
    return [(text.part, text.writer) for text in read_labelled([path])]


def judged(content: bytes) -> object:
    """Lines to classify."""
    return list(classify_lines(io.StringIO(content.decode("utf-8", "replace"))))


ASKED: Mapping[str, tuple[str, Callable[[Survey], object], int]] = {
    "survey.json": ("survey.json", shown, TRIES),
    "survey_organisations": ("organisations.csv", tables, 40),
    "survey_relations": ("relations.csv", lambda survey: survey.graph(), 40),
    "survey_measures": ("measures.csv", Survey.measures, 100),
    "survey_ranks": ("ranks.csv", Survey.ranks, 100),
    "survey_brokerage": ("brokerage.csv", Survey.brokerage, 100),
    "survey_statements": ("statements.parquet", evidence, 40),
    "survey_structure": ("structure.json", Survey.structure, TRIES),
    "survey_findings": ("findings.json", Survey.findings, TRIES),
    "survey_changes": ("changes.json", history, TRIES),
    "compared_organisations": ("organisations.csv", compared, 20),
    "compared_relations": ("relations.csv", compared, 20),
    "compared_ranks": ("ranks.csv", compared, 20),
    "compared_statements": ("statements.parquet", compared, 20),
}
"""A file of a survey, what is asked of the survey, and how often."""
NO_SURVEY, NO_WORK = (NotASurvey,), (ProgressDamaged,)
READERS: dict[str, Reader] = {
    **{
        target: Reader(of_survey(name, ask), NO_SURVEY, SURVEY[name], Path(name).suffix, tries)
        for target, (name, ask, tries) in ASKED.items()
    },
    "survey_sums": Reader(named(SUMS, summed), NO_SURVEY, SUMMED, ""),
    "labelled": Reader(texts, (BadLabelledText,), LABELLED, ".jsonl"),
    "baseline": Reader(read_baseline, (BaselineDamaged,), b'{"role": 0.88}', ".json"),
    "refresh_progress": Reader(named(FILE, lambda path: saved(path.parent)), NO_WORK, PROGRESS),
    "refresh_begun": Reader(named(BEGUN, lambda path: begun_after(path.parent)), NO_WORK, b"7\n"),
    "refresh_pages": Reader(named(PAGES, lambda path: list(pages_of(path.parent))), NO_WORK, FOUND),
    "refresh_found": Reader(
        named("sites-found.jsonl", asked), (*NO_WORK, SeedsInvalid), samples.FOUND, ".jsonl"
    ),
    "archive_torn": Reader(torn, (), gzip.compress(samples.WARC) * 2, ".warc.gz"),
}
TARGETS: Mapping[str, Target] = {
    "store_page": Target(unless(visit, StoreDamaged), (zlib.compress(PAGE, 1),)),
    "store_page_text": Target(
        unless(lambda content: visit(zlib.compress(content, 1)), StoreDamaged), (PAGE,)
    ),
    "pages_to_classify": Target(unless(judged), (FOUND,)),
}
