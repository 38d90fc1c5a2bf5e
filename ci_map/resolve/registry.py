"""Links to registries of millions (IRS, UK charities, ROR, Wikidata) by Splink on DuckDB.

Splink compares in SQL only rows that share a rare word, a name or a domain; the weights of
agreement are set, those of chance are measured on the registry at hand. Needs the extra
`registries`. Splink's Spark backend takes the same settings: give `link` another `api`.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from ci_map.model.home import home_of
from ci_map.resolve.lexicon import WordKind
from ci_map.resolve.names import LEFT_OUT
from ci_map.resolve.rows import ListRow
from ci_map.resolve.words import words_of

if TYPE_CHECKING:
    from splink import SettingsCreator

SEED = 1
LIKELY = 0.9
IN_REGISTRY = 0.5  # share of a survey's bodies that a registry has; only sets the prior


COLUMNS = (
    "unique_id", "name", "ordered", "rare", "second", "country", "region", "town", "domain"
)  # fmt: skip
Texts = tuple[str, ...]


def link(
    survey: Sequence[ListRow], registry: Iterable[ListRow], least: float = LIKELY, api: Any = None
) -> pd.DataFrame:
    """Pairs of survey and registry rows that are likely one body, the likeliest first.

    Columns: `survey`, `registry` (keys), `probability`. A survey row has at most one registry row:
    the likeliest. `api` is a Splink database API; DuckDB in memory by default.
    """
    from splink import DuckDBAPI, Linker

    logging.getLogger("splink").setLevel(logging.ERROR)
    database = api or DuckDBAPI()
    known = [(row, _content(row)) for row in registry]
    counts = Counter(text for _, texts in known for text in set(texts))
    theirs = _table(known, counts)
    ours = _table([(row, _content(row)) for row in survey], counts)
    tables = [
        database.register(ours, dataset_display_name="survey"),
        database.register(theirs, dataset_display_name="registry"),
    ]
    linker = Linker(tables, _settings(len(theirs)), log_level=logging.ERROR)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=SEED)
    predicted: Any = linker.inference.predict(threshold_match_probability=least)
    return _best(predicted.as_pandas_dataframe())


def _content(row: ListRow) -> Texts:
    return tuple(word.text for word in words_of(row.cell("name")) if word.kind not in LEFT_OUT)


def _table(rows: Iterable[tuple[ListRow, Texts]], counts: Counter[str]) -> pd.DataFrame:
    """Rows as Splink compares them; what is not known is None."""
    prepared = (_prepared(row, texts, counts) for row, texts in rows if texts)
    return pd.DataFrame.from_records(prepared, columns=COLUMNS)


def _prepared(row: ListRow, texts: Texts, counts: Counter[str]) -> tuple[str | None, ...]:
    rarest = sorted(set(texts), key=lambda text: (counts[text], text))
    home = home_of(row.cell("url")) if row.cell("url") else None
    return (
        row.key,
        " ".join(texts),
        " ".join(sorted(texts)),
        rarest[0],
        rarest[min(1, len(rarest) - 1)],
        row.cell("country").upper() or None,
        row.cell("region").upper() or None,
        _folded(row.cell("locality")) or None,
        home.domain if home and home.is_root else None,
    )


@lru_cache(maxsize=100_000)
def _folded(text: str) -> str:
    return " ".join(word.text for word in words_of(text) if word.kind is not WordKind.LEGAL)


def _settings(rows: int) -> "SettingsCreator":
    import splink.comparison_library as compare
    from splink import SettingsCreator, block_on

    return SettingsCreator(
        link_type="link_only",
        probability_two_random_records_match=IN_REGISTRY / max(rows, 1),
        comparisons=[
            _names(),
            compare.ExactMatch("town").configure(m_probabilities=[0.8, 0.2]),
            compare.ExactMatch("region").configure(m_probabilities=[0.95, 0.05]),
            compare.ExactMatch("country").configure(m_probabilities=[0.995, 0.005]),
            compare.ExactMatch("domain").configure(m_probabilities=[0.9, 0.1]),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("ordered"),
            block_on("domain"),
            block_on("rare", "region"),
            block_on("rare", "second"),
        ],
    )


def _names() -> Any:
    """Equal words weigh by how rare the name is; then spellings further and further apart."""
    import splink.comparison_level_library as level
    from splink.comparison_library import CustomComparison

    equal = level.ExactMatchLevel("ordered", term_frequency_adjustments=True)
    return CustomComparison(
        [
            level.NullLevel("ordered"),
            equal.configure(m_probability=0.75),
            level.JaroWinklerLevel("ordered", 0.95).configure(m_probability=0.12),
            level.JaroWinklerLevel("name", 0.9).configure(m_probability=0.08),
            level.ElseLevel().configure(m_probability=0.05),
        ],
        output_column_name="name",
    )


def _best(found: pd.DataFrame) -> pd.DataFrame:
    """The likeliest registry row of each survey row; two that are equally likely are none."""
    left_is_ours = found["source_dataset_l"] == "survey"
    pairs = pd.DataFrame(
        {
            "survey": found["unique_id_l"].where(left_is_ours, found["unique_id_r"]),
            "registry": found["unique_id_r"].where(left_is_ours, found["unique_id_l"]),
            "probability": found["match_probability"],
        }
    )
    pairs = pairs.sort_values(["probability", "survey", "registry"], ascending=[False, True, True])
    top = pairs.groupby("survey")["probability"].transform("max")
    best = pairs[pairs["probability"] == top]
    return best[~best["survey"].duplicated(keep=False)].reset_index(drop=True)
