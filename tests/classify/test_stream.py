import json
from concurrent.futures import ThreadPoolExecutor

from ci_map.classify.stream import classify_lines

PAGE = json.dumps({"url": None, "text": "A partnership of schools, clinics and the city council."})


def test_a_bad_line_is_told_by_its_number_and_does_not_stop_the_rest() -> None:
    lines = [PAGE, "no JSON", "", '["a list"]', '{"url": null}', '{"url": 3, "text": "x"}', PAGE]
    judged = list(classify_lines(lines))
    assert [each.number for each in judged] == [1, 2, 4, 5, 6, 7]
    assert [bool(each.fault) for each in judged] == [False, True, True, True, True, False]
    assert '"text" must be a string' in judged[3].fault


def test_an_executor_gives_the_same_in_the_same_order() -> None:
    lines = [
        json.dumps({"url": str(n), "text": f"Alliance number {n} of schools"}) for n in range(300)
    ]
    with ThreadPoolExecutor(2) as executor:
        spread = list(classify_lines(lines, executor))
    assert spread == list(classify_lines(lines))


def test_lone_surrogates_do_not_break_the_output() -> None:
    (judged,) = classify_lines(
        [r'{"url": null, "text": "\ud800 partnership of schools and clinics"}']
    )
    judged.answer.encode("utf-8")
