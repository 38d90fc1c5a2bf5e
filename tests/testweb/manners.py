"""Settings for the test web: quick, and let in where others are not."""

from ci_map.settings import Settings
from tests.testweb.web import Web


def quick(web: Web, **changes: object) -> Settings:
    """Settings that wait for nobody, with some of them changed."""
    settings = Settings(
        allow_private=True,
        delay=0,
        connect_timeout=2,
        read_timeout=0.5,
        total_timeout=1.5,
        tries=1,
        patience=2,
        max_body=5_000_000,
        ca_file=web.ca_file,
    )
    return settings.model_copy(update=changes)
