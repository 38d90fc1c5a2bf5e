"""`ci-map serve`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ci_map.cli.options import OUTPUT, SEEDS, Output, Seeds
from ci_map.cli.review_command import FOUND, LIST
from ci_map.errors import RunFailed, WrongUse
from ci_map.missing import needing

if TYPE_CHECKING:
    from flask import Flask

HERE = ("localhost", "127.0.0.1", "::1")


def serve(
    port: Annotated[int, typer.Option(help="Port; 0: any free one.", min=0, max=65535)] = 8010,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    seeds: Seeds = SEEDS,
    output: Output = OUTPUT,
    lists: Annotated[list[Path] | None, LIST] = None,
    found: Annotated[Path | None, FOUND] = None,
) -> None:
    """Show the surveys, the map and the review queue to a team; Ctrl-C ends it.

    The queue has what the last refresh asks, or what --list and --found name.

    Nobody can change anything unless CI_MAP_TOKEN is set, a word of 16 letters or more: who
    knows it may answer the review. Needs the extra `serve`: docs/team.md.

    Example: ci-map serve --port 0
    """
    from ci_map.settings import read_settings

    settings = read_settings()
    if host not in HERE and settings.token is None:
        raise WrongUse(f"--host {host} lets others in: set CI_MAP_TOKEN first")
    with needing("serve", "ci-map serve"):
        import waitress  # noqa: F401

        from ci_map.serve import Served, create_app
    hosts = ("localhost", "127.0.0.1", "[::1]", *settings.names)
    served = Served(output, seeds, settings.token, hosts, lists or [], found)
    _run(create_app(served), host, port)


def _run(app: "Flask", host: str, port: int) -> None:
    from waitress.server import create_server

    try:
        server = create_server(app, host=host, port=port, threads=4, ident=None)
    except OSError as error:
        raise RunFailed(f"cannot listen on {host}, port {port}: {error.strerror}") from error
    typer.echo(f"http://{host}:{server.effective_port}/ (Ctrl-C ends it)")
    server.run()
