"""Lists of right spellings that a mapping names."""

from pathlib import Path
from typing import TYPE_CHECKING

from simulator.calibration.readers.formats import Format
from simulator.calibration.readers.headings import plain
from simulator.calibration.readers.opened import read_bytes, sheets
from simulator.calibration.readers.refusals import refused
from simulator.calibration.readers.report import Similar
from simulator.calibration.readers.spellings import counted, similar_to
from simulator.scenario.document import nearest

if TYPE_CHECKING:
    import polars as pl


def against_references(form: Format, rows: "pl.DataFrame", folder: Path) -> tuple[Similar, ...]:
    """Compare columns with the lists that the format names, found beside its own file or beside the export.

    Raises
    ------
    InputError
        When a list cannot be read, or has no such column.
    """
    found: list[Similar] = []
    for column, (file, heading) in form.references.items():
        beside = Path(form.file).parent / file
        path = beside if beside.exists() else folder / file
        found += similar_to(column, counted(rows[column]), _names(path, heading), file)
    return tuple(found)


def _names(path: Path, heading: str) -> list[str]:
    sheet = sheets(read_bytes(path), str(path))[0]
    row = [cell.strip() for cell in sheet.head[0]]
    places = [place for place, cell in enumerate(row) if plain(cell) == plain(heading)]
    if not places:
        raise refused("export_column", str(path), 1, heading, near=nearest(heading, row), mapping=str(path))
    return sheet.body(0, places[:1]).cells[str(places[0])].drop_nulls().to_list()
