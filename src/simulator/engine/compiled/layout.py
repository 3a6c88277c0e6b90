"""Records that the kernel reads and writes: what numpy calls structured types."""

import numpy as np


#: Tasks that no activity describes, and the wait for a signature, as activity numbers of a case.
SIGNATURE_CASE = -1
VALIDATION = -2
SET_UP = -3
#: What led to a task, where no activity did; from LISTED down, the number of the listed item.
BY_PLATFORM = -1
LISTED = -2
#: No person, no case, no law, no deal.
NONE = -1

LAW = np.dtype([("family", "i4"), ("mean", "i4"), ("shape", "f8"), ("spread", "f8"), ("at", "i8"), ("size", "i8")])
CONSTANT, GAMMA, LOGNORMAL, TABULATED = range(4)

PROFILE = np.dtype(
    [
        ("first", "i4"),
        ("people", "i4"),
        ("charges", "i4"),
        ("commission", "i4"),
        ("leave", "i4"),
        ("absence", "i4"),
        ("commitments", "i4"),
        ("commitments_end", "i4"),
        ("holes", "i4"),
        ("holes_end", "i4"),
    ]
)
COMMITMENT = np.dtype([("kind", "i4"), ("weekly", "i4"), ("hours", "i4")])
PERSON = np.dtype([("profile", "i4"), ("number", "i4"), ("tracks", "i4"), ("tracks_end", "i4"), ("key", "u8")])
ACTIVITY = np.dtype(
    [
        ("by", "i4"),
        ("priority", "i4"),
        ("attempt", "i4"),
        ("may_miss", "i4"),
        ("missed", "i4"),
        ("rebooked", "i4"),
        ("spent", "i4"),
        ("cost", "i4"),
        ("success", "i4"),
        ("failure", "i4"),
        ("after", "i4"),
        ("cools", "i4"),
        ("expires", "i4"),
        ("next", "i4"),
        ("next_end", "i4"),
        ("more_random", "i4"),
        ("hours", "i4", (4,)),
        ("task_key", "u8"),
        ("more_key", "u8"),
        ("due_gamma_key", "u8"),
        ("gamma_keys", "u8", (4,)),
    ]
)
BRANCH = np.dtype([("to", "i4"), ("share", "f8")])
CHANNEL = np.dtype(
    [
        ("attempt", "i4"),
        ("attempt_cost", "i4"),
        ("week_cost", "i4"),
        ("restart", "i4"),
        ("live", "i4"),
    ]
)
#: One channel as one person works it, as it is dealt at the start of a row.
TRACK = np.dtype([("channel", "i4"), ("share", "f8"), ("contacts", "i8"), ("key", "u8")])
PLATFORM = np.dtype(
    [
        ("ordered", "i4"),
        ("first_week", "i4"),
        ("last_week", "i4"),
        ("most", "i4"),
        ("per_week", "f8"),
        ("price", "i4"),
        ("deliverable", "i4"),
        ("ramp", "i4"),
        ("validates", "i4"),
        ("validated_by", "i4"),
        ("validation", "i4"),
        ("accepted", "i4"),
        ("leads_to", "i4"),
        ("after", "i4"),
        ("may_miss", "i4"),
        ("missed", "i4"),
        ("rebooked", "i4"),
        ("spent", "i4"),
        ("success", "i4"),
        ("set_up", "i4"),
        ("set_up_by", "i4"),
        ("set_up_hours", "i4"),
        ("set_up_cost", "i4"),
        ("key", "u8"),
    ]
)
#: A channel or a platform: its place in the order of names, and what its deals are worth.
SOURCE = np.dtype(
    [
        ("rank", "i4"),
        ("value", "i4"),
        ("margin", "i4"),
        ("recurs", "i4"),
        ("recurring", "i4"),
        ("payment", "i4"),
    ]
)
ITEM = np.dtype([("activity", "i4"), ("source", "i4"), ("count", "i4"), ("due", "i4"), ("key", "u8")])
#: An open day of the horizon: its windows, whether it is the first of its week, its week and its length.
DAY = np.dtype(
    [("number", "i4"), ("windows", "i4"), ("windows_end", "i4"), ("first", "i4"), ("week", "i4"), ("hours", "f8")]
)

