"""What CI makes of the answers of pip-audit and npm audit."""

import importlib.util
import json

import pytest

from tests.conftest import ROOT

spec = importlib.util.spec_from_file_location("audit", ROOT / ".ci" / "audit.py")
assert spec
assert spec.loader
audit = importlib.util.module_from_spec(spec)
spec.loader.exec_module(audit)


def test_a_vulnerability_is_found() -> None:
    sound = {"name": "a", "version": "1", "vulns": []}
    ill = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1"}, {"id": "CVE-2"}]}
    found, said = audit.of_python(json.dumps({"dependencies": [sound, ill]}))
    assert found == ["b 2: PYSEC-1", "b 2: CVE-2"]
    assert said == "pip-audit: 2 of 2 packages audited"
    told = {
        "vulnerabilities": {"x": {"severity": "high"}},
        "metadata": {"dependencies": {"total": 9}},
    }
    assert audit.of_npm(json.dumps(told)) == (["x: high"], "npm audit: 9 packages audited")


def test_a_service_that_cannot_be_reached_is_told_and_fails_nothing() -> None:
    skipped = json.dumps({"dependencies": [{"name": "a", "skip_reason": "not found"}]})
    for found, said in (
        audit.of_python(""), audit.of_python(skipped), audit.of_npm(""),
        audit.of_npm('npm warn\n{"message": "405 Method Not Allowed", "error": {}}\n'),
    ):  # fmt: skip
        assert found == []
        assert said.endswith("nothing was audited")


@pytest.mark.parametrize(("faults", "code"), [([], 0), ([{"id": "CVE-2"}], 1)])
def test_what_is_found_fails_the_build(
    faults: list[object], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = json.dumps({"dependencies": [{"name": "b", "version": "2", "vulns": faults}]})
    sound = json.dumps({"vulnerabilities": {}, "metadata": {"dependencies": {"total": 9}}})
    monkeypatch.setattr(audit, "_run", lambda *asked, **_: told if "pip_audit" in asked else sound)
    assert audit.main() == code


def test_what_npm_finds_fails_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"vulnerabilities": {"x": {"severity": "high"}}}
    told |= {"metadata": {"dependencies": {"total": 9}}}  # type: ignore[dict-item]
    monkeypatch.setattr(audit, "_run", lambda *_, **__: json.dumps(told))
    assert audit.main() == 1


def test_npm_is_that_which_builds_the_map(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert audit.npm("--version")[0].isdigit()


def test_ci_runs_it() -> None:
    assert ".ci/audit.py" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
