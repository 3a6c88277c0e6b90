"""[search]: every candidate is the file at its values, hours move without being lost, and what is wrong is said."""

from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from simulator.errors import InputError
from simulator.scenario import load, read_grid, read_search, searched_mix, to_toml, wanted_search
from simulator.scenario.transfers import held, moved, split_transfer

SCENARIOS = Path(__file__).resolve().parents[3] / "scenarios"
PILOT, TABLE = SCENARIOS / "pilot.toml", SCENARIOS / "table.toml"
CALLS, MAILS = (f"mixes.pilot.prospecting.rep.{name} -> customers" for name in ("calls", "emails"))
SHARES = ("calls", "emails", "customers", "small_accounts", "idle")


@pytest.fixture
def searching(tmp_path):
    """A file that searches over what it is given, beside the pilot or a table."""

    def write(over: str, base: Path = PILOT) -> str:
        file = tmp_path / "searching.toml"
        head = f'extends = "{base.as_posix()}"\n' if base == PILOT else base.read_text(encoding="utf-8")
        file.write_text(f"{head}\n[search]\nover = {{ {over} }}\nindifference = 500\n", encoding="utf-8")
        return str(file)

    return write


def shares(point, profile="rep"):
    held = point.mixes["pilot"].prospecting[profile]
    return {name: held[name] for name in SHARES if name in held}


def refused(call, *words):
    with pytest.raises(InputError) as error:
        call(*words)
    return [(one.code, one.key) for one in error.value.problems]


def test_candidates_are_what_set_gives(searching) -> None:
    file = searching('"mixes.pilot.orders.phoning.per_week" = [3, 0.5], "profiles.rep.headcount" = [2, 4]')
    grid = read_search(file, ["platforms.phoning.price=100"])
    pairs = list(product((3, 0.5), (2, 4)))
    for point, (order, heads) in zip(grid.points, pairs, strict=True):
        sets = [f"mixes.pilot.orders.phoning.per_week={order}", f"profiles.rep.headcount={heads}"]
        assert to_toml(point) == to_toml(load(file, ["platforms.phoning.price=100", *sets]))
    assert to_toml(grid.base) == to_toml(load(file, ["platforms.phoning.price=100"]))
    assert grid.axes[0].values == (3.0, 0.5)


def test_hours_that_two_channels_give_to_a_third_are_not_lost(searching) -> None:
    grid = read_search(searching(f'"{CALLS}" = [0.1, 0.2], "{MAILS}" = [0, 0.05]'), [])
    before = shares(grid.base)
    for point, (calls, mails) in zip(grid.points, product((0.1, 0.2), (0.0, 0.05)), strict=True):
        after = shares(point)
        assert (after["calls"], after["emails"]) == (calls, mails)
        gained = before["calls"] - calls + before["emails"] - mails
        assert after["customers"] == pytest.approx(before["customers"] + gained, abs=1e-12)
        assert after["small_accounts"] == before["small_accounts"]


def test_a_share_goes_on_from_one_channel_to_the_next(searching) -> None:
    chain = f'"{CALLS}" = [0.1, 0.2], "mixes.pilot.prospecting.rep.customers -> emails" = [0.3, 0.4]'
    for point in read_search(searching(chain), []).points:
        assert sum(shares(point).values()) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("file", "path", "into"),
    [
        (PILOT, "mixes.pilot.prospecting.rep.calls", "idle"),
        (PILOT, "mixes.pilot.prospecting.rep.emails", "customers"),
        (TABLE, "mixes.pilot.rep.visits", "calls"),
        (TABLE, "mixes.pilot.prospecting.rep.emails", "visits"),
    ],
    ids=["idle time unwritten", "written", "short form, share unwritten", "long path of the short form"],
)
def test_either_end_may_be_unwritten_and_the_form_short(file, path, into) -> None:
    name = path.rpartition(".")[2]
    points = read_grid(file, [], [f"{path} -> {into}=0.01,0.05"]).points
    before = load(file).mixes["pilot"].prospecting["rep"]
    for point, value in zip(points, (0.01, 0.05), strict=True):
        after = point.mixes["pilot"].prospecting["rep"]
        assert after[name] == value
        assert after[into] == pytest.approx(before.get(into, 0.0) + before[name] - value)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc"), st.integers(0, 9)), max_size=4))
