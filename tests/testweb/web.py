"""The test web as a process of its own, started and stopped by whoever needs it."""

import http.client
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.testweb import certificates, robots
from tests.testweb.answers import RELEASE, UNLOGGED

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Visit:
    """A line of the log. `start` and `end` are seconds since 1970, by the server's clock."""

    start: float
    address: str
    host: str
    method: str
    path: str
    agent: str
    end: float

    @classmethod
    def read(cls, line: str) -> Self:
        """From a line of the log."""
        start, address, host, method, path, agent, end = line.split("\t")
        return cls(float(start), address, host, method, path, agent, float(end))


class Web:
    """`with Web() as web:` serves 127.0.1.1 … 127.0.1.HOSTS and the hosts of every fault.

    With `hold`, so many requests are answered and all others wait for `release`: whatever is to
    happen in the middle of something then does.
    """

    def __init__(self, hosts: int = 8, log: Path | None = None, hold: int | None = None) -> None:
        command = [sys.executable, "-m", "tests.testweb", "--hosts", str(hosts)]
        command += ["--log", str(log)] if log else []
        command += ["--hold", str(hold)] if hold is not None else []
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=ROOT, text=True)
        assert self.process.stdout
        told = json.loads(self.process.stdout.readline())
        self.hosts = hosts
        self.port: int = told["port"]
        self.tls_port: int = told["tls_port"]
        self.ca_file = Path(told["ca"])
        self.log_file = Path(told["log"])

    def url(self, path: str = "/", host: int | str = 1) -> str:
        """An address on host 127.0.1.HOST, or on the host of a kind of robots.txt."""
        octet = robots.OCTETS[host] if isinstance(host, str) else host
        return f"http://127.0.1.{octet}:{self.port}{path}"

    def secure(self, kind: str, path: str = "/etag") -> str:
        """An https address with a certificate of that kind: good, expired, wrong-host …"""
        return f"https://127.0.1.{certificates.OCTETS[kind]}:{self.tls_port}{path}"

    def visits(self, path: str | None = None) -> list[Visit]:
        """Every request so far, in the order of their ends; those of one path only when given."""
        self._settle()
        lines = self.log_file.read_text(encoding="utf-8").split("\n")[:-1]
        found = (Visit.read(line) for line in lines)
        return [visit for visit in found if path in {None, visit.path}]

    def release(self) -> None:
        """Answer whoever waits, and all that come."""
        self._ask(RELEASE)

    def _settle(self) -> None:
        """Let the server note the ends of what it has just sent, and who has just hung up."""
        self._ask(*[UNLOGGED] * 3)

    def _ask(self, *paths: str) -> None:
        connection = http.client.HTTPConnection("127.0.1.1", self.port, timeout=120)
        for path in paths:
            connection.request("GET", path)
            connection.getresponse().read()
        connection.close()

    def close(self) -> None:
        """End the process."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.terminate()
        self.process.wait(timeout=120)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
