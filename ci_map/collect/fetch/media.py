"""What kind of file an answer is: by what it says, and by its first bytes where that is a lie."""

from collections.abc import Sequence

from ci_map.collect.fetch.miss import Miss
from ci_map.collect.fetch.outcome import Reason

LOOKED_AT = 1024
MAGIC = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\x00", "program"),
    (b"\xd0\xcf\x11\xe0", "Office file"),
    (b"RIFF", "RIFF"),
    (b"OggS", "Ogg"),
    (b"ID3", "MP3"),
    (b"wOF2", "font"),
    (b"wOFF", "font"),
)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
NO_TEXT = bytes(set(range(0x20)) - set(b"\t\n\x0c\r\x1b\x00"))


def check_type(kind: str | None, accept: Sequence[str]) -> None:
    """Raise Miss when the Content-Type is none of those asked for; a missing one is no answer."""
    name = (kind or "").partition(";")[0].strip().lower()
    if name and "*/*" not in accept and name not in accept:
        raise Miss(Reason.NOT_A_PAGE, name[:80])


def check_bytes(body: bytes, kind: str | None, accept: Sequence[str]) -> None:
    """Raise Miss when a body that should be text is none."""
    if "*/*" in accept:
        return
    start = body[:LOOKED_AT]
    for magic, name in MAGIC:
        if start.startswith(magic):
            raise Miss(Reason.NOT_A_PAGE, f"{name} sent as {(kind or 'nothing')[:80]}")
    if not start.strip():
        raise Miss(Reason.NOT_A_PAGE, "empty")
    if _is_binary(start, kind or ""):
        raise Miss(Reason.NOT_A_PAGE, f"binary sent as {kind[:80] if kind else 'nothing'}")


def _is_binary(start: bytes, kind: str) -> bool:
    if start.startswith(UTF_16) or "utf-16" in kind.lower():
        return False
    controls = len(start) - len(start.translate(None, NO_TEXT))
    return controls * 10 > len(start) or start.count(0) * 4 > len(start)
