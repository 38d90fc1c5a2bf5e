from xml.etree import ElementTree as ET

from ci_map.publish.charts import Bar, Line, bars, grouped, lines

HOSTILE = "</svg><img src=x onerror=alert(1)> \"'&" + "x" * 300
SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 — our own


def test_bars_are_as_long_as_their_values() -> None:
    root = parsed(bars("T", [Bar("a", 10, "10"), Bar("b", 5, "5", 4, 6)]))
    widths = [float(rect.get("width", 0)) for rect in root.iter(f"{SVG}rect")]
    assert widths[0] == 2 * widths[1]
    assert len(list(root.iter(f"{SVG}path"))) == 1


def test_from_the_right_is_the_mirror_of_from_the_left() -> None:
    rows = [Bar("a", 3, "3", 2, 4)]
    left, right = (parsed(bars("T", rows, rtl=rtl)) for rtl in (False, True))
    width = float(left.get("width", 0))
    (one,), (other,) = (list(root.iter(f"{SVG}rect")) for root in (left, right))
    end = float(one.get("x", 0)) + float(one.get("width", 0))
    assert abs(float(other.get("x", 0)) - (width - end)) < 0.2
    assert right.get("direction") == "rtl"


def test_hostile_labels_stay_text() -> None:
    drawn = [
        bars(HOSTILE, [Bar(HOSTILE, 1, HOSTILE)]),
        grouped(HOSTILE, [HOSTILE], {HOSTILE: [1.0]}, 4),
        lines(HOSTILE, [Line(HOSTILE, {2010: 1.0})]),
    ]
    for svg in drawn:
        assert "<img" not in svg
        assert parsed(svg).findtext(f"{SVG}title") == HOSTILE


def test_nothing_to_draw_is_a_picture_too() -> None:
    for svg in (bars("T", []), grouped("T", [], {}, 4), lines("T", [])):
        assert parsed(svg).tag == f"{SVG}svg"
    assert parsed(bars("T", [Bar("a", 0, "0")])) is not None
