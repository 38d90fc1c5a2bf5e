"""ci-map: the world of collective impact as data, a network and a map.

>>> import ci_map
>>> survey = ci_map.open("output/2026-11")  # doctest: +SKIP
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ci_map.survey import Survey
    from ci_map.survey import open_survey as open  # noqa: A004

__all__ = ["Survey", "open"]


def __getattr__(name: str) -> Any:
    """`open` and `Survey` are loaded when asked for: the command line starts without pandas."""
    if name in __all__:
        from ci_map import survey

        return {"open": survey.open_survey, "Survey": survey.Survey}[name]
    raise AttributeError(f"module 'ci_map' has no attribute {name!r}")
