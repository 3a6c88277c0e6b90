"""The hand calculation of docs/how-to/plan-a-trial.md: its arithmetic, and the simulation that it confirms."""

import re
from math import log, sqrt
from statistics import NormalDist

import pytest

from documents.blocks import ROOT
from simulator.engine.compiled import CompiledEngine
from simulator.scenario import load
from simulator.study import Settings
from simulator.study.trial import DEFAULT_TRIAL_ROWS, plan_of, try_out

PAGE = (ROOT / "docs/how-to/plan-a-trial.md").read_text(encoding="utf-8")
NORMAL = NormalDist()


def stated(pattern: str) -> tuple[float, ...]:
    """Numbers that the page states, by a pattern with a group for each."""
    found = re.search(pattern, " ".join(PAGE.split()))
    assert found is not None, f"the page does not say {pattern!r}"
    return tuple(float(text.replace(",", "")) for text in found.groups())


def loss(mean: float, sd: float) -> float:
    """Mean shortfall below nought of a normal number."""
    return sd * (NORMAL.pdf(mean / sd) - mean / sd * (1.0 - NORMAL.cdf(mean / sd)))


@pytest.fixture(scope="module")
def simulated():
    """The pilot's trial of 13 weeks, on the default rows."""
    scenario = load(ROOT / "scenarios/pilot.toml", ())
    settings = Settings(rows=DEFAULT_TRIAL_ROWS, engine="compiled", workers=2)
    found = try_out(plan_of(scenario, "pilot.toml", (13,), None), CompiledEngine(), settings)
    assert found is not None
    return found.findings


def test_the_arithmetic() -> None:
    (gain,) = stated(r"brings some (\d+) € a week more")
    low, high = stated(r"goes from (-[\d.]+) to \+([\d.]+) € an hour")
    share, hours = stated(r"√([\d.]+) = 5\.1 € an hour, times ([\d,]+) hours over 13 weeks")
    sd = (high - low) / 3.29 * sqrt(share) * hours / 13
    (told,) = stated(r"over 13 weeks: \*\*(\d+) € a week\*\*")
    assert told == pytest.approx(sd, abs=5.0)
    weeks = 52 * (1 - 1 / 1.05) / log(1.05) * 1.05 ** (-13 / 52)
    assert stated(r"worth ([\d.]+) of today's: \*\*(\d+) €\*\*") == pytest.approx(
        (weeks, loss(gain, told) * weeks), abs=5.0
    )
    (revealed,) = stated(r"= (\d+) % of that at best")
    assert revealed == pytest.approx(100 * 0.36**2 / (0.36**2 + 0.33**2), abs=1.0)
    (most,) = stated(r"= \*\*(\d+) € at the very most\*\*")
    assert most == pytest.approx(loss(gain, told * sqrt(revealed / 100)) * weeks, abs=5.0)
    price, lost = stated(r"an appointment costs (\d+), and 0\.3 hours .*? So it loses ([\d.]+)\.")
    assert lost == pytest.approx(price + 0.3 * 0.03 * 3_000 / 0.4 - 0.05 * 1_000)


def test_the_simulation_says_so_within_its_error(simulated) -> None:
    (length,) = simulated.lengths
    assert simulated.verdict == "changes_nothing"
    assert simulated.at_once == "pilot"
    (gain,) = stated(r"brings some (\d+) € a week more")
    assert simulated.weekly_gain["go_on"].value == pytest.approx(gain, abs=simulated.weekly_gain["go_on"].se)
    (everything,) = stated(r"of today's: \*\*(\d+) €\*\*")
    assert length.rule.loss.value == pytest.approx(everything, abs=1.96 * length.rule.loss.se)
    (most,) = stated(r"= \*\*(\d+) € at the very most\*\*")
    assert length.information.value - 1.96 * length.information.se < most
    assert length.cost.value == length.cost.se == 0.0


def test_what_the_page_says_of_the_simulation(simulated) -> None:
    (length,) = simulated.lengths
    value, se = stated(r"loses (\d+) ± (\d+) €, wrong")
    assert (round(length.rule.loss.value, -1), round(length.rule.loss.se, -1)) == (value, se)
    value, se = stated(r"The simulation says (-?\d+) ± (\d+) €")
    assert (round(length.information.value), round(length.information.se)) == (value, se)
    (quotes,) = stated(r"In 13 weeks it gives (\d+) quotes")
    assert length.seen["quotes"].mean == pytest.approx(quotes, abs=0.5)
