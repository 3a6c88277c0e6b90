"""The hand calculation of docs/how-to/update-after-a-trial.md: its arithmetic, and what the update says of the same file."""

import re
from pathlib import Path

import numpy as np
import pytest

from documents.blocks import ROOT, blocks
from simulator.calibration.results import read_results
from simulator.calibration.update import Delay
from simulator.scenario import load
from simulator.scenario.notations import Counts, Known
from simulator.study.update import learn

TEXT = (ROOT / "docs/how-to/update-after-a-trial.md").read_text(encoding="utf-8")
PAGE = " ".join(TEXT.split())
MEDIAN = np.array([0.5])


def stated(pattern: str) -> tuple[float, ...]:
    found = re.search(pattern, PAGE)
    assert found is not None, f"the page does not say {pattern!r}"
    return tuple(float(text.replace(",", "")) for text in found.groups())


@pytest.fixture(scope="module")
def learned(tmp_path_factory):
    """What the page's own results file teaches of the pilot, and the same with open deals taken for lost."""
    file: Path = tmp_path_factory.mktemp("page") / "results.toml"
    (block,) = [one for one in blocks(TEXT) if one.file == "results.toml"]
    file.write_text(block.body, encoding="utf-8")
    scenario = load(ROOT / "scenarios/pilot.toml")
    results = read_results(file, scenario)
    phoning = results.platforms["phoning"].model_copy(update={"lost": 8, "open_days": None})
    wrong = results.model_copy(update={"platforms": {"phoning": phoning}})
    return learn(scenario, results, "results.toml"), learn(scenario, wrong, "results.toml")


def test_calls(learned) -> None:
    before, trials, more, of, sum_, sum_of, percent = stated(
        r"You believed (\d+) successes in ([\d,]+) attempts; (\d+) in ([\d,]+) more make (\d+) in ([\d,]+): ([\d.]+) %"
    )
    assert (before + more, trials + of) == (sum_, sum_of)
    assert round(100 * sum_ / sum_of, 2) == percent
    form = learned[0].changes["activities.call.success"].form
    assert isinstance(form, Counts)
    assert (form.successes, form.trials) == (sum_, sum_of)


def test_quotes(learned) -> None:
    ages = np.array([2.0, 5, 9, 16, 20, 33, 40, 47])
    (shown,) = stated(r"to sign in the end, ([\d.]+) of them would have done so by now")
    over = Delay("days", "lognormal", 0.8).over_by(ages, np.array([24.0]))
    assert round(float(over.sum()), 1) == shown
    share, of, expected = stated(r"where (\d+) % of ([\d.]+) = ([\d.]+) were to be expected")
    assert of == pytest.approx(1.0 + shown)
    assert round(share / 100 * of, 1) == expected
    stays, wrong = stated(
        r"the belief stays at (\d+) %\. Taking the open ones for lost would have put it at (\d+) %"
    )
    for percent, one in zip((stays, wrong), learned, strict=True):
        assert round(100 * float(one.changes["activities.quote.success"].quantile(MEDIAN)[0])) == percent


def test_the_price(learned) -> None:
    low, high, paid = stated(r"was uncertain, (\d+) to (\d+); now (\d+) has been paid")
    change = learned[0].changes["platforms.phoning.price"]
    assert change.form == Known(paid)
    before = load(ROOT / "scenarios/pilot.toml").platforms["phoning"].price
    assert np.round(before.quantile(np.array([0.1, 0.9])), -1).tolist() == [low, high]
