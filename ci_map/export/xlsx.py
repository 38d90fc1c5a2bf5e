"""An Excel workbook of all tables."""

from ci_map.codebook import RIGHT_TO_LEFT
from ci_map.export.codebook_table import HEADER, codebook_rows
from ci_map.export.rows import about_rows, measure_rows, organisation_rows, relation_rows
from ci_map.export.snapshot import Snapshot
from ci_map.export.workbook import Sheet, workbook
from ci_map.model.organisation import FIELDS
from ci_map.publish.tables import RELATION_FIELDS


def xlsx(snapshot: Snapshot) -> bytes:
    """Sheets organisations, relations, measures, codebook, about; right to left in Hebrew."""
    measures = ("id", *snapshot.measures)
    sheets = (
        Sheet("organisations", FIELDS, organisation_rows(snapshot)),
        Sheet("relations", RELATION_FIELDS, relation_rows(snapshot)),
        Sheet("measures", measures, measure_rows(snapshot)),
        Sheet("codebook", HEADER, codebook_rows()),
        Sheet("about", ("what", "value"), about_rows(snapshot)),
    )
    return workbook(sheets, right_to_left=snapshot.language in RIGHT_TO_LEFT)
