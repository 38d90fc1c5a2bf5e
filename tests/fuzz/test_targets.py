"""The files that fuzzing begins with are taken, and what each target is named after is there."""

import pytest

from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_takes_its_samples_and_refuses_nothing_at_all(name: str) -> None:
    for sample in (*TARGETS[name].samples, b"", b"\xff\xfe"):
        TARGETS[name].read(sample)
