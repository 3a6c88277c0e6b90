"""A file written whole or not at all: under a temporary name beside it, then renamed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: End of the name of a file that is being written.
PART = ".part"


@contextmanager
def whole(path: Path, *, lasting: bool = True) -> Iterator[Path]:
    """Lend a name to write under; the file takes its own name when all went well.

    Parameters
    ----------
    path : Path
        The file to write.
    lasting : bool
        Wait until it is on the disk, so that it outlives a power cut; files that can be told apart when
        damaged may do without.

    Raises
    ------
    OSError
        Naming the file, when it cannot be written; the file that was there before is then left as it was.
    """
    temporary = path.with_name(path.name + PART)
    try:
        yield temporary
        if lasting:
            _onto_the_disk(temporary)
        temporary.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error
    finally:
        temporary.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes | bytearray | memoryview, *, lasting: bool = True) -> None:
    """Write one file whole or not at all; see `whole`."""
    with whole(path, lasting=lasting) as temporary:
        temporary.write_bytes(content)


def _onto_the_disk(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
