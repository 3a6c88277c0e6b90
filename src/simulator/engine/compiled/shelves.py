"""What the mixes of a row have in common: gaps that are drawn from the same laws are drawn once."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from simulator.engine.compiled.block import Block
from simulator.engine.compiled.states import SHELF, SHELVED, STOCK
from simulator.parameters import SIGNED, Activity, Law, Mix

#: Room that the mixes of a row share.
Shelves: TypeAlias = dict[str, NDArray[Any]]
#: Families of laws whose values are drawn side by side.
FORESEEABLE = ("constant", "lognormal")


def make_shelves(programs: Sequence[Block]) -> Shelves:
    """Room for the gaps that mixes have in common; one mix keeps none."""
    people = max(program.number("n_people") for program in programs)
    channels = max(program.number("n_channels") for program in programs)
    kept = SHELVED if len(programs) > 1 else 0
    return {
        "shelves": np.zeros((people, channels), SHELF),
        "stocks": np.zeros((people, channels, kept + 1), STOCK),
    }


def laws_of(mix: Mix) -> NDArray[np.uint64]:
    """A word for the laws of the attempts of each activity, then one for those of the task that each foresees.

    Where two mixes have the same, they draw the same gaps, and the same tasks; 0 where no task is foreseen.
    """
    return np.array(
        [*map(_word, mix.activities), *(_word_of_task(mix, one) for one in mix.activities)], np.uint64
    )


def _word(activity: Activity) -> int:
    digest = blake2b(activity.success.tobytes(), digest_size=8)
    for kind, law in activity.hours:
        digest.update(f"{kind} ".encode())
        add_law(digest, law)
    return int.from_bytes(digest.digest(), "little")


def _word_of_task(mix: Mix, activity: Activity) -> int:
    """See `simulator.engine.compiled.foresight`, which foresees the last branch and draws what needs one uniform at most."""
    target = activity.next[-1][0]
    if target == SIGNED:
        return 0
    task = mix.activities[target]
    laws = [activity.after_days, *(law for _, law in task.hours)]
    if not all(law.family in FORESEEABLE for law in laws):
        return 0
    kinds, week = [kind for kind, _ in task.hours], mix.calendar.weekly_open_hours
    digest = blake2b(f"{target} {kinds} {week!r}".encode(), digest_size=8)
    if task.no_show is not None:
        digest.update(task.no_show.probability.tobytes())
        digest.update(task.no_show.share_of_hours_spent.tobytes())
    for law in laws:
        add_law(digest, law)
    return int.from_bytes(digest.digest(), "little") | 1


def add_law(digest: "blake2b", law: Law) -> None:
    """Add all that is known of a law to a digest."""
    digest.update(f"{law.family} {law.cv!r}".encode())
    digest.update(law.mean.tobytes())
    if law.table is not None:
        digest.update(law.table.tobytes())
