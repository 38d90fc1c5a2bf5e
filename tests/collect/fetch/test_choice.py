import pickle
import sys
from pathlib import Path

import pytest

from ci_map.collect.fetch import CannotVisit, Fetcher, NoBrowser, NoContact, visitor
from ci_map.settings import Settings


def test_a_plain_fetcher_unless_pages_are_to_be_rendered() -> None:
    assert isinstance(visitor(Settings(allow_private=True)), Fetcher)


def test_without_playwright_rendering_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "ci_map.collect.fetch.browser", raising=False)
    monkeypatch.setitem(sys.modules, "playwright.async_api", None)
    with pytest.raises(NoBrowser, match=r"ci-map\[browser\]"):
        visitor(Settings(allow_private=True, render=True))


@pytest.mark.parametrize("error", [NoContact(), NoBrowser()])
def test_what_is_wrong_can_be_told_by_another_process(error: CannotVisit) -> None:
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301


def test_certificates_that_are_not_there_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(CannotVisit, match="CI_MAP_CA_FILE"):
        visitor(Settings(allow_private=True, ca_file=tmp_path / "none.pem"))
