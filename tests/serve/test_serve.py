import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from ci_map.gather import gather
from ci_map.review.answers import Decided
from ci_map.review.decision_file import read_decisions
from ci_map.review.desk import record, write
from ci_map.review.facts import REVIEWED, Fact, read_facts
from ci_map.serve import Served, create_app
from tests.serve.conftest import HOSTILE, TOKEN

HERE = "http://localhost"


def key_of(client: FlaskClient) -> str:
    found = re.search(r'name="form_key" value="([^"]+)"', client.get("/").text)
    assert found
    return found[1]


def log_in(client: FlaskClient, token: str = TOKEN) -> int:
    form = {"form_key": key_of(client), "token": token}
    return client.post("/log-in", data=form, headers={"Origin": HERE}).status_code


def answer(client: FlaskClient, **form: str) -> int:
    given = {"form_key": key_of(client), "kind": "new", "who": "Ada"} | form
    given |= {"key-0": "new/two", "answer-0": form.get("answer", "yes")}
    return client.post("/review", data=given, headers={"Origin": HERE}).status_code


def test_surveys_and_their_files_are_shown(client: FlaskClient, built: Path) -> None:
    assert built.name in client.get("/").text
    page = client.get(f"/surveys/{built.name}/map.html")
    assert page.data == (built / "map.html").read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "/surveys/2026-11/../../etc/passwd",
        "/surveys/..%2f..%2fetc/passwd",
        "/surveys/2026-11/secret.txt",
        "/surveys/none/map.html",
        "/surveys/./map.html",
    ],
)
def test_nothing_else_is_shown(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_damaged_survey_hides_no_other(served: Served, tmp_path: Path, built: Path) -> None:
    output = tmp_path / "output"
    for name, text in (("broken", "{"), ("other", "[]"), ("empty", "{}")):
        (output / name).mkdir(parents=True)
        (output / name / "survey.json").write_text(text, encoding="utf-8")
    (output / "whole").symlink_to(built)
    client = create_app(replace(served, output=output)).test_client()
    page = client.get("/")
    assert page.status_code == 200
    assert "whole" in page.text
    assert "broken" not in page.text


def test_a_published_page_has_no_origin_and_no_page_can_be_framed(
    client: FlaskClient, built: Path
) -> None:
    cookie = client.get("/").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    published = client.get(f"/surveys/{built.name}/map.html").headers["Content-Security-Policy"]
    assert published.startswith("sandbox allow-scripts")
    assert "allow-same-origin" not in published
    assert "allow-popups-to-escape-sandbox" in published  # or the sites it links to would not work
    for path in ("/", "/review", f"/surveys/{built.name}/map.html", "/none"):
        headers = client.get(path).headers
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    for path in ("/", "/review", "/none"):  # pages of ours have no script
        policy = client.get(path).headers["Content-Security-Policy"]
        said = {
            name: rest for name, _, rest in (p.strip().partition(" ") for p in policy.split(";"))
        }
        assert said["default-src"] == said["base-uri"] == "'none'"
        assert said["form-action"] == "'self'"
        assert not [name for name in said if name.startswith("script-src")]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example:80", "localhost.", ".x", ""]
)
def test_a_foreign_name_gets_nothing(client: FlaskClient, host: str) -> None:
    got = client.get("/review", headers={"Host": host or "x"})
    assert got.status_code == 421
    assert "frame-ancestors 'none'" in got.headers["Content-Security-Policy"]


def test_a_member_answers_and_the_answer_is_written(client: FlaskClient, served: Served) -> None:
    assert log_in(client) == 303
    assert answer(client) == 303
    facts = {(f.id, f.field, f.value, f.who) for f in read_facts(served.seeds / REVIEWED)}
    assert {("new/two", "included", "yes", "Ada"), ("new/two", "name", HOSTILE, "Ada")} <= facts
    names = {s.value for s in gather(served.seeds).seeds.statements if s.field == "name"}
    assert HOSTILE in names  # it is on the map, with what its list says
    assert "new/two" not in client.get("/review?kind=new").text


def test_names_are_text_and_both_sides_stand_beside_each_other(client: FlaskClient) -> None:
    log_in(client)
    page = client.get("/review?kind=new").text
    assert "&lt;script&gt;alert(1)" in page
    assert "<script" not in page
    assert "Tamarack" in client.get("/review?kind=merge&lang=he").text


def test_of_a_doubtful_class_its_field_is_named(served: Served, tmp_path: Path) -> None:
    found = tmp_path / "found.jsonl"
    asked = {"kind": "class", "id": "fsg", "field": "place_scale", "name": "FSG"}
    found.write_text(json.dumps(asked), encoding="utf-8")
    page = create_app(replace(served, found=found)).test_client().get("/review?kind=class").text
    assert "<legend><bdi>FSG</bdi> <bdi>Place scale</bdi>" in page


