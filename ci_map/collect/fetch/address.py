"""The canonical form of an address, in one place: two addresses of one page become equal here."""

import ipaddress
import re
import socket
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

import idna

DEFAULT_PORTS = {"http": 80, "https": 443}
SAFE = r"A-Za-z0-9\-._~!$&'()*+,;=:@/"
_UNSAFE_IN_PATH = re.compile(rf"%[0-9A-Fa-f]{{2}}|[^{SAFE}]")
_UNSAFE_IN_QUERY = re.compile(rf"%[0-9A-Fa-f]{{2}}|[^{SAFE}?]")
_CONTROL = re.compile(r"[\t\r\n]")
_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# A visitor's session or where he came from: never part of which page it is.
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid|sessionid)=[^/;]*", re.IGNORECASE)
_DROPPED = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|mc_cid|mc_eid|igshid|_ga|_gl|_hsenc|_hsmi"
    r"|phpsessid|jsessionid|aspsessionid\w*|sessionid|session_id|oscsid|zenid|cfid|cftoken",
    re.IGNORECASE,
)
_SID = re.compile(r"sid=[0-9a-f]{16,}", re.IGNORECASE)


class BadAddress(ValueError):
    """Not an address of a page on the web; the text says why."""


@dataclass(frozen=True, slots=True)
class Address:
    """A canonical address in its parts. `target` is path and query; `host` an IPv6 without []."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def netloc(self) -> str:
        """Host and, unless it is the scheme's own, port: what the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt or a connection belongs to."""
        return f"{self.scheme}://{self.netloc}"

    def __str__(self) -> str:
        return self.origin + self.target


def canonical(url: str) -> str:
    """The address in its one form; the canonical form of a canonical address is itself.

    Small letters and punycode in the host, no default port, no fragment, dots resolved, escapes as
    RFC 3986 (section 6.2.2) has them, neither session nor campaign. Raises BadAddress.
    """
    return str(parse(url))


def joined(base: str, link: str) -> str:
    """The canonical address of a link on the page at `base`. Raises BadAddress."""
    try:
        return canonical(urljoin(base, _cleaned(link)))
    except ValueError as error:
        raise BadAddress(str(error)) from error


@lru_cache(maxsize=8192)
def parse(url: str) -> Address:
    """An address in canonical parts. Raises BadAddress."""
    try:
        parts = urlsplit(_cleaned(url))
        port = parts.port
    except ValueError as error:
        raise BadAddress(f"not an address: {error}") from error
    if parts.scheme not in DEFAULT_PORTS:
        raise BadAddress(f"not http or https: {parts.scheme or 'no scheme'}")
    if "@" in parts.netloc:
        raise BadAddress("names a user")
    if port == 0:
        raise BadAddress("port 0")
    query = _query(parts.query)
    target = _path(parts.path) + (f"?{query}" if query else "")
    return Address(parts.scheme, _host(parts.hostname), port or DEFAULT_PORTS[parts.scheme], target)


def _cleaned(url: str) -> str:
    """Without the blanks, and with the slashes, that browsers see."""
    url = _CONTROL.sub("", url).strip("".join(map(chr, range(0x21))))
    if "\\" not in url:
        return url
    end = min((i for i in (url.find("?"), url.find("#")) if i >= 0), default=len(url))
    return url[:end].replace("\\", "/") + url[end:]


def _host(host: str | None) -> str:
    if not host:
        raise BadAddress("names no host")
    if ":" in host:
        return _ipv6(host)
    name = _ascii(host).rstrip(".")
    if len(name) > 253 or not _HOST.fullmatch(name):
        raise BadAddress(f"not a host: {host[:80]!r}")
    return _ipv4(name) if _NUMBER.fullmatch(name.rpartition(".")[2]) else name


def _ascii(host: str) -> str:
    if host.isascii():
        return host.lower()
    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError) as error:
        raise BadAddress(f"not a host: {host[:80]!r}") from error


def _ipv4(name: str) -> str:
    """127.1, 0x7f000001 and 2130706433 are all 127.0.0.1."""
    try:
        return socket.inet_ntoa(socket.inet_aton(name))
    except OSError as error:
        raise BadAddress(f"not an IP address: {name[:80]}") from error


def _ipv6(host: str) -> str:
    try:
        return ipaddress.IPv6Address(host).compressed
    except ValueError as error:
        raise BadAddress(f"not an IP address: {host[:80]}") from error


def _path(path: str) -> str:
    path = _UNSAFE_IN_PATH.sub(_escaped, path)
    if ";" in path:
        path = _SESSION_IN_PATH.sub("", path)
    return _without_dots(path) if "/." in path else path or "/"


def _query(query: str) -> str:
    if not query:
        return ""
    kept = _UNSAFE_IN_QUERY.sub(_escaped, query).split("&")
    return "&".join(one for one in kept if not _dropped(one))


def _dropped(parameter: str) -> bool:
    name = parameter.partition("=")[0]
    return bool(_DROPPED.fullmatch(name) or _SID.fullmatch(parameter))


def _escaped(match: re.Match[str]) -> str:
    """An escape in capitals, or the letter itself where no escape is needed."""
    found = match[0]
    if len(found) == 3:
        letter = chr(int(found[1:], 16))
        return letter if letter in _UNRESERVED else found.upper()
    return "".join(f"%{byte:02X}" for byte in found.encode("utf-8", errors="replace"))


def _without_dots(path: str) -> str:
    """RFC 3986, section 5.2.4."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    end = "/" if segments[-1] in {".", ".."} and kept else ""
    return "/" + "/".join(kept) + end
