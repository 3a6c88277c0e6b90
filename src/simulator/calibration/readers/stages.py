"""Which stages of a funnel were taken for which end, where the export has no other word for it."""

from simulator.calibration.readers.build import Built
from simulator.calibration.readers.report import Note

#: Stages shown of each status.
SHOWN = 8


def stages_read(built: Built) -> tuple[Note, ...]:
    """Tell what each stage was read as: an end that has a name of its own would be taken for an open deal."""
    headings = set(built.columns.get("status", ())) & set(built.columns.get("stage", ()))
    if not headings:
        return ()
    pairs = built.rows.select("status", "stage").unique().drop_nulls().sort("stage")
    names = {
        status: ", ".join(pairs.filter(pairs["status"] == status)["stage"].head(SHOWN)) or "–"
        for status in ("won", "lost", "open")
    }
    return (Note("stages_read", names),)
