"""From a path to the sheets that it holds."""

from os import PathLike, fspath
from pathlib import Path

from simulator.calibration.readers.refusals import refused
from simulator.calibration.readers.sheets import Sheet
from simulator.calibration.readers.texts import TextSheet, decoded, unzipped
from simulator.calibration.readers.workbooks import MARKS, sheets_of, workbook
from simulator.scenario.phrases import recognised


def read_bytes(path: str | PathLike[str]) -> bytes:
    """Bytes of a file, unzipped when it is gzipped.

    Raises
    ------
    InputError
        When it is not there, cannot be read, or is empty.
    """
    name = fspath(path)
    try:
        data = unzipped(Path(path).read_bytes(), name)
    except FileNotFoundError:
        raise refused("export_missing", name) from None
    except IsADirectoryError:
        raise refused("export_directory", name) from None
    except OSError as wrong:
        why = recognised(str(wrong.strerror or wrong).lower())
        raise refused("file_unreadable", name, why=why) from None
    if not data or data.isspace():
        raise refused("export_empty", name)
    return data


def sheets(data: bytes, name: str) -> list[Sheet]:
    """Every sheet of a file.

    Raises
    ------
    InputError
        When the file is neither a text nor a workbook, or holds nothing.
    """
    if not data.startswith(MARKS):
        return [TextSheet(name, *decoded(data, name))]
    found: list[Sheet] = list(sheets_of(workbook(data, name), name))
    if not found:
        raise refused("export_empty", name)
    return found
