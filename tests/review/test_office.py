"""The review through LibreOffice, as a reviewer without Excel has it."""

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ci_map.review.answers import decide
from ci_map.review.desk import read_answers
from tests.review.test_workbook import QUESTIONS, answered, column, given, saved, sheet_of

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed here"
)
# All sheets, each to a file of its own, UTF-8, quotes where needed, cells as they are shown.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
GIVEN = [("merge", QUESTIONS[1].key, "אותו גוף"), ("page", "fsg", "https://new.example/")]


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


def converted(path: Path, ending: str, profile: Path, folder: str) -> Path:
    target = path.parent / folder
    command = ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}"]
    command += ["--convert-to", ending, "--outdir", str(target), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=900)
    return target / f"{path.stem}.{ending.split(':', maxsplit=1)[0]}"


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    answer, who = column("merge", "answer"), column("merge", "who")
    page = {
        f"{column('page', 'answer')}3": "https://new.example/",
        f"{column('page', 'who')}3": "A",
    }
    cells = {"merge": {f"{answer}4": "אותו גוף", f"{who}4": "עדה"}, "page": page}
    return answered(saved(tmp_path_factory.mktemp("review"), language="he"), cells)


def test_a_workbook_saved_by_libreoffice_has_the_same_answers(review: Path, profile: Path) -> None:
    ods = converted(review, "ods", profile, "ods")
    back = converted(ods, "xlsx", profile, "back")
    assert given(read_answers(back)) == GIVEN
    assert decide(read_answers(back), "2026-11-23") == decide(read_answers(review), "2026-11-23")


def test_libreoffice_keeps_direction_lists_and_harmless_formulas(
    review: Path, profile: Path
) -> None:
    ods = converted(review, "ods", profile, "ods")
    book = load_workbook(converted(ods, "xlsx", profile, "kept"))
    assert all(page.sheet_view.rightToLeft for page in book.worksheets)
    page = sheet_of(book.worksheets, "merge")
    assert page.row_dimensions[1].hidden
    rules = page.data_validations.dataValidation
    assert any("אותו גוף" in str(rule.formula1) for rule in rules)
    assert not [c for row in page.iter_rows() for c in row if c.data_type == "f"]


def test_sheets_saved_as_csv_are_read_back(review: Path, profile: Path) -> None:
    converted(review, CSV, profile, "csv")
    files = sorted((review.parent / "csv").glob("*.csv"))
    assert len(files) == 6
    found = [one for path in files for one in given(read_answers(path))]
    assert sorted(found) == GIVEN
