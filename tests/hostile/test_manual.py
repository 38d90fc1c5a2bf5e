"""Each test that docs/security.md names is there."""

import ast
import re

from tests.conftest import ROOT

NAMED = re.compile(r"\| `((?:tests|web)/[^`]+)` \|$", re.MULTILINE)


def test_every_promise_has_its_test() -> None:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ")][1:]
    named = NAMED.findall(text)
    assert len(named) == len(rows) > 15
    for name in named:
        file, _, test = name.partition("::")
        path = ROOT / file
        assert path.is_dir() or path.is_file(), name
        if test:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            assert test in {n.name for n in tree.body if isinstance(n, ast.FunctionDef)}, name
