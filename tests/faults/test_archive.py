"""An archive that was cut short or has flipped bits, at hundreds of places: what is whole is read,
the rest is told, and no page is ever another than the one that was written.
"""

import gzip
import hashlib
import random
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ci_map.collect.archive import ArchiveWriter, Damage, entries, members
from ci_map.collect.archive.decode import parsed
from ci_map.collect.fetch import Fetched, Outcome
from tests.collect.archive.conftest import missed, page
from tests.collect.archive.test_foreign import HTML, write
from tests.fuzz.samples import warc

PAGES = 5
FLIPS = 200
Found = list[tuple[int, Outcome]]


@dataclass(frozen=True)
class Archive:
    """A whole file, where its parts begin and end, and what it holds by where it begins."""

    path: Path
    parts: list[tuple[int, int]]
    found: Found

    @property
    def content(self) -> bytes:
        """Its bytes."""
        return self.path.read_bytes()

    def read(self, content: bytes) -> tuple[Found, list[Damage]]:
        """What a file of other bytes holds, and what is told of it."""
        other = self.path.with_name(f"damaged-{self.path.name}")
        other.write_bytes(content)
        told: list[Damage] = []
        return [(p.offset, o) for p, o in entries(other, report=told.append)], told

    def of(self, part: tuple[int, int]) -> Found:
        """What one part holds."""
        return [one for one in self.found if one[0] == part[0]]


def ours(path: Path) -> None:
    with ArchiveWriter(path.parent / "made") as archive:
        for n in range(PAGES):
            archive.append(page(f"<p>{n}".encode() * 30, url=f"https://e.org/{n}"))
            archive.append(missed(f"https://e.org/gone-{n}"))
    (made,) = (path.parent / "made").glob("*.warc.gz")
    path.write_bytes(made.read_bytes())


def others(path: Path) -> None:
    pages = [(f"https://e.org/{n}", f"<p>{n}".encode() * 30) for n in range(PAGES)]
    write(path, *(("response", url, HTML, body) for url, body in pages))