#: The arrays of a program, each beside the name of its address.
PROGRAM_ARRAYS = (
    "profiles",
    "commitments",
    "holes",
    "people",
    "activities",
    "branches",
    "channels",
    "tracks",
    "platforms",
    "sources",
    "items",
    "laws",
    "tables",
    "keys",
    "days",
    "windows",
    "run_off",
    "clock",
    "guide",
    "values",
    "places",
)
#: One mix in one phase: addresses of its arrays, how many of each, times, and places among the tallies.
PROGRAM = np.dtype(
    [
        *((f"{name}_at", "i8") for name in PROGRAM_ARRAYS),
        ("n_profiles", "i8"),
        ("n_people", "i8"),
        ("n_activities", "i8"),
        ("n_channels", "i8"),
        ("n_platforms", "i8"),
        ("n_sources", "i8"),
        ("n_items", "i8"),
        ("n_days", "i8"),
        ("n_windows", "i8"),
        ("n_run_off", "i8"),
        ("n_clock", "i8"),
        ("n_slots", "i8"),
        ("kinds", "i8"),
        ("weeks", "i8"),
        ("horizon_weeks", "i8"),
        ("idle", "i8"),
        ("opening", "i8"),
        ("recorded", "i8"),
        ("start", "f8"),
        ("close", "f8"),
        ("end", "f8"),
        ("weekly_hours", "f8"),
        ("open_hours", "f8"),
        ("guide_step", "f8"),
    ]
)

#: What one person is doing.
WORKER = np.dtype(
    [
        ("case", "i4"),
        ("started", "i4"),
        ("live", "i4"),
        ("working", "i4"),
        ("available", "i4"),
        ("present", "i4"),
        ("at_working", "i4"),
        ("at_available", "i4"),
        ("at_present", "i4"),
        ("since", "f8"),
        ("since_worked", "f8"),
        ("restart_until", "f8"),
        ("clock", "f8"),
        ("idle_share", "f8"),
        ("task_hours", "f8"),
    ]
)
#: How far one person is on one channel.
GAP_STATE = np.dtype(
    [
        ("channel", "i4"),
        ("success", "i4"),
        ("ended", "i8"),
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
    ]
)
#: An opportunity and the one task, or signature, that it waits for.
CASE = np.dtype(
    [
        ("opened", "f8"),
        ("due", "f8"),
        ("key", "u8"),
        ("index", "i8"),
        ("source", "i4"),
        ("person", "i4"),
        ("activity", "i4"),
        ("profile", "i4"),
        ("priority", "i4"),
        ("occurrence", "i4"),
        ("led_by", "i4"),
        ("headline", "i4"),
        ("missed", "i4"),
        ("under_way", "i4"),
        ("no_show", "f8"),
        ("fate", "f8"),
        ("contact", "f8"),
        ("hours", "f8", (4,)),
        ("waited", "f8"),
    ]
)
DELIVERY = np.dtype([("k", "i4"), ("integrated", "f8"), ("time", "f8"), ("start", "f8"), ("last", "f8")])
LOG = np.dtype(
    [
        ("time", "f8"),
        ("until", "f8"),
        ("what", "i4"),
        ("profile", "i4"),
        ("person", "i4"),
        ("activity", "i4"),
        ("source", "i4"),
        ("key", "u8"),
        ("index", "i8"),
        ("waited", "f8"),
        ("value", "f8"),
    ]
)
#: The arrays of a desk, each beside the name of its address.
DESK_ARRAYS = (
    "workers",
    "when",
    "gaps",
    "cases",
    "passed",
    "free",
    "heap",
    "heap_cases",
    "waiting",
    "waiting_sizes",
    "calls",
    "deliveries",
    "spans",
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
        ("words", "i8"),
        ("heap_size", "i8"),
        ("free_size", "i8"),
        ("log_size", "i8"),
        ("full", "i8"),
        ("at_clock", "i8"),
        ("events", "i8"),
    ]
)
