import json
from pathlib import Path

from tests.cli.test_cli import ci_map


def test_export_says_what_it_wrote(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "survey.geojson"
    run = ci_map("export", "geojson", path, "--survey", built)
    assert (run.returncode, run.stdout, run.stderr) == (0, f"{path}\n", "")
    assert len(json.loads(path.read_bytes())["features"]) == 1267


def test_export_in_json_names_survey_format_and_file(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "survey.ttl"
    run = ci_map("export", "skos", path, "--survey", built, "--json")
    assert (run.returncode, run.stderr) == (0, "")
    told = json.loads(run.stdout)
    assert told == {"survey": built.as_posix(), "format": "skos", "path": path.as_posix()}
    assert path.is_file()


def test_a_neighbourhood_in_a_language(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "near.opml"
    options = ("--organisation", "sheatufim", "--radius", 1, "--lang", "he")
    assert ci_map("export", "opml", path, "--survey", built, *options).returncode == 0
    text = path.read_text(encoding="utf-8")
    assert "ישראל" in text
    assert "ID_organisation_sheatufim" in text
    assert "ID_organisation_strivetogether" not in text


def test_wrong_use_is_told_in_one_line(built: Path, tmp_path: Path) -> None:
    for arguments, said in (
        (("pdf", tmp_path / "x"), "unknown format 'pdf'; allowed: gexf, "),
        (("gexf", tmp_path), "is a folder; gexf is one file"),
        (("gexf", tmp_path / "x", "--organisation", "fsgg"), "no organisation has the id 'fsgg'"),
        (("gexf", tmp_path / "x", "--language", "it"), "unknown language 'it'; allowed: en, "),
    ):
        run = ci_map("export", *arguments, "--survey", built)
        assert (run.returncode, run.stderr.count("\n")) == (2, 1)
        assert said in run.stderr
    assert not list(tmp_path.iterdir())
