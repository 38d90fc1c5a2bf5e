from pathlib import Path

import pytest

from ci_map.classify.evaluation_report import NoPlaceForTable, write_into
from ci_map.classify.labelled import BadLabelledText, read_labelled
from ci_map.classify.passes import SECOND_PASSES, compare_passes
from tests.classify.test_labelled import LABELLED
from tests.cli.test_cli import ci_map


@pytest.mark.parametrize("wish", [(), ("--passes",), ("--part", "check")])
def test_labelled_texts_that_are_not_there_are_told_in_a_line(
    wish: tuple[str, ...], tmp_path: Path
) -> None:
    run = ci_map("evaluate", "--labelled", tmp_path, *wish)
    assert (run.returncode, run.stdout) == (2, "")
    assert "is not a file; the folder of labelled texts has it" in run.stderr
    assert run.stderr.count("\n") == 1


def test_a_bad_line_is_told_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "check.jsonl"
    path.write_bytes(b'{"id": "a"}\n')
    with pytest.raises(
        BadLabelledText, match=r"check\.jsonl, line 1: .*organisation: Field required"
    ):
        read_labelled([path])
    path.write_bytes(b"\xff\n")
    with pytest.raises(BadLabelledText, match="line 1"):
        read_labelled([path])


def test_a_second_pass_of_an_unknown_text_is_told(tmp_path: Path) -> None:
    for path in LABELLED.glob("*.jsonl"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / next(iter(SECOND_PASSES))).write_text('{"id": "no such", "in_scope": true}\n')
    with pytest.raises(BadLabelledText, match="line 1: KeyError"):
        compare_passes(tmp_path)


def test_a_document_that_is_not_there_has_no_place_for_a_table(tmp_path: Path) -> None:
    with pytest.raises(NoPlaceForTable, match="needs the lines"):
        write_into(tmp_path / "none.md", "evaluate test", "| table |")
