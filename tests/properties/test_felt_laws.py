"""What a mix does not feel does not change a bit of its rows; what every sweep of it would otherwise run again."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from simulator.engine.accounting import account
from simulator.engine.reference import ReferenceEngine
from simulator.errors import InputError
from simulator.sampling import felt, sample
from simulator.scenario import Scenario, load
from simulator.scenario.document import dotted
from simulator.scenario.write import plain_data

PILOT = Path(__file__).resolve().parents[2] / "scenarios" / "pilot.toml"
ROWS = range(2)
SHORT = ["horizon.weeks=4", "mixes.pilot.orders.phoning.weeks=[1, 4]", "platforms.phoning.price=120"]
PRICE, ORDER, DECIDED = (
    "platforms.phoning.price", "mixes.pilot.orders.phoning.per_week", "decision.applies_weeks",
)  # fmt: skip
#: Sections whose every number is changed.
LOOKED_AT = ("platforms", "mixes", "decision", "search")


def rows_of(scenario: Scenario, mix: str) -> dict[str, np.ndarray]:
    parameters = sample(scenario, [mix], 5, range(1))
    outcomes = account(parameters, ReferenceEngine().run(parameters, ROWS), ROWS)
    return {name: np.asarray(values) for name, values in {**outcomes.columns, **outcomes.weekly}.items()}


def numbers_in(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], float]]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from numbers_in(one, (*path, key))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path, value


def changed(overrides: list[str]) -> Iterator[tuple[str, Scenario]]:
    """The pilot with one number changed at a time, where another one is allowed."""
    for path, value in numbers_in(plain_data(load(PILOT, overrides))):
        if path[0] not in LOOKED_AT and path[-1] not in ("headcount", "margin_rate"):
            continue
        for other in (value + 1, value * 0.75):
            try:
                yield dotted(path), load(PILOT, [*overrides, f"{dotted(path)}={other}"])
            except InputError:
                continue
            break


@pytest.mark.parametrize("start", ["empty", "steady"])
def test_equal_digests_are_equal_rows(start: str) -> None:
    overrides = [*SHORT, f"opening.start={start}"]
    base = load(PILOT, overrides)
    before = {mix: rows_of(base, mix) for mix in base.mixes}
    unfelt: dict[str, set[str]] = {mix: set() for mix in base.mixes}
    for path, scenario in changed(overrides):
        for mix in base.mixes:
            if felt(scenario, mix) == felt(base, mix):
                unfelt[mix].add(path)
                for name, values in rows_of(scenario, mix).items():
                    assert np.array_equal(values, before[mix][name], equal_nan=True), f"{path}: {mix} {name}"
    assert {PRICE, ORDER, DECIDED} <= unfelt["internal"] & unfelt["video"]
    assert unfelt["pilot"] == {path for path in unfelt["pilot"] if path.startswith(("decision.", "search."))}
    assert not any(path.endswith(("headcount", "discount_rate")) for mix in unfelt for path in unfelt[mix])


def test_the_baseline_is_felt_by_all_where_it_fills_the_opening() -> None:
    other_shares = "mixes.internal.prospecting.rep={ calls = 0.5, emails = 0.1, customers = 0.4 }"
    for start, same in (("steady", False), ("empty", True)):
        base = load(PILOT, [f"opening.start={start}"])
        other = load(PILOT, [f"opening.start={start}", other_shares])
        assert felt(other, "internal") != felt(base, "internal")
        assert (felt(other, "pilot") == felt(base, "pilot")) is same
