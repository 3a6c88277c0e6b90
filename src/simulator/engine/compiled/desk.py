"""The record of a desk: the room in which one row is simulated."""

import numpy as np

#: The arrays of a desk, each beside the name of its address.
DESK_ARRAYS = (
    "workers",
    "when",
    "gaps",
    "cases",
    "passed",
    "free",
    "soon",
    "soon_cases",
    "agenda",
    "following",
    "waiting",
    "waiting_firsts",
    "waiting_counts",
    "waiting_sizes",
    "calls",
    "idle",
    "deliveries",
    "spans",
    "days",
    "firsts",
    "kept",
    "owed",
    "unfinished",
    "away",
    "log",
)
#: Room in which one row is simulated, used again for the next: addresses, sizes and what is in use.
DESK = np.dtype(
    [
        *((f"{name}_at", "i8") for name in DESK_ARRAYS),
        ("tally_at", "i8"),
        ("values_at", "i8"),
        ("seed", "u8"),
        ("row", "u8"),
        ("room", "i8"),
        ("log_room", "i8"),
        ("tracks", "i8"),
        ("span_room", "i8"),
        ("horizon_room", "i8"),
        ("drawn_up", "i8"),
        ("words", "i8"),
        ("soon_size", "i8"),
        ("later", "i8"),
        ("cell", "i8"),
        ("planning", "i8"),
        ("planned", "f8"),
        ("platform", "i8"),
        ("delivery", "f8"),
        ("free_size", "i8"),
        ("log_size", "i8"),
        ("full", "i8"),
        ("at_clock", "i8"),
    ]
)
