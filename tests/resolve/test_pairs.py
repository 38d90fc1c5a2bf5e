"""Realistic pairs, written by hand: the same body under two names, and look-alikes."""

import csv
from pathlib import Path

import pytest

from ci_map.resolve.reasons import why
from ci_map.resolve.record import Record, record_of
from ci_map.resolve.rows import ListRow, read_lists
from ci_map.resolve.score import Scorer
from ci_map.resolve.weights import weights
from tests.conftest import SEEDS

PAIRS = Path(__file__).with_name("pairs.csv")
# Nothing in the two rows but the home page ties the old name to the new one: a person is asked.
ASKED = {"Koning Boudewijnstichting", "ASB Community Trust"}


def records() -> list[tuple[str, Record, Record]]:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return [
            (row["verdict"], side(row, "left"), side(row, "right")) for row in csv.DictReader(file)
        ]


def side(row: dict[str, str], name: str) -> Record:
    prefix = f"{name}_"
    cells = {c.removeprefix(prefix): text for c, text in row.items() if c.startswith(prefix)}
    return record_of(ListRow(name, cells["name"], cells))


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer([record_of(row) for row in read_lists([SEEDS / "organisations.csv"])])


def probability(bits: float) -> float:
    return 1 / (1 + 2**-bits)


@pytest.mark.parametrize("pair", records(), ids=lambda p: f"{p[0]}: {p[1].name} | {p[2].name}")
def test_a_pair_written_by_hand_is_judged_right(
    pair: tuple[str, Record, Record], scorer: Scorer
) -> None:
    verdict, left, right = pair
    evidence = scorer.evidence(left, right)
    decide, chance = weights().decide, probability(evidence.bits)
    if left.name in ASKED:
        assert decide["ask"] < chance < decide["merge"], why(evidence.weightiest())
    else:
        assert (chance >= decide["merge"]) == (verdict == "same"), why(evidence.weightiest())


def test_there_are_sixty_pairs_of_each_kind() -> None:
    verdicts = [verdict for verdict, *_ in records()]
    assert verdicts.count("same") >= 60
    assert verdicts.count("different") >= 60


def test_a_score_does_not_depend_on_the_side(scorer: Scorer) -> None:
    for _, left, right in records():
        assert scorer.evidence(left, right) == scorer.evidence(right, left)


def test_a_score_says_which_features_gave_what(scorer: Scorer) -> None:
    _, left, right = records()[0]
    evidence = scorer.evidence(left, right)
    told = why(evidence.weightiest())
    assert any("kellogg" in reason for reason in told)
    bits = [float(reason.rsplit("(", 1)[1][:-1]) for reason in told]
    assert sum(bits) == pytest.approx(evidence.bits, abs=0.5)
