from pathlib import Path

import pytest

from ci_map.settings import FILE, Settings, SettingsInvalid, as_markdown, read_settings
from tests.conftest import ROOT


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(FILE).write_text('delay = 3\ncontact = "mailto:map@example.org"\n', encoding="utf-8")
    assert read_settings().delay == 3
    monkeypatch.setenv("CI_MAP_DELAY", "2.5")
    assert read_settings().delay == 2.5
    assert read_settings().contact == "mailto:map@example.org"
    assert Settings(delay=7).delay == 7


def test_every_fault_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(FILE).write_text("dealy = 3\nworkers = 0\n", encoding="utf-8")
    monkeypatch.setenv("CI_MAP_CONTACT", "nobody")
    with pytest.raises(SettingsInvalid) as error:
        read_settings()
    lines = str(error.value).splitlines()
    assert len(lines) == 3
    assert any(line.startswith("ci-map.toml: dealy: no such setting") for line in lines)
    assert any("CI_MAP_CONTACT" in line and "'nobody'" in line for line in lines)
    assert any("CI_MAP_WORKERS" in line for line in lines)


def test_a_file_that_is_not_toml_is_told(tmp_path: Path) -> None:
    Path(FILE).write_text("delay : 3", encoding="utf-8")
    with pytest.raises(SettingsInvalid, match="not TOML"):
        read_settings()


def test_nothing_set_is_polite() -> None:
    settings = read_settings()
    assert settings.delay >= 1
    assert not settings.allow_private
    assert settings.contact is None


def test_the_page_of_settings_is_up_to_date() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert page == as_markdown(), "run `python -m ci_map.settings > docs/settings.md`"
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert f"| `CI_MAP_{name.upper()}` |" in page
