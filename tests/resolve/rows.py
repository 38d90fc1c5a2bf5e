"""Rows for tests."""

from ci_map.resolve import ListRow


def row(key: str, name: str, **cells: str) -> ListRow:
    """A row from its key ("LIST/id")."""
    where, _, own = key.partition("/")
    return ListRow(where, own, {"id": own, "name": name} | cells)
