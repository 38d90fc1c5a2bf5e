from tests.benchmarks import needs, printed

SMALL = ("--only", "four lists", "--organisations", "300", "--rounds", "1", "--training", "1")


@needs("dedupe")
def test_each_side_learns_and_is_judged() -> None:
    lines = printed("linkers.py", *SMALL)
    for side in ("ci-map", "plain rule", "splink", "dedupe"):
        assert any(line.startswith(f"  {side} ") and "precision" in line for line in lines)
