"""Lists that no memory would do for are refused at once, and no others."""

from pathlib import Path

import pytest

from ci_map import memory
from ci_map.build import build


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    for name in ("organisations.csv", "collected/wiki.csv"):
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("id,name\n" * 50, encoding="utf-8")
    return tmp_path / "seeds"


def test_too_long_lists_are_refused_before_they_are_read(
    lists: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "of_machine", lambda: 99 * memory.ROW)
    monkeypatch.setattr(memory, "SHORTEST", 1)
    with pytest.raises(memory.TooLarge) as refused:
        build(lists, tmp_path / "output")
    assert "has 100 rows" in str(refused.value)
    assert "room for 99 rows" in str(refused.value)
    assert not (tmp_path / "output").exists()


def test_lists_that_find_room_are_not(lists: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "SHORTEST", 1)
    monkeypatch.setattr(memory, "of_machine", lambda: 100 * memory.ROW)
    memory.check_room(lists)
    monkeypatch.setattr(memory, "of_machine", lambda: None)
    memory.check_room(lists)


def test_rows_of_short_lists_are_not_counted(lists: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "of_machine", lambda: 100 * memory.ROW)
    monkeypatch.delattr(memory, "_lines")
    memory.check_room(lists)


def test_a_container_has_the_memory_that_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = tmp_path / "memory.max"
    monkeypatch.setattr(memory, "LIMITS", (str(limit), str(tmp_path / "none")))
    whole = memory.of_machine()
    limit.write_text("max\n", encoding="ascii")
    assert memory.of_machine() == whole
    limit.write_text("1000000\n", encoding="ascii")
    assert memory.of_machine() == (1_000_000 if whole else None)
