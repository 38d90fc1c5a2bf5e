import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.conftest import organisation_row

Write = Callable[..., Path]
NAMED_2015 = "id,roles_2015,note\na,backbone,\n"


def ci_map(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, in a locale that is not UTF-8."""
    code = "from ci_map.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "COLUMNS": "100"} | environment,
    )


def test_measures_in_json_name_who_bridges(built: Path) -> None:
    options = ("--survey", built, "--by", "betweenness", "--top", 5, "--json")
    run = ci_map("measures", *options)
    assert (run.returncode, run.stderr) == (0, "")
    rows = json.loads(run.stdout)
    assert [row["rank"] for row in rows] == [1, 2, 3, 4, 5]
    assert {"fsg", "tamarack-institute", "strivetogether"} <= {row["id"] for row in rows}
    assert rows[0]["betweenness"] > rows[1]["betweenness"]


def test_measures_as_a_table_for_people(built: Path) -> None:
    run = ci_map("measures", "--survey", built, "--by", "degree", "--top", 3)
    assert run.returncode == 0
    assert "StriveTogether" in run.stdout


def test_a_low_constraint_comes_first_and_undefined_values_last(built: Path) -> None:
    run = ci_map("measures", "--survey", built, "--by", "constraint", "--top", 1267, "--json")
    rows = json.loads(run.stdout)
    known = [row["constraint"] for row in rows if row["constraint"] is not None]
    assert known == sorted(known)
    assert [row["rank"] for row in rows[len(known) :]] == [None] * (1267 - len(known))


def test_an_unknown_measure_is_wrong_use(built: Path) -> None:
    run = ci_map("measures", "--survey", built, "--by", "fame")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("ci-map: unknown measure 'fame'; allowed: degree, ")


def test_no_survey_is_wrong_use_in_one_line(tmp_path: Path) -> None:
    run = ci_map("measures", "--output", tmp_path)
    assert run.returncode == 2
    assert run.stderr.count("\n") == 1
    assert "build one: ci-map build" in run.stderr


def test_build_tells_all_faults_writes_nothing_and_exits_with_2(
    write_seeds: Write, tmp_path: Path
) -> None:
    seeds = write_seeds([organisation_row(country="XX"), organisation_row(founded="soon")])
    output = tmp_path / "output"
    run = ci_map("build", "--seeds", seeds, "--output", output)
    assert run.returncode == 2
    assert f"{seeds.as_posix()}/organisations.csv:2: country: unknown country 'XX'" in run.stderr
    assert "organisations.csv:3: founded: bad year 'soon'" in run.stderr
    assert run.stderr.endswith("2 faults; nothing was written\n")
    assert not output.exists()


def test_build_says_where_the_map_is(write_seeds: Write, tmp_path: Path) -> None:
    seeds = write_seeds([organisation_row(name_local="שיתופים")])
    run = ci_map("build", "--seeds", seeds, "--output", tmp_path / "out", "--survey", "one")
    assert (run.returncode, run.stderr) == (0, "")
    assert str(tmp_path / "out" / "one" / "map.html") in run.stdout


def test_a_bad_name_is_wrong_use(tmp_path: Path) -> None:
    run = ci_map("build", "--survey", "../x", "--output", tmp_path)
    assert run.returncode == 2
    assert run.stderr.startswith("ci-map: bad survey name '../x'; allowed: ")


def test_an_output_that_cannot_be_written_is_a_failed_run(
    write_seeds: Write, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    run = ci_map("build", "--seeds", write_seeds([]), "--output", tmp_path / "file" / "in")
    assert run.returncode == 1
    assert run.stderr.startswith("ci-map: ")
    assert run.stderr.count("\n") == 1


def test_check_tells_faults_and_repairs_an_encoding(write_seeds: Write) -> None:
    seeds = write_seeds([organisation_row(name_local="שיתופים")])
    path = seeds / "organisations.csv"
    path.write_bytes(path.read_bytes().decode().encode("windows-1255"))
    assert ci_map("check", "--seeds", seeds).returncode == 2
    run = ci_map("check", "--seeds", seeds, "--repair")
    assert run.returncode == 0
    assert "was windows-1255, now UTF-8" in run.stdout
    assert "שיתופים" in path.read_text(encoding="utf-8")


def test_check_in_json_has_every_fault_and_ends_as_without_it(write_seeds: Write) -> None:
    seeds = write_seeds([organisation_row(country="XX"), organisation_row(founded="soon")])
    plain, run = (ci_map("check", "--seeds", seeds, *wish) for wish in ((), ("--json",)))
    assert (run.returncode, run.stderr) == (plain.returncode, plain.stderr)
    assert (run.returncode, plain.stdout) == (2, "")
    told = json.loads(run.stdout)
    assert (told["seeds"], told["statements"]) == (seeds.as_posix(), None)
    country, founded = told["faults"]
    assert country == {
        "file": f"{seeds.as_posix()}/organisations.csv",
        "line": 2,
        "column": "country",
        "problem": "unknown country 'XX'",
        "allowed": country["allowed"],
    }
    assert (founded["line"], founded["problem"]) == (3, "bad year 'soon'")


def test_check_in_json_tells_what_it_repaired_and_what_it_remarks(write_seeds: Write) -> None:
    seeds = write_seeds([organisation_row()])
    path = seeds / "organisations.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    lines = ("left,right,judgement,who,when,why", "gone,away,same,Ada,2026-11-01,", "")
    (seeds / "decisions.csv").write_text("\n".join(lines), encoding="utf-8")
    run = ci_map("check", "--seeds", seeds, "--repair", "--json")
    told = json.loads(run.stdout)
    assert (run.returncode, told["faults"]) == (0, [])
    assert told["statements"] > 0
    assert told["repaired"] == [
        {
            "file": path.as_posix(),
            "was": "UTF-8 with BOM",
            "kept": "organisations.csv.before-repair",
        }
    ]
    assert [f"ci-map: {remark}" for remark in told["remarks"]] == run.stderr.splitlines()
    assert "'gone'" in told["remarks"][0]


def test_the_survey_of_2015_in_json_is_where_it_says(write_seeds: Write, tmp_path: Path) -> None:
    seeds = write_seeds([organisation_row(id="a"), organisation_row(id="b")])
    (seeds / "survey_2015.csv").write_text(NAMED_2015, encoding="utf-8")
    run = ci_map("baseline", "--seeds", seeds, "--output", tmp_path / "out", "--json")
    assert (run.returncode, run.stderr) == (0, "")
    folder = Path(json.loads(run.stdout)["survey"])
    assert folder.parent == tmp_path / "out"
    assert (folder / "map.html").is_file()


def test_the_commands_start_without_heavy_libraries() -> None:
    code = "import sys, ci_map.cli; print([m for m in ('pandas', 'igraph') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "[]"


def test_version_and_help_exit_with_0_and_nonsense_with_2() -> None:
    assert ci_map("--version").stdout.startswith("ci-map ")
    assert ci_map("build", "--help").returncode == 0
    assert ci_map("bild").returncode == 2
