"""`ci_map.cells` under the name that the rooms from `publish` on know it by."""

from ci_map.cells import FORMULA_STARTS, cell, csv_text, guarded, unguarded

__all__ = ["FORMULA_STARTS", "cell", "csv_text", "guarded", "unguarded"]
