"""Whose turn it is: one request at a time a host, and a pause between two."""

import threading
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

from ci_map.collect.fetch.address import Address
from ci_map.collect.fetch.connection import Connection, Dialler
from ci_map.collect.fetch.miss import Miss
from ci_map.collect.fetch.outcome import Reason
from ci_map.collect.fetch.robots import Rules
from ci_map.settings import Settings

REMEMBERED = 5_000
CONNECTED = 256


class Host:
    """What is known of one host. `pause` is in seconds; `free_at` on the monotonic clock."""

    def __init__(self, pause: float) -> None:
        self.pause = pause
        self.free_at = 0.0
        self.busy = threading.Lock()
        self.asking_rules = threading.Lock()
        self.rules: dict[str, Rules] = {}
        self.connections: dict[str, Connection] = {}

    def hold(self, seconds: float) -> None:
        """Nobody asks this host before so many seconds have passed."""
        self.free_at = max(self.free_at, time.monotonic() + seconds)

    def slow_down(self, delay: float) -> None:
        """Keep the longest pause that `delay` or a robots.txt asks for, also after robots.txt."""
        pause = max(delay, *(rules.delay for rules in self.rules.values()))
        if pause > self.pause:
            self.hold(pause)
        self.pause = pause

    @property
    def wait(self) -> float:
        """Seconds until it may be asked again."""
        return max(self.free_at - time.monotonic(), 0.0)

    @contextmanager
    def turn(self, patience: float) -> Iterator[None]:
        """Wait for the turn, and keep others away until the pause after it begins.

        Raises Miss when the host asked for a longer wait than `patience`.
        """
        with self.busy:
            wait = self.wait
            if wait > max(patience, self.pause):
                raise Miss(Reason.RATE_LIMITED, "the host asked to wait", retry_after=wait)
            if wait:
                time.sleep(wait)
            try:
                yield
            finally:
                self.hold(self.pause)

    def hang_up(self) -> None:
        """Close its connections. Only by who has its turn."""
        for connection in self.connections.values():
            connection.close()
        self.connections.clear()


class Hosts:
    """All hosts of a fetcher; the ones not asked for longest are forgotten."""

    def __init__(self, settings: Settings, dialler: Dialler) -> None:
        self._pause = settings.delay
        self._dialler = dialler
        self._lock = threading.Lock()
        self._hosts: OrderedDict[str, Host] = OrderedDict()
        self._connected: OrderedDict[str, Host] = OrderedDict()

    def of(self, address: Address) -> Host:
        """The host of an address; by name, whatever its scheme and port."""
        with self._lock:
            host = self._hosts.get(address.host)
            if host is None:
                host = self._hosts[address.host] = Host(self._pause)
                self._forget()
            self._hosts.move_to_end(address.host)
            return host

    def connection(self, host: Host, address: Address) -> Connection:
        """The connection to an origin of the host whose turn it is."""
        with self._lock:
            self._connected[address.host] = host
            self._connected.move_to_end(address.host)
            idle = (
                self._connected.popitem(last=False)[1] if len(self._connected) > CONNECTED else None
            )
        if idle is not None and idle is not host and idle.busy.acquire(blocking=False):
            idle.hang_up()
            idle.busy.release()
        made = host.connections.get(address.origin)
        if made is None:
            made = host.connections[address.origin] = Connection(address, self._dialler)
        return made

    def close(self) -> None:
        """Hang up on everybody."""
        with self._lock:
            hosts = list(self._hosts.values())
        for host in hosts:
            with host.busy:
                host.hang_up()

    def _forget(self) -> None:
        """One host that is neither asked nor held: its pause must not be forgotten with it."""
        if len(self._hosts) <= REMEMBERED:
            return
        for name, host in self._hosts.items():
            if not host.wait and host.busy.acquire(blocking=False):
                host.hang_up()
                host.busy.release()
                del self._hosts[name]
                return
