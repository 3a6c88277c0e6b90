"""`--over`: decimal steps land on clean values, and what is wrong is said before anything is simulated."""

import pytest
from hypothesis import given, strategies as st

from simulator.errors import InputError
from simulator.scenario.ranges import read_ranges


def values(text: str) -> tuple[str, ...]:
    (found,) = read_ranges([f"a.b={text}"])
    return found.texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.1:0.5:0.1", "0.1 0.2 0.3 0.4 0.5"),
        ("0:1:0.3", "0 0.3 0.6 0.9"),
        ("60:240:60", "60 120 180 240"),
        ("3:1:-1", "3 2 1"),
        ("-1:1:1", "-1 0 1"),
        ("0.05, .1,12_000", "0.05 0.1 12000"),
        ("2.0:4.00:1.0", "2 3 4"),
        ("1e3:3e3:1e3", "1000 2000 3000"),
        (" 1 : 2 : 1 ", "1 2"),
        ("-0.0,1", "0 1"),
    ],
)
def test_values(text: str, expected: str) -> None:
    assert values(text) == tuple(expected.split())


@given(st.integers(-999, 999), st.integers(1, 99), st.integers(1, 50), st.integers(0, 6))
def test_steps_are_exact_multiples(first: int, step: int, count: int, places: int) -> None:
    scale = 10**places
    text = ":".join(f"{number / scale:.{places}f}" for number in (first, first + count * step, step))
    found = [round(float(value) * scale, 6) for value in values(text)]
    assert found == [first + k * step for k in range(count + 1)]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["a"], ["over_form"]),
        (["a="], ["over_form"]),
        (["=1,2"], ["over_form"]),
        (["a b=1,2"], ["over_form"]),
        (["a=1:2"], ["over_form"]),
        (["a=1:2:3:4"], ["over_form"]),
        (["a=5"], ["over_few"]),
        (["a=1:1:1"], ["over_few"]),
        (["a=1:2:0"], ["over_step"]),
        (["a=1:2:-1"], ["over_step"]),
        (["a=x,2,y"], ["over_number"]),
        (["a=0,1:0,5:0,1"], ["over_number"]),
        (["a=nan,1"], ["over_number"]),
        (["a=inf,1"], ["over_number"]),
        (["a=0:1:1e-300"], ["over_size"]),
        (["a=1e999,1"], ["over_size"]),
        (["a=1," + "9" * 5_000], ["over_size"]),
        (["a=1,2." + "0" * 60], ["over_size"]),
        (["a=1,1.0"], ["over_repeated"]),
        (["a=1:1e9:1e-9"], ["over_many"]),
        (["a=1:2001:1"], ["over_many"]),
        (["a=1:100:1", "b=1:100:1"], ["over_many"]),
        (["a=1,2", "b=1,2", "c=1,2"], ["over_quantities"]),
        (["a.b=1,2", 'a."b"=3,4'], ["over_twice"]),
        (["a=x,1", "b", "c=1,2"], ["over_number", "over_form", "over_quantities"]),
    ],
)  # fmt: skip
def test_what_is_wrong_comes_all_at_once(options: list[str], codes: list[str]) -> None:
    with pytest.raises(InputError) as refused:
        read_ranges(options)
    assert [problem.code for problem in refused.value.problems] == codes


def test_what_is_no_number_and_what_is_too_small_are_told_apart() -> None:
    with pytest.raises(InputError) as refused:
        read_ranges(["title=a,2,b", "deal.value=0:1:1e-300"])
    first, second = refused.value.problems
    assert first.value == "a, b"
    assert second.rule == "1e-300 is too small, too large or too long to mean anything"


def test_two_thousand_points_are_allowed() -> None:
    assert len(values("1:2000:1")) == 2_000
