"""Certificates for the test web, made anew for every run: one good, three bad."""

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

KINDS = ("good", "expired", "wrong-host", "self-signed")
FIRST = 131
OCTETS = {kind: FIRST + index for index, kind in enumerate(KINDS)}


def write_certificates(folder: Path) -> None:
    """Write `ca.pem`, and `KIND.pem` (key and certificate) for each kind."""
    ca_key = ec.generate_private_key(ec.SECP256R1())
    ca = _builder("Test web CA", "Test web CA", ca_key.public_key()).add_extension(
        x509.BasicConstraints(ca=True, path_length=0), critical=True
    )
    authority = ca.sign(ca_key, hashes.SHA256())
    (folder / "ca.pem").write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    for kind in KINDS:
        _write(folder / f"{kind}.pem", kind, ca_key)


def _write(path: Path, kind: str, ca_key: ec.EllipticCurvePrivateKey) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    address = ipaddress.ip_address(f"127.0.1.{250 if kind == 'wrong-host' else OCTETS[kind]}")
    names: list[x509.GeneralName] = [x509.IPAddress(address)]
    names += [x509.DNSName(f"{kind}.test")] if kind != "wrong-host" else []
    issuer = "Test web" if kind == "self-signed" else "Test web CA"
    builder = _builder("Test web", issuer, key.public_key(), expired=kind == "expired")
    builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    signed = builder.sign(key if kind == "self-signed" else ca_key, hashes.SHA256())
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))


def _builder(
    subject: str, issuer: str, key: ec.EllipticCurvePublicKey, *, expired: bool = False
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    end = now - timedelta(days=1) if expired else now + timedelta(days=2)
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(end)
    )


def context(path: Path) -> ssl.SSLContext:
    """What a server with that certificate needs."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(path)
    return made
