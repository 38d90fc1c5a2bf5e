"""How much two lists overlap speaks for a pair of their rows."""

from ci_map.resolve import ListRow, resolve
from ci_map.resolve.overlap import SEEN
from tests.resolve.rows import row

DOUBTFUL = ("Harbour Learning Alliance", "Harbour Youth Learning Network")


def lists(met: int, apart: int) -> list[ListRow]:
    """Two lists with `met` bodies in common, `apart` others each, and one pair in doubt."""
    common = [
        row(f"{where}/m{number}", f"Kestrel{number:02} Quarry{number:02} Foundation", country="US")
        for number in range(met)
        for where in ("one", "two")
    ]
    others = [
        row(
            f"{where}/o{number}",
            f"Lantern{where}{number:02} Meadow{where}{number:02} Trust",
            country="US",
        )
        for number in range(apart)
        for where in ("one", "two")
    ]
    pair = zip(("one/x", "two/y"), DOUBTFUL, strict=True)
    return [*common, *others, *(row(key, name, country="US") for key, name in pair)]


def doubt(rows: list[ListRow]) -> tuple[float, bool]:
    """The probability of the pair in doubt, and whether the overlap is among its reasons."""
    found = {candidate.rows: candidate for candidate in resolve(rows).candidates}
    asked = found["one/x", "two/y"]
    return asked.score, any(seen == SEEN for seen, _ in asked.reasons)


def test_a_pair_of_lists_that_name_the_same_bodies_is_likelier_one() -> None:
    alike, told = doubt(lists(met=40, apart=0))
    strangers, told_of_strangers = doubt(lists(met=0, apart=40))
    assert (told, told_of_strangers) == (True, False)
    assert alike > 2 * strangers


def test_few_rows_in_common_say_nothing() -> None:
    assert doubt(lists(met=1, apart=39)) == doubt(list(reversed(lists(met=1, apart=39))))
    assert not doubt(lists(met=1, apart=39))[1]
