import subprocess
import sys

import pytest
from selectolax.lexbor import LexborHTMLParser

from ci_map.collect.extract.tame import DEEPEST, tame
from tests.conftest import ROOT

# Each takes minutes, gigabytes or the whole stack when it is parsed as it is.
HOSTILE = {
    "deep": "'<div>' * 200_000",
    "deep and closed": "'<div>' * 100_000 + '</div>' * 100_000",
    "ends of what is not open": "'<div></x>' * 100_000",
    "ends that close nothing": "'<span><div></span>' * 100_000",
    "behind a barrier": "'<div><object></div>' * 100_000",
    "drawings": "'<svg><div>' + '<foo/>' * 100_000 + '<div></div>' * 50_000",
    "attributes": "'<a ' + ' '.join(f'a{n}' for n in range(300_000)) + ' href=/x>y</a>'",
    "quoted attributes": "'<a ' + ' '.join(f'a{n}=\">\"' for n in range(150_000)) + '>'",
    "megabytes of attribute": "'<a title=\"' + 'x' * 5_000_000 + '\" href=/x>y</a>'",
    "formatting": "'<p>' + ''.join(f'<b id={n}>' for n in range(5_000)) + '<p>x' * 200_000",
    "links in links": "'<a href=/x><div>' * 100_000",
    "unclosed quote": "'<a href=\"' + '<b>' * 600_000",
    "unclosed quotes": "'<a \\'' * 400_000",
    "comments": "'<!--' * 400_000",
    "scripts": "'<script>' * 200_000",
    "tables": "'<table><tr><td><div>' * 50_000",
    "nul": "'\\0' * 2_000_000",
    "menus": "'<nav><ul class=menu>' * 50_000 + '<nav>x</nav>' * 50_000",
    "headings": "'<h2>Partners</h2><ul><li>A B</ul>' * 30_000",
    "lists in a list": "'<h2>Partners</h2>' + '<ul><li>A' * 30_000",
    "numbers": "'<p>' + '+1 234 567 ' * 200_000",
    "mails": "'<p>' + 'a.' * 500_000 + '@b'",
    "address": "'<p>12345 ' * 90_000",
    "json": "'<script type=application/ld+json>' + '[' * 400_000",
}
PROGRAM = """
from ci_map.collect.extract import extract
page = extract(({}).encode(), "https://example.org/", "text/html")
print(len(page.text))
"""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_mark_up_neither_crashes_nor_takes_minutes(name: str) -> None:
    command = [sys.executable, "-c", PROGRAM.format(HOSTILE[name])]
    run = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60, cwd=ROOT)
    assert run.returncode == 0, run.stderr


def test_elements_nest_as_deep_as_in_a_browser_and_their_text_stays() -> None:
    html = tame("<div>" * 5_000 + "<a href=/x>end</a>" + "</div>" * 5_000 + "<p>after")
    tree = LexborHTMLParser(html)
    assert html.count("<div>") == html.count("</div>") == DEEPEST
    assert "end" in tree.text()
    assert "after" in tree.text()


def test_a_real_page_stays_as_it_is() -> None:
    row = '<tr><td><a href="/x?a=1>2" title="it\'s"><b>A</b> &amp; <i>B</i></a><br/><p>C<li>D</td>'
    html = f"<table>{row * 2_000}</table><svg><path/><g><path/></g></svg><!-- <div> --><p>end"
    assert tame(html) == html
