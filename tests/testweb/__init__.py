"""A small web on loopback addresses 127.0.1.x, good and bad, for tests and benchmarks.

Every page is made from its path, so that nothing has to be set up; the same path gives the same
bytes, but for paths that count (`/limited/…`, `/unavailable/…`, `/flaky/…`). It runs in a process
of its own and logs every request. `python -m tests.testweb` serves until its input ends and prints
where; `Web` starts and stops it for tests. The paths are told in `faults.py`, `traps.py`,
`scripts.py`, `hostile.py`, `sites.py`, `organisations.py` and `robots.py`.
"""

from tests.testweb.web import Visit, Web

__all__ = ["Visit", "Web"]
