from tests.benchmarks import printed


def test_both_are_judged_and_timed() -> None:
    small = ("--pages", "60", "--letters", "400", "--learn-from", "90")
    lines = printed("classify.py", *small)
    scope = next(line for line in lines if line.startswith("  in_scope"))
    ours, plain = (float(part.split()[-1]) for part in scope.split(": ")[1].split(","))
    assert ours > plain > 0.5
    assert any(line.startswith("plain pipeline:") and "a second" in line for line in lines)
