"""What a reader must be told beside the files."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True)
class ReadSettings:
    """What a file does not say of itself.

    Parameters
    ----------
    timezone : str
        Zone of the wall clocks in the tables, such as "Europe/Paris": instants with an offset, and Unix times, are
        turned into it; those without are taken to be in it already.
    dates : {"day-first", "month-first"} or None
        How 03/04/2026 is to be read where the files do not decide; None to let them.
    mappings : tuple of Path
        TOML files that describe further formats.
    """

    timezone: str = "Europe/Paris"
    dates: Literal["day-first", "month-first"] | None = None
    mappings: tuple[Path, ...] = ()
