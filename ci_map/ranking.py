"""Organisations in the order of a measure."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from ci_map.errors import WrongUse
from ci_map.survey import Survey

LOW_FIRST = ("constraint",)  # a low constraint means more room to broker


class UnknownMeasure(WrongUse, ValueError):
    """A measure that the survey does not have."""


def ranking(survey: Survey, by: str, top: int) -> list[dict[str, Any]]:
    """The first `top` by a measure: rank (equal values share one), id, name, role, all measures.

    Highest first, but constraint lowest first; organisations for which it is not defined come last
    and have no rank. Equal values stand in the order of their ids. `rank_low` and `rank_high` bound
    the rank where the survey has them (docs/measures.md), and are None elsewhere.
    """
    measures = survey.measures()
    if by not in measures.columns:
        raise UnknownMeasure(f"unknown measure {by!r}; allowed: {', '.join(measures.columns)}")
    ascending = by in LOW_FIRST
    ranks = measures[by].rank(method="min", ascending=ascending)
    ordered = measures.sort_values(by, ascending=ascending, kind="stable", na_position="last")
    bounds = _bounds(survey, by)
    return [
        _row(survey, str(name), (ranks[name], *bounds(name)), measures.loc[name])
        for name in ordered.index[:top]
    ]


def _bounds(survey: Survey, by: str) -> Callable[[Any], tuple[Any, Any]]:
    """The bounds of an organisation's rank by a measure."""
    table = survey.ranks()
    if f"{by}_low" not in table.columns:
        return lambda _: (pd.NA, pd.NA)
    return lambda name: (table.at[name, f"{by}_low"], table.at[name, f"{by}_high"])


def _row(
    survey: Survey, name: str, ranks: tuple[Any, Any, Any], measures: "pd.Series[Any]"
) -> dict[str, Any]:
    organisation = survey.organisations.loc[name]
    row = {
        "rank": _plain(ranks[0]),
        "rank_low": _plain(ranks[1]),
        "rank_high": _plain(ranks[2]),
        "id": name,
        "name": organisation["name"],
        "role": next(iter(organisation["roles"]), None),
        "country": _plain(organisation["country"]),
    }
    return row | {str(measure): _plain(value) for measure, value in measures.items()}


def _plain(value: Any) -> Any:
    """A value as JSON has it: None when unknown, whole numbers without a fraction."""
    if pd.isna(value):
        return None
    if isinstance(value, str):
        return value
    return int(value) if float(value).is_integer() else float(value)
