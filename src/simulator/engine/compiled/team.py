"""Profiles and people as records."""

import math

import numpy as np
from numpy.typing import NDArray

from simulator.engine.compiled.layout import COMMITMENT, NONE, PERSON, PROFILE, TRACK
from simulator.engine.compiled.slots import Slots
from simulator.parameters import Floats, Mix, Profile
from simulator.quantities import DAYS_PER_WEEK, HOURS_PER_DAY
from simulator.streams import name_key

Records = NDArray[np.void]


def profiles(
    slots: Slots, mix: Mix, in_turn: list[bool], start: float, close: float
) -> tuple[Records, Records, Floats]:
    """Profiles, their commitments, and their protected hours (n, 2) between two times."""
    records = np.zeros(len(mix.profiles), PROFILE)
    commitments: list[tuple[int, bool, int]] = []
    holes: list[tuple[float, float]] = []
    first = 0
    for p, profile in enumerate(mix.profiles):
        owed, kept = len(commitments), len(holes)
        commitments += [(c.kind, c.every == "week", slots.slot(c.hours)) for c in profile.commitments]
        holes += _protected(profile, mix.calendar.first_weekday, start, close)
        records[p] = (
            first,
            profile.headcount,
            slots.slot(profile.charges),
            slots.slot(profile.commission),
            slots.slot(profile.leave_days),
            slots.law(profile.absence_days),
            owed,
            len(commitments),
            kept,
            len(holes),
            in_turn[p],
        )
        first += profile.headcount
    return records, np.array(commitments, COMMITMENT), np.array(holes).reshape(-1, 2)


def _protected(profile: Profile, first_weekday: int, start: float, close: float) -> list[tuple[float, float]]:
    first, last = math.floor(start / HOURS_PER_DAY), math.ceil(close / HOURS_PER_DAY)
    return sorted(
        (day * HOURS_PER_DAY + opening, day * HOURS_PER_DAY + ending)
        for day in range(first, last)
        for weekday, opening, ending in profile.protected
        if (first_weekday + day) % DAYS_PER_WEEK == weekday
    )


def people(mix: Mix, prefix: str, called: set[int]) -> tuple[Records, Records]:
    """People, profile by profile, whether no task calls them, and the channels that each works."""
    tracks: list[tuple[int, float, int, int]] = []
    records = np.zeros(sum(profile.headcount for profile in mix.profiles), PERSON)
    person = 0
    for p, profile in enumerate(mix.profiles):
        for number in range(profile.headcount):
            first = len(tracks)
            tracks += [_track(mix, c, share, profile.headcount, number, prefix) for c, share in mix.shares[p]]
            key = name_key(f"{prefix}{profile.name}/{number}")
            records[person] = (p, number, first, len(tracks), p not in called, key)
            person += 1
    return records, np.array(tracks, TRACK)


def _track(
    mix: Mix, channel: int, share: float, headcount: int, number: int, prefix: str
) -> tuple[int, float, int, int]:
    contacts = mix.channels[channel].contacts
    dealt = NONE if contacts is None else (contacts + headcount - 1 - number) // headcount
    return channel, share, dealt, name_key(f"{prefix}{mix.channels[channel].name}/{number}")
