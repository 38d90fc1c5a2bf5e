import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from ci_map.findings.estimates import at_least, share


@given(st.integers(0, 400), st.integers(1, 400))
def test_the_interval_of_a_share_is_wilsons(part: int, whole: int) -> None:
    part = min(part, whole)
    estimate = share(part, whole)
    reference = binomtest(part, whole).proportion_ci(0.95, method="wilson")
    assert estimate is not None
    assert math.isclose(estimate.low, reference.low, abs_tol=1e-9)
    assert math.isclose(estimate.high, reference.high, abs_tol=1e-9)


def test_a_share_of_nothing_is_none() -> None:
    assert share(0, 0) is None


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_there_are_never_fewer_than_were_found(once: int, twice: int, more: int) -> None:
    found = once + twice + more
    estimate = at_least(found, once, twice)
    assert found <= estimate.low <= estimate.value <= estimate.high


def test_chaos_bound_on_his_worked_form() -> None:
    # f1 = 10, f2 = 4: 10 * 9 / (2 * 5) = 9 unseen
    assert at_least(30, 10, 4).value == pytest.approx(39)
    assert at_least(30, 0, 4) == (30, 30, 30)


@given(st.integers(2, 500), st.integers(0, 500))
def test_the_interval_is_that_of_the_bias_corrected_form(once: int, twice: int) -> None:
    """The variance as printed (EstimateS user's guide, equation for Chao1, bias-corrected)."""
    unseen = once * (once - 1) / (2 * (twice + 1))
    variance = unseen + once * (2 * once - 1) ** 2 / (4 * (twice + 1) ** 2)
    variance += once**2 * twice * (once - 1) ** 2 / (4 * (twice + 1) ** 4)
    spread = math.exp(1.959963984540054 * math.sqrt(math.log(1 + variance / unseen**2)))
    found = at_least(once + twice, once, twice)
    assert found.high == pytest.approx(once + twice + unseen * spread, rel=1e-9)
    assert found.low == pytest.approx(once + twice + unseen / spread, rel=1e-9)
