import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(
    "options", [["--kills", "10"], ["--kills", "2", "--processes", "2", "--pages", "3200"]]
)
def test_a_crawl_that_is_killed_at_random_loses_and_repeats_nothing(options: list[str]) -> None:
    command = [sys.executable, "-m", "tests.collect.crawl.kills", *options]
    run = subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=ROOT, timeout=300
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.endswith("nothing lost\n")
