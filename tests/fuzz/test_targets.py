"""Fuzzing begins with files that are right: what is nearly right gets further than what is not."""

import pytest

from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_takes_its_samples(name: str) -> None:
    assert all(map(TARGETS[name].takes, TARGETS[name].samples))
