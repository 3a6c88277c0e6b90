"""Records of what changes while a row is simulated: people, gaps, cases, deliveries, lines of a diary."""

import numpy as np

from simulator.engine.addresses import WORDS_IN_A_BLOCK
from simulator.streams.forms import LANES

#: What one person is doing.
WORKER = np.dtype(
    [
        ("case", "i8"),
        ("started", "i8"),
        ("on_call", "i8"),
        ("on_its_own", "i8"),
        ("live", "i8"),
        ("ran_out", "i8"),
        ("working", "i8"),
        ("working_at", "i8"),
        ("present_at", "i8"),
        ("available_at", "i8"),
        ("away_at", "i8"),
        ("at_working", "i8"),
        ("at_present", "i8"),
        ("at_success", "i8"),
        ("at_end", "i8"),
        ("since", "f8"),
        ("since_worked", "f8"),
        ("restart_until", "f8"),
        ("found", "f8"),
        ("target", "f8"),
        ("clock", "f8"),
        ("idle_share", "f8"),
        ("idle_since", "f8"),
        ("restart_owed", "f8"),
        ("restart_lost", "f8"),
        ("next_success", "f8"),
        ("then_success", "f8"),
        ("next_gap", "i8"),
        ("starts_at", "f8"),
        ("turn", "i8"),
        ("at_available", "i8"),
        ("at_clock", "i8"),
    ]
)
#: Gaps drawn at a time, a power of 2.
AHEAD = LANES
#: The gaps drawn ahead of one person on one channel: their attempts, and the hours of those that are counted, which are
#: all but where the list would end before; then the tasks that they are taken to lead to: by which laws (0: none are drawn), how each
#: ends, whether it is missed, the open hours until it is due and the hours of each kind that it takes.
STOCK = np.dtype(
    [
        ("attempts", "i8", (AHEAD,)),
        ("counted", "i8", (AHEAD,)),
        ("hours", "f8", (4, AHEAD)),
        ("total", "f8", (AHEAD,)),
        ("foreseen", "u8"),
        ("fate", "f8", (AHEAD,)),
        ("missed", "f8", (AHEAD,)),
        ("due", "f8", (AHEAD,)),
        ("taking", "f8", (4, AHEAD)),
    ]
)
#: Batches of gaps of a channel that are kept for the mixes to come of a row; those behind them are drawn again.
SHELVED = 7
#: The gaps of one person on one channel that a mix of the row has drawn, and by which laws: how many batches are whole, one
#: behind the other, that other mixes may take; behind them is room for one that is not kept.
SHELF = np.dtype([("key", "u8"), ("row", "u8"), ("laws", "u8"), ("filled", "i8")])
#: Gaps, or deliveries, that are worked on at a time where nothing can come between: when each ends, the hours spent on it (of
#: deliveries, the integrated rate until then), as part of what it takes, the open hours until then, and what it leads to: which
#: activity, its chances, when it is due and the cell of the guide in which that is sought, the hours of contact that it takes.
BATCH = np.dtype(
    [
        ("ended", "f8", (AHEAD,)),
        ("spent", "f8", (AHEAD,)),
        ("part", "f8", (AHEAD,)),
        ("passed", "f8", (AHEAD,)),
        ("activity", "i8", (AHEAD,)),
        ("chances", "f8", (WORDS_IN_A_BLOCK, AHEAD)),
        ("due", "f8", (AHEAD,)),
        ("cell", "f8", (AHEAD,)),
        ("contact", "f8", (AHEAD,)),
    ]
)
#: How far one person is on one channel; no attempts: the gap has ended, and the next one has not begun.
GAP_STATE = np.dtype(
    [
        ("channel", "i8"),
        ("success", "i8"),
        ("key", "u8"),
        ("share", "f8"),
        ("contacts", "i8"),
        ("attempts", "i8"),
        ("gaps", "i8"),
        ("hours", "f8", (4,)),
        ("total", "f8"),
        ("elapsed", "f8"),
        ("since", "f8"),
        ("remaining", "f8"),
        ("ends_at", "f8"),
        ("at_working", "i8"),
        ("at_clock", "i8"),
        ("ended", "f8"),
        ("shelf", "i8"),
        ("stock", "i8"),
    ]
)
#: An opportunity and the one task, or signature, that it waits for: two lines of a processor's cache, the first with all that
#: is asked while it waits.
CASE = np.dtype(
    [
        ("due", "f8"),
        ("key", "u8"),
        ("index", "i8"),
        ("fate", "f8"),
        ("source", "i4"),
        ("person", "i4"),
        ("activity", "i4"),
        ("profile", "i4"),
        ("led_by", "i4"),
        ("rules", "i4"),
        ("rank", "i2"),
        ("occurrence", "i2"),
        ("headline", "i2"),
        ("missed", "i1"),
        ("under_way", "i1"),
        ("opened", "f8"),
        ("waited", "f8"),
        ("value", "f8"),
        ("renewal", "f8"),
        ("hours", "f8", (4,)),
    ]
)
#: How far a platform is: its deliveries so far, the integrated rate and the time of the last of them (the start before the first,
#: never when none is left), and between when it may deliver.
DELIVERY = np.dtype(
    [
        ("k", "i8"),
        ("integrated", "f8"),
        ("time", "f8"),
        ("start", "f8"),
        ("last", "f8"),
    ]
)
LOG = np.dtype(
    [
        ("time", "f8"),
        ("until", "f8"),
        ("what", "i8"),
        ("profile", "i8"),
        ("person", "i8"),
        ("activity", "i8"),
        ("source", "i8"),
        ("key", "u8"),
        ("index", "i8"),
        ("waited", "f8"),
        ("value", "f8"),
    ]
)
