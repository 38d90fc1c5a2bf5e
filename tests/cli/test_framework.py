import json
from pathlib import Path

from tests.cli.test_cli import ci_map


def test_a_scorecard_goes_out_and_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "bergen.xlsx"
    made = ci_map("scorecard", "new", file, "--lang", "he", "--initiative", "Bergen", "--json")
    assert (made.returncode, made.stderr) == (0, "")
    assert json.loads(made.stdout) == {"file": file.as_posix()}
    read = ci_map("scorecard", "read", file, "--json", "--svg", tmp_path / "card.svg")
    assert (read.returncode, read.stderr) == (0, "")
    assert json.loads(read.stdout)["scorecards"][0]["initiative"] == "Bergen"
    assert (tmp_path / "card.svg").read_text(encoding="utf-8").startswith("<svg")


def test_what_was_filled_in_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    assert ci_map("scorecard", "new", file).returncode == 0
    again = ci_map("scorecard", "new", file)
    assert again.returncode == 2
    assert "add --force" in again.stderr


def test_a_file_that_is_no_scorecard_is_wrong_use(tmp_path: Path) -> None:
    run = ci_map("scorecard", "read", tmp_path / "none.xlsx")
    assert run.returncode == 2
    assert "none.xlsx: No such file" in run.stderr
    assert ci_map("scorecard", "new", tmp_path / "x.xlsx", "--lang", "xx").returncode == 2


def test_fit_judges_answers() -> None:
    run = ci_map("fit", "--answers", ",".join(["yes"] * 10), "--json")
    assert json.loads(run.stdout)["verdict"] == "fits"
    assert ci_map("fit", "--answers", "yes").returncode == 2
