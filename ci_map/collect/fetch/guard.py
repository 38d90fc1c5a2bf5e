"""Which addresses of the internet may be connected to."""

import ipaddress
import socket
from collections.abc import Callable, Sequence

from ci_map.collect.fetch.miss import Miss
from ci_map.collect.fetch.outcome import Reason

Resolve = Callable[[str, int], Sequence[str]]
IP = ipaddress.IPv4Address | ipaddress.IPv6Address

PORTS = frozenset({80, 443, 8080, 8443})
# Not for the public web, by IANA's registries of special-purpose addresses (RFC 6890 and later).
# Listed here because what `ipaddress` calls global has changed between versions of Python.
CLOSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        *("2001::/23", "2001:db8::/32", "3fff::/20"),
    )
)
# All that is given out of IPv6 so far.
IPV6 = ipaddress.IPv6Network("2000::/3")
# IPv4 addresses wrapped in IPv6, and at which bit they end: mapped, NAT64 (RFC 6052), 6to4.
WRAPPED = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 128),
    (ipaddress.IPv6Network("64:ff9b::/96"), 128),
    (ipaddress.IPv6Network("2002::/16"), 48),
)


def is_public(address: str) -> bool:
    """Whether an IP address, also one wrapped in another, belongs to the public internet."""
    try:
        ip = _unwrapped(ipaddress.ip_address(address.partition("%")[0]))
    except ValueError:
        return False
    if ip.version == 6 and ip not in IPV6:
        return False
    return not any(ip.version == network.version and ip in network for network in CLOSED)


def _unwrapped(ip: IP) -> IP:
    for network, end in WRAPPED:
        if ip.version == 6 and ip in network:
            return ipaddress.IPv4Address((int(ip) >> (128 - end)) & 0xFFFFFFFF)
    return ip


def is_loopback(address: str) -> bool:
    """Whether an IP address is this machine."""
    return ipaddress.ip_address(address.partition("%")[0]).is_loopback


def system_resolve(host: str, port: int) -> Sequence[str]:
    """The IP addresses of a host, in the system's order. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked(host: str, port: int, resolve: Resolve, *, allow_private: bool) -> Sequence[str]:
    """The IP addresses that may be connected to; the caller connects to these and no others.

    One private address among them and the host is refused: a public host has no such thing, and
    an attacker who answers with both hopes for the second.
    """
    try:
        addresses = resolve(host, port)
    except socket.gaierror as error:
        final = error.errno not in {socket.EAI_AGAIN, socket.EAI_FAIL}
        raise Miss(Reason.DNS, f"{host}: {error.strerror}", final=final) from error
    except (OSError, UnicodeError) as error:
        raise Miss(Reason.DNS, f"{host}: {error}", final=True) from error
    if not addresses:
        raise Miss(Reason.DNS, f"{host}: no address", final=True)
    private = [address for address in addresses if not is_public(address)]
    if private and not allow_private:
        raise Miss(Reason.PRIVATE_ADDRESS, f"{host} is {private[0]}")
    return addresses


def check_port(port: int, *, allow_private: bool) -> None:
    """Web ports only: nobody can make the crawler knock at a mail server or a database."""
    if port not in PORTS and not allow_private:
        raise Miss(Reason.BAD_ADDRESS, f"port {port}; allowed: {sorted(PORTS)}")