def test_without_the_token_nobody_answers(client: FlaskClient, served: Served) -> None:
    assert log_in(client, "wrong") == 403
    assert answer(client) == 403
    client = create_app(replace(served, token=None)).test_client()
    assert client.get("/review").status_code == 200
    assert client.post("/review", data={"kind": "new"}).status_code == 403
    assert client.post("/log-in", data={"token": ""}).status_code == 403
    assert not (served.seeds / REVIEWED).exists()


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://localhost:81", "http://[", "localhost", ""]
)
def test_another_site_cannot_answer_for_a_member(
    client: FlaskClient, served: Served, origin: str
) -> None:
    log_in(client)
    form = {"form_key": key_of(client), "kind": "new", "who": "Eve"}
    form |= {"key-0": "new/two", "answer-0": "no"}
    assert client.post("/review", data=form, headers={"Origin": origin}).status_code == 403
    forged = form | {"form_key": "guessed"}
    assert client.post("/review", data=forged, headers={"Origin": HERE}).status_code == 403
    assert client.get("/log-out").status_code == 405
    assert not (served.seeds / REVIEWED).exists()


def test_a_server_in_front_may_speak_https(client: FlaskClient) -> None:
    log_in(client)
    form = {"form_key": key_of(client), "kind": "new", "who": "Ada"}
    form |= {"key-0": "new/two", "answer-0": "yes"}
    sent = client.post("/review", data=form, headers={"Origin": "https://localhost"})
    assert sent.status_code == 303


def test_a_form_outlives_a_restart_with_the_same_token(served: Served) -> None:
    client = create_app(served).test_client()
    log_in(client)
    form = {"form_key": key_of(client), "kind": "new", "who": "Ada"}
    form |= {"key-0": "new/two", "answer-0": "yes"}
    cookie = client.get_cookie("ci-map")
    assert cookie
    for token, expected in (("another one of sixteen", 403), (TOKEN, 303)):
        again = create_app(replace(served, token=token)).test_client()
        again.set_cookie("ci-map", cookie.value)
        sent = again.post("/review", data=form, headers={"Origin": HERE})
        assert sent.status_code == expected


def test_what_a_refresh_left_meanwhile_is_asked(served: Served, tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    client = create_app(replace(served, lists=(), output=output)).test_client()
    assert "new/two" not in client.get("/review?kind=new").text
    (output / "2026-12-review").mkdir()
    (output / "2026-12-review.xlsx").touch()
    (new,) = served.lists
    (output / "2026-12-review" / "new.csv").write_bytes(new.read_bytes())
    log_in(client)
    assert "new/two" in client.get("/review?kind=new").text


def test_who_saved_is_told_and_stays_on_the_page(client: FlaskClient) -> None:
    log_in(client)
    form = {"form_key": key_of(client), "kind": "new", "who": "Ada", "page": "3"}
    form |= {"key-0": "new/two", "answer-0": "yes", "answer-1": ""}
    sent = client.post("/review", data=form, headers={"Origin": HERE})
    assert {"kind=new", "page=3", "saved=1"} <= set(sent.location.partition("?")[2].split("&"))
    assert "Saved: 1." in client.get(sent.location).text
    assert 'name="who" value="Ada"' in client.get("/review").text


def test_a_page_leads_to_itself_in_other_languages(client: FlaskClient) -> None:
    page = client.get("/review?kind=new&page=1&saved=2&lang=en").text
    assert 'href="?kind=new&amp;page=1&amp;lang=he" lang="he"' in page
    missing = client.get("/none?lang=he")
    assert missing.status_code == 404
    assert "אין כאן דף כזה" in missing.text
    assert "hreflang" not in missing.text


def test_an_answer_that_is_none_is_refused_whole(client: FlaskClient, served: Served) -> None:
    log_in(client)
    page = client.post(
        "/review",
        data={
            "form_key": key_of(client),
            "kind": "new",
            "who": "",
            "key-0": "new/two",
            "answer-0": "perhaps",
        },
        headers={"Origin": HERE},
    )
    assert page.status_code == 400
    assert "unknown answer" in page.text
    assert "is empty" in page.text
    assert not (served.seeds / REVIEWED).exists()


def test_two_people_at_once_lose_nothing(served: Served) -> None:
    def say(number: int) -> None:
        fact = Fact(f"org-{number}", "included", "yes", f"Person {number % 2}", "2026-11-25")
        write(Decided((), (fact,)), served.seeds)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(say, range(40)))
    assert len(read_facts(served.seeds / REVIEWED)) == 40
    assert read_decisions(served.seeds / "decisions.csv") == ()
    assert record([], served.seeds, "2026-11-25").facts == 0


def test_what_is_wrong_with_the_lists_is_told_by_the_page(
    client: FlaskClient, served: Served
) -> None:
    path = served.seeds / "organisations.csv"
    count = len(path.read_text(encoding="utf-8").splitlines())
    with path.open("a", encoding="utf-8") as rows:
        rows.write(f"{HOSTILE}\n{HOSTILE}\n")
    page = client.get("/review")
    assert page.status_code == 503
    assert HOSTILE not in page.text
    for line in (count + 1, count + 2):
        assert f"organisations.csv:{line}: " in page.text
    assert client.get("/").status_code == 200


def test_what_the_disk_refuses_is_told_by_the_page(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "/private/<b>.csv")

    monkeypatch.setattr("ci_map.serve.queue.open_questions", refused)
    page = client.get("/review")
    assert page.status_code == 503
    assert "&lt;b&gt;.csv: Permission denied" in page.text
    assert "/private" not in page.text


def test_a_question_that_is_no_text_is_answered(client: FlaskClient) -> None:
    answer = client.get("/", environ_overrides={"QUERY_STRING": "lang=\xff"})
    assert answer.status_code == 200
