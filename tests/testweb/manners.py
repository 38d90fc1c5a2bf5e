"""Settings for the test web: let in where others are not, without pauses.

The limits of time are the usual ones: a server that is late because the machine is busy must not
look like one that is silent. Where silence or slowness is the fault, `LATE` makes it end soon.
"""

from ci_map.settings import Settings
from tests.testweb.web import Web

LATE: dict[str, dict[str, object]] = {
    "/delay/900": {"read_timeout": 3.0},
    "/drip": {"total_timeout": 3.0},
    "/drip/headers": {"total_timeout": 3.0},
}
"""Limits by path: many times the milliseconds in which the test web answers all else."""


def quick(web: Web, **changes: object) -> Settings:
    """Settings without pauses, with some of them changed."""
    settings = Settings(
        allow_private=True,
        delay=0,
        tries=1,
        patience=2,
        max_body=5_000_000,
        ca_file=web.ca_file,
    )
    return settings.model_copy(update=changes)
