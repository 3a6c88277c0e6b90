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
#: What a row found no room for: another opportunity, a line of the diary, an item open at the start.
CASES_FULL, LINES_FULL, ITEMS_FULL = 1, 2, 3
#: What is done with the rows: simulate the quarter before the start, list what the scenario lists, or the quarter.
BEFORE_START, LISTED_ITEMS, QUARTER = range(3)
#: What is held of a span of open time.
START, END, BEFORE = range(3)

LAW = np.dtype(
    [("family", "i8"), ("mean", "i8"), ("shape", "f8"), ("spread", "f8"), ("at", "i8"), ("size", "i8")]
)
CONSTANT, GAMMA, LOGNORMAL, TABULATED = range(4)

PROFILE = np.dtype(
    [
        ("first", "i8"),
        ("people", "i8"),
        ("charges", "i8"),
        ("commission", "i8"),
        ("leave", "i8"),
        ("absence", "i8"),
        ("commitments", "i8"),
        ("commitments_end", "i8"),
        ("holes", "i8"),
        ("holes_end", "i8"),
        ("in_turn", "i8"),
    ]
)
COMMITMENT = np.dtype([("kind", "i8"), ("weekly", "i8"), ("hours", "i8")])
PERSON = np.dtype(
    [
        ("profile", "i8"),
        ("number", "i8"),
        ("tracks", "i8"),
        ("tracks_end", "i8"),
        ("alone", "i8"),
        ("key", "u8"),
    ]
)
ACTIVITY = np.dtype(
    [
        ("by", "i8"),
        ("rank", "i8"),
        ("attempt", "i8"),
        ("cost", "i8"),
        ("failure", "i8"),
        ("after", "i8"),
        ("cools", "i8"),
        ("expires", "i8"),
        ("next", "i8"),
        ("next_end", "i8"),
        ("more_random", "i8"),
        ("hours", "i8", (4,)),
        ("task_key", "u8"),
        ("more_key", "u8"),
        ("due_gamma_key", "u8"),
        ("gamma_keys", "u8", (4,)),
    ]
)
#: How a task may go: an activity's own rules, or those of the platform that leads to it.
RULES = np.dtype(
    [("may_miss", "i8"), ("missed", "i8"), ("rebooked", "i8"), ("spent", "i8"), ("success", "i8")]
)
BRANCH = np.dtype([("to", "i8"), ("share", "f8")])
CHANNEL = np.dtype(
    [
        ("attempt", "i8"),
        ("attempt_cost", "i8"),
        ("week_cost", "i8"),
        ("restart", "i8"),
        ("live", "i8"),
    ]
)
#: One channel as one person works it, as it is dealt at the start of a row.
TRACK = np.dtype([("channel", "i8"), ("share", "f8"), ("contacts", "i8"), ("key", "u8")])
PLATFORM = np.dtype(
    [
        ("ordered", "i8"),
        ("first_week", "i8"),
        ("last_week", "i8"),
        ("most", "i8"),
        ("per_week", "f8"),
        ("price", "i8"),
        ("deliverable", "i8"),
        ("ramp", "i8"),
        ("validates", "i8"),
        ("validated_by", "i8"),
        ("validation", "i8"),
        ("accepted", "i8"),
        ("leads_to", "i8"),
        ("after", "i8"),
        ("set_up", "i8"),
        ("set_up_by", "i8"),
        ("set_up_hours", "i8"),
        ("set_up_cost", "i8"),
        ("key", "u8"),
    ]
)
#: A channel or a platform: its place in the order of names, and what its deals are worth.
SOURCE = np.dtype(
    [
        ("rank", "i8"),
        ("value", "i8"),
        ("margin", "i8"),
        ("recurs", "i8"),
        ("recurring", "i8"),
        ("payment", "i8"),
    ]
)
ITEM = np.dtype([("activity", "i8"), ("source", "i8"), ("count", "i8"), ("due", "i8"), ("key", "u8")])
#: An open day of the horizon: its windows, whether it is the first of its week, its week and its length.
DAY = np.dtype(
    [
        ("windows", "i8"),
        ("windows_end", "i8"),
        ("first", "i8"),
        ("week", "i8"),
        ("hours", "f8"),
    ]
)

#: The arrays of a program, each beside the name of its address.
PROGRAM_ARRAYS = (
    "profiles",
    "commitments",
    "holes",
    "people",
    "called",
    "desks",
    "alone",
    "activities",
    "rules",
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
    "week_hours",
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
        ("n_called", "i8"),
        ("n_desks", "i8"),
        ("n_alone", "i8"),
        ("n_activities", "i8"),
        ("n_channels", "i8"),
        ("n_platforms", "i8"),
        ("n_sources", "i8"),
        ("n_items", "i8"),
        ("n_days", "i8"),
        ("n_planned_days", "i8"),
        ("n_windows", "i8"),
        ("n_run_off", "i8"),
        ("n_clock", "i8"),
        ("n_slots", "i8"),
        ("n_cells", "i8"),
        ("ranks", "i8"),
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
        ("planned_hours", "f8"),
        ("open_hours", "f8"),
        ("guide_step", "f8"),
        ("cells_per_hour", "f8"),
    ]
)
