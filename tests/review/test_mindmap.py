from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from ci_map.collect import read_seeds
from ci_map.export.freemind import freemind
from ci_map.export.opml import opml
from ci_map.export.snapshot import Snapshot
from ci_map.model import Organisation, assemble
from ci_map.review.answers import ReviewRefused
from ci_map.review.mindmap import Leaf, proposals, read_map
from tests.conftest import SEEDS

MAP = """<map version="1.0.1"><node ID="ID_survey" TEXT="Survey">
<node ID="ID_role_backbone" TEXT="Backbone"><node ID="ID_role_backbone_CA" TEXT="Canada">
<node ID="ID_organisation_a" TEXT="A new name"><node TEXT="only a remark"/></node>
<node ID="ID_organisation_b"><richcontent TYPE="NODE">
<html><body><p>Body B</p></body></html></richcontent></node>
<node ID="Freemind_Link_1" TEXT="Ümläut &lt;script&gt; יתד"/>
</node></node></node></map>"""
KNOWN = [
    Organisation("a", "Body A", roles=("backbone",), country="CA"),
    Organisation("b", "Body B", roles=("funder", "backbone"), country="CA"),
    Organisation("c", "Body C", roles=("funder",), country="US"),
]


def written(folder: Path, text: str, name: str = "map.mm") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_renamed_moved_added_and_deleted_become_proposals(tmp_path: Path) -> None:
    found = proposals(read_map(written(tmp_path, MAP)), KNOWN)
    assert [one.key for one in found] == [
        "a name A new name",
        "b roles backbone",
        "c status deleted",
        "new/umlaut-script-ytd country CA",
        "new/umlaut-script-ytd name Ümläut <script> יתד",
        "new/umlaut-script-ytd roles backbone",
    ]


@pytest.mark.parametrize(
    ("organisation", "branch", "roles"),
    [
        ("b", "unknown", "backbone"),
        ("b", "initiative", "initiative|backbone"),
        ("c", "unknown", "unknown"),
    ],
)
def test_the_other_roles_of_one_that_is_moved_stay(
    organisation: str, branch: str, roles: str
) -> None:
    leaves = [Leaf(o.id, o.name, o.role or "", o.country or "") for o in KNOWN]
    moved = [replace(one, role=branch) if one.id == organisation else one for one in leaves]
    assert [one.key for one in proposals(moved, KNOWN)] == [f"{organisation} roles {roles}"]


def test_an_outline_is_read_the_same_way(tmp_path: Path) -> None:
    text = """<opml version="2.0"><head/><body><outline text="Funder" id="ID_role_funder">
    <outline text="Canada" id="ID_role_funder_CA"><outline text="Body B" id="ID_organisation_b"/>
    </outline></outline></body></opml>"""
    assert read_map(written(tmp_path, text, "map.opml")) == [Leaf("b", "Body B", "funder", "CA")]


@pytest.mark.parametrize("kind", ["mm", "opml"])
def test_a_map_that_nobody_changed_proposes_nothing(tmp_path: Path, kind: str) -> None:
    organisations = assemble(read_seeds(SEEDS).statements).organisations
    assert proposals(read_map(exported(tmp_path, kind)), organisations) == []


def exported(folder: Path, kind: str) -> Path:
    assembled = assemble(read_seeds(SEEDS).statements)
    snapshot = Snapshot(
        name="s",
        date=None,
        title={"en": "S"},
        limits=(),
        organisations=assembled.organisations,
        relations=assembled.relations,
        measures={},
        read=lambda: pa.table({}),
    )
    path = folder / f"map.{kind}"
    path.write_bytes({"mm": freemind, "opml": opml}[kind](snapshot))
    return path


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE map [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><map>&b;</map>'
    with pytest.raises(ReviewRefused, match=r"map\.mm: cannot be read as XML"):
        read_map(written(tmp_path, bomb))


def test_a_map_of_another_survey_is_refused(tmp_path: Path) -> None:
    many = [Organisation(f"other-{number}", "X") for number in range(9)]
    with pytest.raises(ReviewRefused, match="of another survey"):
        proposals(read_map(written(tmp_path, MAP)), many)