@pytest.fixture(params=["ours.warc.gz", "others.warc.gz", "ours.warc", "others.warc"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Archive:
    path: Path = tmp_path / request.param
    {"ours": ours, "others": others}[path.name.partition(".")[0]](path)
    if path.suffix != ".gz":
        path.write_bytes(unzipped(path.read_bytes()))
    found = [(place.offset, outcome) for place, outcome in entries(path)]
    assert len([one for _, one in found if isinstance(one, Fetched)]) == PAGES
    return Archive(path, list(parts_of(path)), found)


def unzipped(content: bytes) -> bytes:
    return gzip.decompress(content) if content.startswith(members.MAGIC) else content


def parts_of(path: Path) -> Iterator[tuple[int, int]]:
    """Where each gzip member, or each record of a plain file, begins and ends."""
    with path.open("rb") as file:
        if path.suffix == ".gz":
            yield from ((m.offset, m.offset + m.length) for m in members.members(file))
        else:
            yield from ((start, file.tell()) for start, _ in parsed(file))


def test_wherever_it_was_cut_all_before_is_read_and_the_cut_is_told(archive: Archive) -> None:
    whole = archive.content
    for end in range(1, len(whole), len(whole) // 150):
        found, told = archive.read(whole[:end])
        last = [part for part in archive.parts if part[1] <= end]
        assert found == [one for part in last for one in archive.of(part)], end
        torn = [start for start, stop in archive.parts if start < end < stop]
        assert len(told) == len(torn), (end, told)
        assert not torn or torn[0] <= told[0].offset <= end


def flips(archive: Archive) -> Iterator[tuple[int, bytes]]:
    """The same file with one bit turned over, at places drawn with a seed, and at its very first
    bytes, which tell what it is.
    """
    whole, chance = archive.content, random.Random(20)  # noqa: S311
    places = [*range(16), *(chance.randrange(8 * len(whole)) for _ in range(FLIPS))]
    for place in places:
        content = bytearray(whole)
        content[place // 8] ^= 1 << place % 8
        yield place // 8, bytes(content)


@pytest.mark.parametrize("archive", ["ours.warc.gz", "others.warc.gz"], indirect=True)
def test_a_flipped_bit_costs_a_member_at_most_and_is_told(archive: Archive) -> None:
    for at, content in flips(archive):
        found, told = archive.read(content)
        (hit,) = (part for part in archive.parts if part[0] <= at < part[1])
        rest = [one for one in archive.found if one[0] != hit[0]]
        lost = found != archive.found  # a bit of the member's head may say nothing, as its time
        assert [one for one in found if one[0] != hit[0]] == rest, at
        assert not lost or found == rest, at
        assert not lost or [damage.offset for damage in told] == [hit[0]], at


@pytest.mark.parametrize("archive", ["ours.warc", "others.warc"], indirect=True)
def test_a_flipped_bit_of_a_plain_file_never_makes_another_page(archive: Archive) -> None:
    bodies = [one.body for _, one in archive.found if isinstance(one, Fetched)]
    silent = 0
    for at, content in flips(archive):
        found, told = archive.read(content)
        before = [one for part in archive.parts if part[1] <= at for one in archive.of(part)]
        assert found[: len(before)] == before, at
        assert {one.body for _, one in found if isinstance(one, Fetched)} <= set(bodies), at
        if is_in_block(archive, at):
            (hit,) = (part for part in archive.parts if part[0] <= at < part[1])
            assert found == [one for one in archive.found if one[0] != hit[0]], at
            assert [damage.offset for damage in told] == [hit[0]], at
        silent += found != archive.found and not told
    assert silent < FLIPS / 4  # nothing vouches for a head: its address may be another, its type


def is_in_block(archive: Archive, at: int) -> bool:
    """Whether a byte is one for which a digest vouches."""
    hit = [part for part in archive.parts if part[0] <= at < part[1]]
    return bool(hit) and at >= archive.content.index(b"\r\n\r\n", hit[0][0]) + 4


def test_a_page_that_was_changed_and_zipped_again_is_not_believed(tmp_path: Path) -> None:
    ours(tmp_path / "ours.warc.gz")
    made = tmp_path / "changed.warc.gz"
    changed = gzip.decompress((tmp_path / "ours.warc.gz").read_bytes()).replace(b"<p>3", b"<p>x")
    made.write_bytes(gzip.compress(changed))
    told: list[Damage] = []
    bodies = {
        one.body[:4] for _, one in entries(made, report=told.append) if isinstance(one, Fetched)
    }
    assert bodies == {b"<p>0", b"<p>1", b"<p>2", b"<p>4"}
    assert [str(one) for one in told] == [
        f"changed.warc.gz: at byte {told[0].offset}: its block is not what its digest says"
    ]


BLOCK = warc("https://a.example/").partition(b"\r\n\r\n")[2].removesuffix(b"\r\n\r\n")
SHA1, SHA256 = hashlib.sha1(BLOCK), hashlib.sha256(BLOCK)  # noqa: S324


@pytest.mark.parametrize(
    ("digest", "pages"),
    [
        (f"sha1:{SHA1.hexdigest()}", 1),
        (f"SHA1:{SHA1.hexdigest().upper()}", 1),
        (f"sha256:{b64encode(SHA256.digest()).decode()}", 1),
        (f"sha256:{SHA1.hexdigest()}", 0),
        ("sha1:", 0),
        ("shake_128:00", 1),
        ("blake9:AAAA", 1),
        ("none", 1),
    ],
)
def test_digests_of_others_are_taken_as_the_standard_lets_them_be_written(
    digest: str, pages: int, tmp_path: Path
) -> None:
    field = f"WARC-Block-Digest: {digest}\r\nContent-Length".encode()
    path = tmp_path / "others.warc"
    path.write_bytes(warc("https://a.example/").replace(b"Content-Length", field))
    told: list[Damage] = []
    assert len(list(entries(path, report=told.append))) == pages
    assert len(told) == 1 - pages


def test_a_file_of_ours_without_its_first_record_is_read_as_ours(tmp_path: Path) -> None:
    ours(tmp_path / "ours.warc.gz")
    path = tmp_path / "ours.warc.gz"
    whole = [outcome for _, outcome in entries(path)]
    content = bytearray(path.read_bytes())
    content[20] ^= 0xFF
    path.write_bytes(content)
    told: list[Damage] = []
    assert [outcome for _, outcome in entries(path, report=told.append)] == whole
    assert [damage.offset for damage in told] == [0]
