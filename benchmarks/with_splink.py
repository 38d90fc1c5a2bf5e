"""Splink on made lists: chance agreement measured on them, true agreement learnt from others."""

import logging
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
from cleaned import cleaned
from made_lists import Keys, Task

Labelled = Sequence[tuple[Task, Sequence[Keys]]]


def splink_learnt(training: Labelled) -> Any:
    """A function from a task to its pairs; `m` is learnt from the true pairs of the training."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    rows = pd.concat(_table(task, f"{n} ") for n, (task, _) in enumerate(training))
    truth = {key: f"{n} {min(pair)}" for n, (t, _) in enumerate(training)
             for pair in t.truth for key in (f"{n} {key}" for key in pair)}  # fmt: skip
    rows["truth"] = [truth.get(key) for key in rows["unique_id"]]
    linker = _linker(rows, _settings(training))
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_m_from_label_column("truth")
    return partial(_pairs, linker.misc.save_model_to_json())


def _pairs(settings: Mapping[str, Any], task: Task) -> dict[Keys, float]:
    linker = _linker(_table(task, ""), settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    found = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
    ends = zip(found["unique_id_l"], found["unique_id_r"], strict=True)
    return dict(zip(map(frozenset, ends), found["match_probability"], strict=True))


def _linker(rows: pd.DataFrame, settings: Any) -> Any:
    from splink import DuckDBAPI, Linker

    database = DuckDBAPI()
    table = database.register(rows, dataset_display_name="lists")
    return Linker(table, settings, log_level=logging.ERROR)


def _table(task: Task, prefix: str) -> pd.DataFrame:
    rows = [{"unique_id": prefix + row.key, **cleaned(row)} for row in task.rows]
    return pd.DataFrame(rows).assign(names=lambda table: table["names"].map(list))


def _settings(training: Labelled) -> Any:
    from splink import SettingsCreator, block_on

    pairs = sum(len(task.rows) * (len(task.rows) - 1) / 2 for task, _ in training)
    return SettingsCreator(
        link_type="dedupe_only",
        probability_two_random_records_match=sum(len(t.truth) for t, _ in training) / pairs,
        comparisons=[
            _names(),
            _nested("site", "domain"),
            _nested("town", "region", "country"),
        ],
        blocking_rules_to_generate_predictions=[block_on("country"), block_on("domain")],
    )


def _names() -> Any:
    """A name in common, weighed by how rare it is; then spellings further and further apart."""
    import splink.comparison_level_library as level
    from splink.comparison_library import CustomComparison

    return CustomComparison(
        [
            level.NullLevel("name"),
            level.ExactMatchLevel("name", term_frequency_adjustments=True),
            level.ArrayIntersectLevel("names", min_intersection=1),
            level.JaroWinklerLevel("ordered", 0.95),
            level.JaroWinklerLevel("name", 0.9),
            level.JaroWinklerLevel("ordered", 0.85),
            level.ElseLevel(),
        ],
        output_column_name="name",
    )


def _nested(*columns: str) -> Any:
    """The narrowest column that is the same: who shares a town shares a country too."""
    import splink.comparison_level_library as level
    from splink.comparison_library import CustomComparison

    same = [level.ExactMatchLevel(column) for column in columns]
    levels: list[Any] = [level.NullLevel(columns[-1]), *same, level.ElseLevel()]
    return CustomComparison(levels, output_column_name=columns[0])
