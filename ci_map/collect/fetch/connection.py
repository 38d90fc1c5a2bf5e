"""One connection to one origin: to a checked address and no other, with a limit on all time.

`http.client` and not requests: what requests adds (cookies, redirects, proxies from the
environment, decoding) is what this fetcher must do itself or not at all, and costs several times
the work of the request (`benchmarks/fetch.py`).
"""

import http.client
import select
import socket
import ssl
import sys
import time
from collections.abc import Sequence
from functools import cached_property

import certifi

from ci_map.collect.fetch.address import Address
from ci_map.collect.fetch.guard import Resolve, check_port, checked, is_loopback
from ci_map.collect.fetch.manners import NoContact
from ci_map.collect.fetch.miss import Miss
from ci_map.collect.fetch.outcome import Reason
from ci_map.settings import Settings


class TooSlow(TimeoutError):
    """The whole answer took longer than it may."""


class _Timed:
    """A socket on which neither a silence nor the whole answer lasts longer than it may."""

    silence = 0.0
    deadline = float("inf")

    def recv_into(self, *args: object) -> int:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TooSlow
        self.settimeout(min(self.silence, left))  # type: ignore[attr-defined]
        try:
            received: int = super().recv_into(*args)  # type: ignore[misc]
        except TimeoutError as error:
            raise (TooSlow if left < self.silence else TimeoutError)() from error
        return received


class _Plain(_Timed, socket.socket):
    pass


class _Secure(_Timed, ssl.SSLSocket):
    pass


Socket = _Plain | _Secure


class Dialler:
    """Connects to an origin: names resolved, addresses checked, TLS verified."""

    def __init__(self, settings: Settings, resolve: Resolve) -> None:
        self._settings = settings
        self._resolve = resolve

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        """Made once and when needed: reading the trusted certificates takes its time."""
        context = ssl.create_default_context(cafile=self._settings.ca_file)
        if self._settings.ca_file is None:  # some systems come without certificates
            context.load_verify_locations(certifi.where())
        context.sslsocket_class = _Secure
        context.set_alpn_protocols(["http/1.1"])
        return context

    def dial(self, address: Address) -> Socket:
        """A connection to one of the host's checked addresses. Raises Miss."""
        private = self._settings.allow_private
        check_port(address.port, allow_private=private)
        found = checked(address.host, address.port, self._resolve, allow_private=private)
        if not self._settings.contact and not all(map(is_loopback, found)):
            raise NoContact
        plain = self._connected(address, found)
        plain.silence = self._settings.read_timeout
        return self._secured(plain, address) if address.scheme == "https" else plain

    def _connected(self, address: Address, found: Sequence[str]) -> _Plain:
        problem = ""
        end = time.monotonic() + self._settings.connect_timeout
        for ip in found:
            plain = _Plain(socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_STREAM)
            plain.settimeout(max(end - time.monotonic(), 0.1))
            try:
                plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                plain.connect((ip, address.port))
            except OSError as error:
                plain.close()
                problem = f"{ip}: {error.strerror or error}"
            else:
                return plain
        raise Miss(Reason.CONNECTION, problem)

    def _secured(self, plain: _Plain, address: Address) -> _Secure:
        try:
            secure = self._tls.wrap_socket(plain, server_hostname=address.host)
        except ssl.SSLCertVerificationError as error:
            plain.close()
            raise Miss(Reason.TLS, error.verify_message) from error
        except TimeoutError as error:
            plain.close()
            raise Miss(Reason.TLS, "no handshake in time") from error
        except (OSError, ValueError) as error:
            plain.close()
            raise Miss(Reason.TLS, str(error)) from error
        assert isinstance(secure, _Secure)  # noqa: S101 - the context was told so
        secure.silence = self._settings.read_timeout
        return secure


class Connection:
    """A connection to one origin, kept open between answers. One user at a time."""

    def __init__(self, address: Address, dialler: Dialler) -> None:
        self.peer = ""
        self._address = address
        self._dialler = dialler
        self._socket: Socket | None = None

    def ask(self, request: bytes, method: str, seconds: float) -> http.client.HTTPResponse:
        """Send, and read the head of the answer; the body can be read from it.

        From here on the answer has so many seconds in all. Raises Miss when no connection can be
        made, else what sockets and http.client raise.
        """
        sock = self._ready()
        sock.deadline = time.monotonic() + seconds
        sock.sendall(request)
        response = http.client.HTTPResponse(sock, method=method)
        try:
            response.begin()
        except BaseException:
            response.close()  # it holds the socket open as well
            raise
        return response

    def close(self) -> None:
        """Hang up. The next `ask` connects anew."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _ready(self) -> Socket:
        if self._socket is not None and _readable(self._socket):
            self.close()  # hung up since the last answer, or sent what nobody asked for
        if self._socket is None:
            self._socket = self._dialler.dial(self._address)
            self.peer = str(self._socket.getpeername()[0])
        return self._socket


def _readable(sock: socket.socket) -> bool:
    if sys.platform == "win32":
        return bool(select.select([sock], [], [], 0)[0])
    poll = select.poll()
    poll.register(sock, select.POLLIN)
    return bool(poll.poll(0))
