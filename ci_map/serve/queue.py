"""The review queue: what is open, a page at a time, and the answers of the team."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from ci_map import codebook
from ci_map.collect.faults import SeedsInvalid
from ci_map.review.answers import Answer, ReviewRefused
from ci_map.review.desk import open_questions, record
from ci_map.review.left import Left
from ci_map.review.questions import KINDS, Question
from ci_map.review.texts import texts
from ci_map.serve.texts import language, words

PAGE = 25
LONGEST_NAME = 200  # characters, kept in the browser
Stamp = tuple[tuple[str, int, int], ...]


class Desk:
    """The open questions, looked up again when a file behind them has changed."""

    def __init__(self, seeds: Path, asked: Callable[[], Left]) -> None:
        self._seeds, self._asked = seeds, asked
        self._known: tuple[Stamp, dict[str, list[Question]]] = ((), {})

    def questions(self, language: str) -> list[Question]:
        """All that is open; reckoned anew only when a file behind it has changed."""
        lists, found = self._asked()
        stamp = self._stamp([*lists, *filter(None, [found])])
        if self._known[0] != stamp:
            self._known = (stamp, {})
        known = self._known[1]
        if language not in known:
            known[language] = open_questions(self._seeds, lists, found, language)
        return known[language]

    def record(self, answers: Sequence[Answer]) -> None:
        """Write answers down; raises ReviewRefused or SeedsInvalid, and then none is."""
        lists, _ = self._asked()
        record(answers, self._seeds, datetime.now(UTC).date().isoformat(), lists)

    def _stamp(self, others: Sequence[Path]) -> Stamp:
        files = [*self._seeds.rglob("*.csv"), *others]
        facts = ((path.as_posix(), path.stat()) for path in sorted(files))
        return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in facts)


def blueprint(seeds: Path, asked: Callable[[], Left]) -> Blueprint:
    """The review's pages: the questions, and where answers are sent."""
    pages = Blueprint("queue", __name__)
    desk = Desk(seeds, asked)

    @pages.get("/review")
    def review() -> str:
        return _page(desk.questions(language()), request.args.get("kind", ""), _number("page"))

    @pages.post("/review")
    def answer() -> Response:
        kind = request.form.get("kind", "")
        answers = list(_answers(request.form, kind))
        try:
            desk.record(answers)
        except (ReviewRefused, SeedsInvalid) as error:
            abort(400, str(error))
        session["who"] = request.form.get("who", "")[:LONGEST_NAME]
        page, saved = request.form.get("page"), len(answers)
        back = url_for("queue.review", kind=kind, page=page, saved=saved, lang=language())
        return redirect(back, 303)

    return pages


def _page(questions: Sequence[Question], kind: str, page: int) -> str:
    counts = {name: sum(q.kind == name for q in questions) for name in KINDS}
    chosen = kind if kind in KINDS else next((name for name in KINDS if counts[name]), "merge")
    of_kind = [q for q in questions if q.kind == chosen]
    last = max(0, (len(of_kind) - 1) // PAGE)
    page = min(page, last)
    return render_template(
        "review.html",
        kinds=[(name, _label("sheets", name), counts[name]) for name in KINDS],
        chosen=chosen,
        columns=[(c, _label("columns", c)) for c in KINDS[chosen].columns],
        questions=[
            (q, _titles(q), [(a, q.label(a, language())) for a in q.answers()])
            for q in of_kind[page * PAGE : (page + 1) * PAGE]
        ],
        page=page,
        last=last,
        longest_name=LONGEST_NAME,
        saved=request.args.get("saved", type=int),
    )


def _titles(question: Question) -> list[str]:
    """Who is asked about: one body or two; of a class, which of its fields."""
    name, other = (question.cells.get(column) for column in ("name", "other_name"))
    fields = codebook.load().fields
    field = fields.label(question.field, language()) if question.field else None
    return [name or question.key, *filter(None, (other, field))]


def _label(section: str, name: str) -> str:
    labels: Mapping[str, str] = texts()[section].get(name, {})
    return labels.get(language(), name)


def _number(name: str) -> int:
    return max(0, request.args.get(name, 0, type=int))


def _answers(form: MultiDict[str, str], kind: str) -> Iterator[Answer]:
    """The answered rows of the form; a row without an answer says nothing."""
    who = form.get("who", "")
    for number in range(PAGE):
        said = form.get(f"answer-{number}", "").strip()
        if said:
            place = f"{words()['question']} {number + 1}"
            key, why = form.get(f"key-{number}", ""), form.get(f"why-{number}", "")
            yield Answer(kind, key, said, who, why, (place, place, words()["who"]))
