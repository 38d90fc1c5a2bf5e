"""Snapshots to export: the real survey, one of hostile texts, one of nothing."""

from dataclasses import astuple

import pyarrow as pa
import pytest

import ci_map
from ci_map.export.snapshot import Snapshot
from ci_map.graph.build import directed
from ci_map.graph.measures import compute_all
from ci_map.model import Method, Organisation, Relation, Statement
from ci_map.publish.tables import STATEMENT_FIELDS

SCRIPT = "</script><img src=x onerror=alert(1)>\"'&"
HOSTILE = {
    "a-script": SCRIPT,
    "b-formula": "=1+1",
    "c-control": "bell \x07, null \x00, escape \x1b[31m",
    "d-hebrew": "שיתופים (ע״ר) \u202ekcab",
    "e-long": "long " * 60,
    "f-error": "#N/A",
    "g-plus": "+Dig",
    "h-emoji": "👩🏽‍🌾 farm\r\nand\nlines",
    "i-markdown": "[x](javascript:alert(1)) | `a`",
    "k-namespace": '<late /> xmlns="http://graphml.graphdrawing.org/xmlns" "http://gexf.net/1.3"',
    "j-href": '<a href="javascript:alert(1)">x</a>',
}


def organisation(org_id: str, name: str) -> Organisation:
    return Organisation(
        id=org_id,
        name=name,
        name_local=name,
        aliases=(name, "a | bar"),
        url="javascript:alert(1)" if org_id == "a-script" else "https://example.org/?a=1&b=2",
        roles=("backbone", "funder"),
        country="US",
        region="US-MA",
        locality="Boston",
        place_based=None if org_id == "b-formula" else org_id == "a-script",
        founded=2011,
        note=name,
    )


def snapshot(organisations: list[Organisation], relations: list[Relation]) -> Snapshot:
    statements = [
        Statement(
            o.id, "name", o.name, 0, o.name, "a.csv", "https://e.org/", None, None, None,
            Method.CURATED, 1.0,
        )
        for o in organisations
    ]  # fmt: skip
    rows = [dict(zip(STATEMENT_FIELDS, (s.id, *astuple(s)), strict=True)) for s in statements]
    kinds = {"position": pa.int32(), "confidence": pa.float64()}
    schema = pa.schema([(name, kinds.get(name, pa.string())) for name in STATEMENT_FIELDS])
    table = pa.Table.from_pylist(rows, schema)
    return Snapshot(
        name="Été 1",
        date="2026-11",
        title={"en": SCRIPT, "he": "עולם"},
        limits=[{"en": "=cmd|' /C calc'!A0"}],
        organisations=organisations,
        relations=relations,
        measures=compute_all(directed(organisations, relations)),
        read=lambda: table,
    )


@pytest.fixture
def hostile() -> Snapshot:
    ids = list(HOSTILE)
    relations = [
        Relation("a-script", "funds", other, 2001, None, HOSTILE[other]) for other in ids[1:]
    ]
    relations += [Relation("a-script", "partner_of", "b-formula")]
    relations += [Relation("b-formula", "partner_of", "c-control", note=note) for note in "ab"]
    organisations = [organisation(org_id, name) for org_id, name in HOSTILE.items()]
    return snapshot([*organisations, Organisation("z-bare", "Bare")], relations)


@pytest.fixture
def empty() -> Snapshot:
    return snapshot([], [])


@pytest.fixture(scope="session")
def whole(survey: "ci_map.Survey") -> Snapshot:
    return survey.snapshot()
