import csv
import json
from pathlib import Path

import pandas as pd


def test_ranges_stand_beside_the_ranks(built: Path) -> None:
    ranks = pd.read_csv(built / "ranks.csv", index_col="id")
    measures = pd.read_csv(built / "measures.csv", index_col="id")
    assert list(ranks.index) == list(measures.index)
    for name in ("degree", "betweenness"):
        expected = measures[name].round(9).rank(method="min", ascending=False).astype(int)
        assert (ranks[f"{name}_rank"] == expected).all()
        assert (ranks[f"{name}_low"] <= ranks[f"{name}_rank"]).all()
        assert (ranks[f"{name}_rank"] <= ranks[f"{name}_high"]).all()


def test_only_those_who_broker_have_rows(built: Path) -> None:
    with (built / "brokerage.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["grouping"] for row in rows} == {"role", "sector", "country"}
    parts = ("coordinator", "gatekeeper", "representative", "consultant", "liaison")
    assert all(any(int(row[part]) for part in parts) for row in rows)
    assert "tamarack-institute" in {row["id"] for row in rows}


def test_the_structure_says_how_exact_it_is(built: Path) -> None:
    facts = json.loads((built / "structure.json").read_text(encoding="utf-8"))
    assert facts["accuracy"]["betweenness"] == {
        "error": 0.0,
        "confidence": 1.0,
        "pairs_drawn": 0,
    }
    assert facts["ranks"]["sites"] > 100
    assert set(facts["mixing"]) == {"role", "sector", "country"}