def test_transfers_keep_the_total(steps) -> None:
    data = {"t": {"a": 0.2, "b": 0.3, "c": 0.5}}
    made = moved(data, [(("t", own), ("t", into), Decimal(n)) for own, into, n in steps if own != into])
    after = {("t", name): Decimal(repr(share)) for name, share in data["t"].items()} | made
    assert sum(after.values()) == 1


def test_where_no_number_stands() -> None:
    data = {"channels": {"calls": {}}, "mixes": {"m": {"prospecting": {"rep": {}}}}}
    rep = ("mixes", "m", "prospecting", "rep")
    assert [held(data, (*rep, name)) for name in ("calls", "idle", "nobody")] == [0.0, 0.0, None]
    assert held(data, rep) is None
    assert held({"a": True}, ("a",)) is None
    with pytest.raises(ValueError, match="no number"):
        moved(data, [((*rep, "nobody"), (*rep, "calls"), Decimal(1))])


@pytest.mark.parametrize("text", ["a.b -> b", "a -> b", "a.b ->", "a.b -> c.d", "-> b", "a b -> c"])
def test_what_is_no_transfer(text) -> None:
    assert split_transfer(text)[0] is None


@pytest.mark.parametrize(
    ("over", "codes"),
    [
        (f'"{CALLS}" = [0.1, 0.2], "mixes.pilot.prospecting.rep.customers" = [0.1, 0.2]', {"search_value"}),
        (f'"{CALLS}" = [2, 0.2]', {"search_value"}),
        ('"mixes.pilot.orders.phoning.per_week" = [2]', {"search_values"}),
        ('"mixes.pilot.orders.phoning.per_week" = [2, 3, 2]', {"search_values"}),
        ('"mixes.pilot.prospecting.rep.calls -> custmers" = [0.1, 0.2]', {"correlation_path"}),
        (f'"{CALLS}" = [0.0, 0.1], "{MAILS}" = [-0.1, 0.9]', {"search_value"}),
        ('"mixes.pilot.orders.phoning.per_week" = [1, 2], "mixes.pilot.orders.phoning.per_wek" = [1, 2]', {"correlation_path"}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_when_the_file_is_checked(searching, over, codes) -> None:
    file = searching(over)
    assert {code for code, _ in refused(load, file)} == codes


def test_values_that_do_not_go_together_are_said_where_they_are_asked(searching) -> None:
    both = f'"{CALLS}" = [0.02, 0.8], "{MAILS}" = [0.0, 0.6]'
    file = searching(both)
    with pytest.raises(InputError) as error:
        read_search(file, [])
    (problem,) = error.value.problems
    assert (problem.code, problem.key) == ("at_least", "mixes.pilot.prospecting.rep.customers")
    assert problem.file == file
    assert problem.line is not None


def test_too_many_candidates(searching) -> None:
    many = ", ".join(str(value) for value in range(50))
    over = f'"mixes.pilot.orders.phoning.per_week" = [{many}], "platforms.phoning.price" = [{many}]'
    assert refused(read_search, searching(over), []) == [("over_many", "")]


def test_which_mix_is_meant(searching) -> None:
    assert searched_mix(load(PILOT)) == "pilot"
    assert searched_mix(load(searching('"platforms.phoning.price" = [1, 2]'))) == "pilot"
    both = f'"{CALLS}" = [0.1, 0.2], "mixes.video.prospecting.rep.calls -> customers" = [0.1, 0.2]'
    assert refused(searched_mix, load(searching(both)))[0][0] == "search_mix"
    own = '"mixes.internal.prospecting.rep.calls -> customers" = [0.1, 0.2]'
    assert refused(searched_mix, load(searching(own)))[0][0] == "search_baseline"


def test_without_a_search_the_message_says_what_to_write() -> None:
    with pytest.raises(InputError) as error:
        read_search(str(TABLE), [])
    (problem,) = error.value.problems
    assert problem.code == "search_missing"
    assert problem.remedy is not None
    assert '"mixes.pilot.orders.phoning.per_week" = [0, 2.5, 5, 7.5, 10]' in problem.remedy


def test_the_example_is_one_that_can_be_searched(searching) -> None:
    with pytest.raises(InputError) as error:
        wanted_search(load(TABLE))
    example = str(error.value.problems[0].params["example"])
    assert len(read_search(searching(example, TABLE), []).points) == 5


def test_options_go_before_the_file(searching) -> None:
    wanted = wanted_search(load(PILOT), confidence=0.8)
    assert (wanted.confidence, wanted.indifference) == (0.8, 500)
    assert wanted_search(load(PILOT), indifference=20.0).indifference == 20.0
