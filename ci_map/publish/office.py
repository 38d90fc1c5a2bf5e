"""Office files whose bytes depend on nothing but what is in them: no time of day in the archive."""

import io
import re
import zipfile
from collections.abc import Iterable

PROPERTIES = "docProps/core.xml"
TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
NO_TIME = rb"\g<1>1980-01-01T00:00:00Z"
EPOCH = (1980, 1, 1, 0, 0, 0)


def without_times(saved: bytes) -> bytes:
    """An .xlsx or .docx with the first date that a ZIP file can tell, everywhere."""
    with zipfile.ZipFile(io.BytesIO(saved)) as archive:
        return zipped((name, _timeless(name, archive.read(name))) for name in archive.namelist())


def _timeless(name: str, content: bytes) -> bytes:
    return TIME.sub(NO_TIME, content) if name == PROPERTIES else content


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP file of these by their names, in their order, without times."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same on every system
            target.writestr(entry, content)
    return buffer.getvalue()
