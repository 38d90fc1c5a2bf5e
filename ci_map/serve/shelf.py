"""The published surveys: a list of them, and their files."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, render_template, send_from_directory

from ci_map.output import folders, manifest_of
from ci_map.publish import FILES

TEMPLATES = Path(__file__).parent / "templates"
# A file with scripts runs without an origin: it can read nothing of this server, nor act on it.
# The sites that it links to open as they are.
ALLOWED = ("scripts", "popups", "popups-to-escape-sandbox", "downloads", "modals")
SANDBOX = f"sandbox {' '.join(f'allow-{what}' for what in ALLOWED)}; frame-ancestors 'none'"


def blueprint(output: Path) -> Blueprint:
    """Pages on the surveys in a folder."""
    pages = Blueprint("shelf", __name__)

    @pages.get("/")
    def surveys() -> str:
        return render_template("surveys.html", surveys=list(_surveys(output)))

    @pages.get("/style.css", endpoint="style")
    def style() -> Response:
        return send_from_directory(TEMPLATES, "style.css")

    @pages.get("/surveys/<name>/<file>")
    def survey_file(name: str, file: str) -> Response:
        if file not in FILES or name not in {found["name"] for found in _surveys(output)}:
            abort(404)
        response = send_from_directory(output.resolve() / name, file)
        response.headers["Content-Security-Policy"] = SANDBOX
        return response

    return pages


def _surveys(output: Path) -> Iterator[Mapping[str, Any]]:
    """Manifests, the newest first; a folder that cannot be read is no survey."""
    found = []
    for folder in folders(output):
        try:
            manifest = manifest_of(folder)
            told = {key: manifest[key] for key in ("date", "title", "counts")}
        except (OSError, KeyError):
            continue
        found.append(told | {"name": folder.name, "files": _files(folder)})
    yield from sorted(found, key=lambda one: (one["date"] or "", one["name"]), reverse=True)


def _files(folder: Path) -> list[str]:
    return [name for name in FILES if (folder / name).is_file()]
